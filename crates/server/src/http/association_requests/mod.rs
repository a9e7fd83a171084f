//! Requests to end or change an association, from the partner's side.

pub mod answer;
pub mod create;
pub mod detail;
pub mod list;
