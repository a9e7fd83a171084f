//! Balances of customers and of the partner, as the public API has them.

pub mod customers;
pub mod partner;
