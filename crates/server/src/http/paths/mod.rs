//! Development paths of the partner account (P-41).

pub mod choose;
pub mod exit;
pub mod list;
