//! Puts a part on the page, presses keys, reads what assistive technology would.

use js_sys::{Array, Function, Object, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use partner_center::i18n::{Locale, set_locale};
use partner_center::platform::dom;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// A mounted part; unmounted when dropped.
pub(crate) struct Page {
    root: HtmlElement,
    unmount: Option<Box<dyn FnOnce()>>,
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(unmount) = self.unmount.take() {
            unmount();
        }
        self.root.remove();
    }
}

/// Mounts a view in English in an element of its own.
pub(crate) async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Page {
    set_locale(Locale::En);
    let document = dom::document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), view);
    settle().await;
    Page { root, unmount: Some(Box::new(move || drop(handle))) }
}

/// Lets effects, frames and events run.
pub(crate) async fn settle() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move || resolve.call0(&wasm_bindgen::JsValue::NULL).unwrap());
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(done.unchecked_ref(), 40)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

impl Page {
    /// The only match, or the first.
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.all(selector).into_iter().next()
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        dom::all_within(&self.root, selector)
    }

    /// The element with this role (or tag) and this accessible name.
    pub(crate) fn named(&self, selector: &str, name: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().find(|element| name_of(element) == name);
        found.unwrap_or_else(|| panic!("no {selector} named {name} in {}", self.root.inner_html()))
    }

    pub(crate) async fn click(&self, selector: &str, name: &str) {
        self.named(selector, name).click();
        settle().await;
    }

    pub(crate) async fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.one(selector).unchecked_into();
        input.focus().unwrap();
        input.set_value(text);
        input.dispatch_event(&event("Event", "input", &[])).unwrap();
        settle().await;
    }

    pub(crate) async fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.one(selector).unchecked_into();
        select.set_value(value);
        select.dispatch_event(&event("Event", "change", &[])).unwrap();
        settle().await;
    }
}

/// Presses a key on the focused element; `false` when a handler prevented the default.
pub(crate) async fn press(key: &str) -> bool {
    let event = event("KeyboardEvent", "keydown", &[("key", key.into())]);
    let goes_on = dom::focused().unwrap().dispatch_event(&event).unwrap();
    settle().await;
    goes_on
}

/// A bubbling, cancelable event of a class of the browser. By name: the app itself makes no events.
fn event(class: &str, kind: &str, more: &[(&str, JsValue)]) -> Event {
    let options = Object::new();
    for (name, value) in [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)].iter().chain(more) {
        Reflect::set(&options, &JsValue::from(*name), value).unwrap();
    }
    let class: Function = Reflect::get(&js_sys::global(), &class.into()).unwrap().unchecked_into();
    Reflect::construct(&class, &Array::of2(&kind.into(), &options)).unwrap().unchecked_into()
}

/// `aria-label`, or the text, as one line.
pub(crate) fn name_of(element: &Element) -> String {
    let text = element.get_attribute("aria-label").unwrap_or_else(|| element.text_content().unwrap_or_default());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The accessible name of what has the focus.
pub(crate) fn focused_name() -> String {
    dom::focused().map(|element| name_of(&element)).unwrap_or_default()
}

/// The text that `aria-describedby` points at.
pub(crate) fn description_of(element: &Element) -> String {
    let ids = element.get_attribute("aria-describedby").unwrap_or_default();
    let document = dom::document().unwrap();
    let texts = ids.split_whitespace().filter_map(|id| document.get_element_by_id(id)?.text_content());
    texts.collect::<Vec<_>>().join(" ").trim().to_owned()
}
