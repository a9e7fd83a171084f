//! The operator's console: the partners, and what the vendor decides about each of its own accord.

mod accepted;
mod act;
mod ask;
mod company;
mod detail;
mod facts;
mod grant_fields;
mod grants;
mod list;
mod more_fields;
mod open;
mod record_fields;
mod records;
mod standing;
mod standing_fields;
mod words;

pub use detail::PartnerPage;
pub use list::PartnerListPage;
