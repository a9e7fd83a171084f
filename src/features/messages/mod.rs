//! The message centre: requests, answers and verification codes.

mod page;
mod row;
mod vendor_fact;
mod words;

pub use page::MessagePage;
