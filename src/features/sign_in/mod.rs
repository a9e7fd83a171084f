//! Signing in, on a page of its own and in place when a session ends.

mod demo_accounts;
mod form;
mod page;

pub use form::SignInForm;
pub use page::SignInPage;
