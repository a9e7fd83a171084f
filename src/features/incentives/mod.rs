//! Incentive lines with how they came about, and payout applications with where they stand (P-31).

mod actions;
mod application_columns;
mod applications;
mod arithmetic;
mod confirm;
mod invoice_fields;
mod invoice_list;
mod invoices;
mod line;
mod line_columns;
mod lines;
mod page;
mod payout;
mod words;

pub use line::IncentiveDetailPage;
pub use page::IncentivePage;
pub use payout::PayoutDetailPage;
