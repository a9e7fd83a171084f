//! Changing the own password: forced at the first sign-in, or wanted.

mod page;

pub use page::PasswordPage;
