//! Incentive lines with how they came about, and payout applications with where they stand (P-31).

mod application_columns;
mod applications;
mod arithmetic;
mod line;
mod line_columns;
mod lines;
mod page;
mod payout;
mod withdraw;
mod words;

pub use line::IncentiveDetailPage;
pub use page::IncentivePage;
pub use payout::PayoutDetailPage;
