//! Receipts: what was decided on which facts, to be read, printed and decided again.

mod detail;
mod list;
mod words;

pub use detail::ReceiptPage;
pub use list::ReceiptListPage;
