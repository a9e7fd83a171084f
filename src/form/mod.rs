//! Forms: what was typed, what is wrong with it, and what happens when the page is left.

mod draft;
mod guard;
mod verification;

pub use draft::{Form, FormField};
pub use guard::UnsavedGuard;
pub use verification::VerificationField;
