//! Helps for demonstrations.

pub mod accounts;
