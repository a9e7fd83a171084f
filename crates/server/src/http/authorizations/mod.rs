//! Authorisations to act for customers, from the partner's side.

pub mod create;
pub mod detail;
pub mod list;
pub mod withdraw;
