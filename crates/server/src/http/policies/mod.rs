//! The versions of the rule policy.

pub mod concerned;
pub mod list;
