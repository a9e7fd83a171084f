//! The business features, a folder each. A feature imports no other, but that the vendor's console shows what partners do.

pub mod agreements;
pub mod association;
pub mod authorizations;
pub mod customers;
pub mod development;
pub mod errors;
pub mod home;
pub mod incentives;
pub mod messages;
pub mod my_partner;
pub mod my_records;
pub mod opportunities;
pub mod organization;
pub mod partners;
pub mod password;
pub mod personal_accounts;
pub mod programs;
pub mod resellers;
pub mod reviews;
pub mod rules;
pub mod settings;
pub mod sign_in;
pub mod specialists;
