//! The operator's console: what partners submitted, and the vendor's decision on it.

mod cancel;
mod changed;
mod columns;
mod decide;
mod detail;
mod matter;
mod page;
mod record;
mod record_exit;
mod share;
mod submitted;
mod words;

pub use detail::ReviewDetailPage;
pub use page::ReviewListPage;
pub use share::ShareOpportunityPage;
