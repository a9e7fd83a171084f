//! Fragments of links: what they name is shown as soon as it is there, for a page asks the server first.

use leptos::prelude::*;
use std::time::Duration;

use super::location::CURRENT;
use crate::platform::dom;

/// How often it is looked for, and how many times.
const PAUSE: Duration = Duration::from_millis(100);
const TIMES: u32 = 80;

/// Shows the element with this id, unless the reader has gone on to another page meanwhile.
pub(super) fn show(id: String) {
    let path = CURRENT.with_untracked(|at| at.path.clone());
    request_animation_frame(move || look(id, path, TIMES));
}

fn look(id: String, path: String, left: u32) {
    let there = CURRENT.with_untracked(|at| at.path == path);
    if there && left > 0 && !dom::show_id(&id) {
        set_timeout(move || look(id, path, left - 1), PAUSE);
    }
}
