//! What people do with Partner Center, in headless Chromium against the real server.
//!
//! `cargo xtask test e2e` builds the app and the server and says where they are.

#![allow(
    clippy::indexing_slicing,
    reason = "a missing member of a JSON answer reads as null, and the assertion says so"
)]

mod accessibility;
mod agreements;
mod association;
mod authorization;
mod business_plans;
mod companies;
mod customers;
mod development;
mod forged;
mod incentives;
mod keyboard;
mod operator_accounts;
mod operator_grants;
mod operator_partners;
mod opportunities;
mod opportunity_incentives;
mod organization;
mod own_records;
mod plain_link;
mod programs;
mod reasons;
mod reseller_funds;
mod reseller_invitations;
mod reseller_quotas;
mod resellers;
mod reviews;
mod rules;
mod specialists;
mod start;
mod steps;
