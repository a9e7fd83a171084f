//! Customers of a partner.

pub mod assign;
pub mod check;
pub mod detail;
pub mod export;
mod export_rows;
pub mod query;
