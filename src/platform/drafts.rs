//! What was typed and not yet sent, in `sessionStorage`: it survives a reload and goes with the tab. Each login finds only
//! its own.

use std::cell::RefCell;
use web_sys::Storage;

thread_local! {
    static OWNER: RefCell<String> = const { RefCell::new(String::new()) };
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn key(name: &str) -> String {
    OWNER.with_borrow(|owner| format!("pc.draft.{owner}.{name}"))
}

/// From now on this login types.
pub fn belong_to(owner: &str) {
    OWNER.set(owner.to_owned());
}

/// The draft under this name.
pub fn get(name: &str) -> Option<String> {
    session()?.get_item(&key(name)).ok()?
}

/// Keeps a draft; an empty one is forgotten.
pub fn set(name: &str, text: &str) {
    let Some(storage) = session() else { return };
    let key = key(name);
    let _ = if text.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, text) };
}
