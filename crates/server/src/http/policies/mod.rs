//! The versions of the rule policy.

pub mod affected;
pub mod concerned;
pub mod list;
