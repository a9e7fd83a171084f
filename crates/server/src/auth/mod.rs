//! Who is asking, and what they may do.

pub(crate) mod accounts;
mod allowed;
pub(crate) mod codes;
pub mod cookie;
pub(crate) mod credentials;
pub(crate) mod denial;
pub(crate) mod lockout;
pub mod password;
pub mod rights;
pub mod scope;
pub mod session;

pub use allowed::{Allowed, SignedIn};
pub use session::{Principal, Session};

#[cfg(test)]
mod denial_tests;
