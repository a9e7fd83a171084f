//! Payout applications (申请记录).

pub mod detail;
pub mod invoices;
pub mod list;
mod moves;
pub mod submit;
pub mod withdraw;
