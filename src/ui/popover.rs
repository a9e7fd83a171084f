//! Placing what floats: native popovers, put under (or over) the element that opened them.

use web_sys::{Element, HtmlElement};

/// Distance from the window's edge and from the anchor, in pixels.
const GAP: f64 = 4.0;

/// Opens a native popover next to its anchor; does nothing where the browser has none.
pub(super) fn open(floating: &HtmlElement, anchor: &Element) {
    let _ = floating.show_popover();
    place(floating, anchor);
}

/// Closes it, if it is open.
pub(super) fn close(floating: &HtmlElement) {
    let _ = floating.hide_popover();
}

/// Under the anchor and aligned to its start; above, or to its end, where the window ends.
#[expect(clippy::float_arithmetic, reason = "pixels of the layout, not money")]
pub(super) fn place(floating: &HtmlElement, anchor: &Element) {
    let Some(window) = web_sys::window() else { return };
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let (around, own) = (anchor.get_bounding_client_rect(), floating.get_bounding_client_rect());
    let below = around.bottom() + GAP;
    let top = if below + own.height() > height && around.top() > own.height() + GAP {
        around.top() - own.height() - GAP
    } else {
        below
    };
    let left = if around.left() + own.width() + GAP > width { around.right() - own.width() } else { around.left() };
    // Through the object model: the content security policy refuses style attributes.
    let style = floating.style();
    let _ = style.set_property("top", &format!("{}px", top.max(GAP)));
    let _ = style.set_property("left", &format!("{}px", left.max(GAP)));
}
