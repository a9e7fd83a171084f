//! Starts the app in the browser.

use leptos::prelude::*;
use partner_center::app::App;
use partner_center::platform::{crash, dom};
use wasm_bindgen::JsCast;

fn main() {
    crash::install_hook();
    let Some(place) = dom::document().and_then(|document| document.get_element_by_id("app")) else { return };
    // The skeleton of `index.html` has served its time.
    place.set_text_content(None);
    if let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() {
        mount_to(place, App).forget();
    }
}
