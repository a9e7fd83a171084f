//! Development paths of the partner account (P-41).

pub mod certification;
pub mod exit;
pub mod list;
