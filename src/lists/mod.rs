//! What every list page has around its table: the line of filters, what an empty list says, and the pages.

mod empty;
mod filters;
mod pages;

pub use empty::{empty_kind, when_empty};
pub use filters::ListFilters;
pub use pages::ListPages;
