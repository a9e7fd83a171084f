//! Payout applications (申请记录).

pub mod detail;
pub mod invoices;
pub mod list;
pub mod submit;
pub mod withdraw;
