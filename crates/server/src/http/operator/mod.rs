//! What the vendor's operators record for partners.

pub mod partners;
pub mod record_application;
