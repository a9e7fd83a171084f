//! What stands around the content of a page: what is shown before an answer is there, and what every list has around
//! its table: the line of filters, what an empty list says, and the pages; and texts that are signed.

mod agreement_words;
mod arrangement;
mod empty;
mod filters;
mod freshness;
mod listing;
mod mask_toggle;
mod pages;
mod partner_pick;
mod unready;

pub use agreement_words::AgreementWords;
pub use arrangement::in_address;
pub use empty::{behind_the_last, empty_kind, when_empty, when_no_match};
pub use filters::ListFilters;
pub use freshness::Freshness;
pub use listing::{ListTable, Listing, use_listing};
pub use mask_toggle::{Eyes, MaskToggle, masked};
pub use pages::ListPages;
pub use partner_pick::{PartnerPick, PickWords};
pub use unready::Unready;

pub use domain::masking;
