//! The operator's console: what partners submitted, and the vendor's decision on it.

mod columns;
mod decide;
mod detail;
mod page;
mod words;

pub use detail::ReviewDetailPage;
pub use page::ReviewListPage;
