//! The operator's console: what the vendor reviews.

pub mod answer;
pub mod detail;
pub mod list;
mod subject;
