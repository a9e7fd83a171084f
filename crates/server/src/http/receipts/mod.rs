//! Receipts of decisions.

pub mod detail;
pub mod list;

#[cfg(test)]
mod tests;
