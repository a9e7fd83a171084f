//! The rules of domain.md section 3: facts in, a verdict with every condition out.

pub mod account_manager;
pub mod associable;
pub mod association_frequency;
pub mod authorization;
pub mod certification;
pub mod check;
pub mod customer_unbind;
pub mod direct_association;
pub mod evaluate;
pub mod facts;
pub mod incentive_explanation;
pub mod incentive_facts;
pub mod incentive_verdicts;
pub mod opportunities;
pub mod partner_switch;
pub mod partner_unbind;
pub mod policy;
pub mod policy_groups;
pub mod preregistration;
pub mod programs;
pub mod receipt;
pub mod resale;
pub mod rule_id;
pub mod specialists;
pub mod value;
pub mod verdict;
