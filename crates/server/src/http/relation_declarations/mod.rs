//! Declarations of relations to employees of the vendor (P-45).

pub mod create;
pub mod list;
