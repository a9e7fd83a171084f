//! Resellers of a distributor (P-60).

pub mod answer;
pub mod answer_all;
pub mod application;
pub mod applications;
pub mod assign;
pub mod detail;
mod distributor;
pub mod funds;
pub mod query;
#[cfg(test)]
mod tests;
