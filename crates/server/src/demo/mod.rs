//! Demo data: deterministic from a seed, the size and the clock.

mod agreements;
mod authorizations;
mod catalog;
mod companies;
mod customer;
mod customer_rows;
mod decisions;
mod demo_accounts;
mod features;
mod in_vain;
mod incentive_facts;
mod incentive_rows;
mod incentives;
mod load;
mod messages;
mod money;
mod names;
mod obligations;
mod opportunities;
mod opportunity_course;
mod opportunity_incentives;
mod opportunity_rows;
mod organization;
mod partner;
mod payouts;
mod population;
mod programs;
mod queue;
mod random;
mod request_effects;
mod request_rows;
mod requests;
mod reseller_messages;
mod resellers;
mod seedling;
mod sizes;
mod specialist_links;
mod specialists;
mod spend;
mod staff;
mod tenant_rows;
#[cfg(test)]
mod tests;
mod world;
mod write;

pub use load::{is_loaded, load};
