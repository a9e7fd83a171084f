//! What happens after a panic: the app is dead, so the page says so and offers a reload.

use super::dom;

/// Logs panics to the console and covers the page with the notice of `index.html`.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(notice) = dom::document().and_then(|document| document.get_element_by_id("crash")) {
            let _ = notice.remove_attribute("hidden");
            dom::focus_id("crash-reload");
        }
    }));
}
