//! Copying text.

use wasm_bindgen_futures::JsFuture;

/// Copies; `false` where the browser does not allow it (no https, no focus).
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Outside secure contexts `navigator.clipboard` is undefined.
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
