//! Forms: what was typed, what is wrong with it, and what happens when the page is left.

mod draft;
mod guard;

pub use draft::{Form, FormField};
pub use guard::UnsavedGuard;
