//! Pages for addresses that lead nowhere and for rights that are missing. A crash has its page in `index.html`.

mod forbidden;
mod not_found;

pub use forbidden::{AccessPage, ForbiddenPage};
pub use not_found::NotFoundPage;
