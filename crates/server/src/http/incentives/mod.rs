//! Incentive lines and how their amounts came about.

pub mod detail;
pub mod list;
