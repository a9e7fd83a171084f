//! Payout applications (申请记录).

pub mod detail;
pub mod list;
pub mod withdraw;
