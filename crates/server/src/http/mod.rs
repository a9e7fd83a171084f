//! The JSON API over HTTP: one folder a resource, one file an operation.

pub mod access;
pub mod account_managers;
pub mod agreements;
pub mod association_attempts;
pub mod association_requests;
pub mod attachments;
pub mod authorizations;
pub mod balances;
pub mod capabilities;
mod confirmations;
pub mod contacts;
pub mod csrf;
pub mod customer_invitations;
pub mod customer_reports;
pub mod customers;
pub(crate) mod decision;
pub mod demo;
mod development_routes;
mod docs;
pub mod error;
mod escape;
pub mod extract;
pub(crate) mod fields;
mod health;
pub mod incentives;
pub mod limits;
pub mod members;
pub mod messages;
pub mod metrics;
pub mod my_partner;
pub mod my_records;
pub mod operator;
pub mod opportunities;
pub mod opportunity_incentives;
pub mod partner;
pub mod paths;
pub mod payouts;
pub mod policies;
mod program_routes;
pub mod programs;
pub mod receipts;
pub mod registration_links;
pub mod relation_declarations;
pub mod reply;
mod reseller_routes;
pub mod resellers;
pub mod reviews;
pub mod roles;
mod router;
mod security;
pub mod sessions;
pub mod specialists;
mod statics;
pub(crate) mod table_file;
pub mod texts;
mod trace;
pub mod verification_codes;

pub use error::ApiError;
pub use reply::Reply;
pub use router::{openapi, router};

#[cfg(test)]
mod every_operation;
#[cfg(test)]
mod service_tests;
