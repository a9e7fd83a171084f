//! P-23 客户拓展: customers that are reported and invited, general invitation links, and what became of them.

mod attempts;
mod batch;
mod change_email;
mod check;
mod chosen;
mod columns;
mod detail;
mod dialogs;
mod earlier;
mod fields;
mod invite;
mod letter;
mod links;
mod list;
mod operation;
mod page;
mod poster;
mod questions;
mod report;
mod why;
mod words;

pub use detail::CustomerReportPage;
pub use page::DevelopmentPage;
