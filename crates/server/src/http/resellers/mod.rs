//! Resellers of a distributor (P-60).

pub mod answer;
pub mod answer_all;
pub mod application;
pub mod applications;
pub mod assign;
pub mod detail;
mod distributor;
pub mod funds;
pub mod invitations;
pub mod own_funds;
pub mod permission;
pub mod query;
pub mod quota_lists;
pub mod quotas;
#[cfg(test)]
pub(in crate::http) mod tests;
