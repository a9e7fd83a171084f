//! What was typed and not yet sent, in `sessionStorage`: it survives a reload and goes with the tab.

use web_sys::Storage;

const PREFIX: &str = "pc.draft.";

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The draft under this name.
pub fn get(name: &str) -> Option<String> {
    session()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps a draft; an empty one is forgotten.
pub fn set(name: &str, text: &str) {
    let Some(storage) = session() else { return };
    let key = format!("{PREFIX}{name}");
    let _ = if text.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, text) };
}
