//! The versions of the rule policy.

pub mod list;
