//! The operator's console: what the vendor reviews.

mod again;
pub mod answer;
pub mod detail;
pub mod list;
mod subject;
