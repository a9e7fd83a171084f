//! The message centre.

pub mod list;
pub mod read;
