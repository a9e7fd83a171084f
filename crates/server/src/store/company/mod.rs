//! The accounts of one company. Each is a tenant of its own; what the rules of one look at in the others is read here and
//! nowhere else, and is no more than codes.

mod accounts;
mod claims;
#[cfg(test)]
mod claims_tests;
mod siblings;

pub(crate) use accounts::{enter, facts, leave, of_company, other_accounts};
pub(crate) use claims::{Claim, claim};
pub(crate) use siblings::{sibling_paths, sibling_programs, sibling_tenants};
