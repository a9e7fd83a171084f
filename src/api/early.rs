//! Answers that `public/boot.js` asked for while the wasm was still loading.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::request::Ask;

/// The early answer to this request, taken out of `window.__early`. A refusal is left aside, so that the transport
/// asks anew with everything it knows by now; only "who is signed in" may answer "nobody".
pub(super) async fn take(ask: &Ask) -> Option<Response> {
    let early = property(&web_sys::window()?.into(), "__early")?.dyn_into::<Array>().ok()?;
    let at = (0..early.length()).find(|at| is_for(&early.get(*at), ask))?;
    let promise = property(&early.get(at), "promise")?.dyn_into::<Promise>().ok()?;
    early.splice(at, 1, &JsValue::UNDEFINED);
    let response = JsFuture::from(promise).await.ok()?.dyn_into::<Response>().ok()?;
    (response.ok() || ask.path == "/v2/sessions/current").then_some(response)
}

fn is_for(entry: &JsValue, ask: &Ask) -> bool {
    let text = |name| property(entry, name).and_then(|value| value.as_string());
    text("method").as_deref() == Some(ask.method.name())
        && text("path") == Some(ask.path.clone())
        && text("body") == ask.body
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from(name)).ok()
}
