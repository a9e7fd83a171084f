//! Preferences in `localStorage`. Private windows and full disks make it fail: then nothing is remembered.

use web_sys::Storage;

const PREFIX: &str = "pc.";

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was stored under this name.
pub fn get(name: &str) -> Option<String> {
    local()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Stores, or quietly does not.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), value);
    }
}

/// Forgets what was stored under this name.
pub fn remove(name: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}
