//! Small reads and writes of the document.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The document, when there is one.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// One value of the page's query string.
pub fn query_parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Takes one value out of the address bar, without a step in the history.
pub fn drop_query_parameter(name: &str) {
    let Some(window) = web_sys::window() else { return };
    let Ok(url) = window.location().href().and_then(|href| web_sys::Url::new(&href)) else { return };
    let parameters = url.search_params();
    if parameters.get(name).is_none() {
        return;
    }
    parameters.delete(name);
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&url.href()));
    }
}

/// The browser's languages, most wanted first.
pub fn navigator_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Removes an attribute of `<html>`.
pub fn remove_root_attribute(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.remove_attribute(name);
    }
}

/// Does a media query hold now?
pub fn media_matches(query: &str) -> bool {
    let found = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    found.is_some_and(|list| list.matches())
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The title of the tab.
pub fn title() -> String {
    document().map(|document| document.title()).unwrap_or_default()
}

/// The whole address of the page.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Moves the focus to the element with this id.
pub fn focus_id(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus(&element);
    }
}

/// Shows what a fragment names: the focus goes there, in front of no dialog, and it is marked as found. `false` while it is
/// not there.
pub fn show_id(id: &str) -> bool {
    let Some(document) = document() else { return false };
    let Some(element) = document.get_element_by_id(id) else { return false };
    for dialog in elements(&document, "dialog[open]").into_iter().filter(|dialog| !dialog.contains(Some(&element))) {
        if let Some(dialog) = dialog.dyn_ref::<web_sys::HtmlDialogElement>() {
            dialog.close();
        }
    }
    for shown in elements(&document, "[data-found]") {
        let _ = shown.remove_attribute("data-found");
    }
    let _ = element.set_attribute("data-found", "");
    if element.dyn_ref::<HtmlElement>().is_some_and(|element| element.tab_index() < 0) {
        let _ = element.set_attribute("tabindex", "-1");
    }
    focus(&element);
    true
}

fn elements(document: &web_sys::Document, selector: &str) -> Vec<Element> {
    let found = document.query_selector_all(selector).ok();
    let nodes = found.map(|list| (0..list.length()).filter_map(move |at| list.get(at)).collect::<Vec<_>>());
    nodes.unwrap_or_default().into_iter().filter_map(|node| node.dyn_into().ok()).collect()
}

/// Moves the focus to this element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// The elements inside `root` that match, in document order.
pub fn all_within(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The position of the focused element among these.
pub fn focused_among(elements: &[HtmlElement]) -> Option<usize> {
    let focused = focused()?;
    elements.iter().position(|element| *element == focused)
}

/// Is there a cookie of this name that scripts can read?
pub fn has_cookie(name: &str) -> bool {
    let held = document().and_then(|document| js_sys::Reflect::get(&document, &"cookie".into()).ok()?.as_string());
    held.is_some_and(|held| held.split("; ").any(|pair| pair.split('=').next() == Some(name)))
}

/// Removes a cookie that scripts can read.
pub fn forget_cookie(name: &str) {
    if let Some(document) = document() {
        let _ = js_sys::Reflect::set(&document, &"cookie".into(), &format!("{name}=; Path=/; Max-Age=0").into());
    }
}

/// A document-wide number for ids: parts need ids for labels and descriptions.
pub fn next_id(prefix: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
