//! The rules as tables that a product manager can read, and the properties that hold for all facts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod annual_review;
mod certificate_matching;
mod certification;
mod companies;
mod customer_side;
mod figures;
mod frequency;
mod incentive_explanation;
mod incentive_verdicts;
mod joining;
mod leaving;
mod opportunities;
mod opportunity_incentives;
mod partner_side;
mod path_applications;
mod preregistration;
mod program_properties;
mod programs;
mod properties;
mod receipts;
mod renewing;
mod roles;
mod specialists;
mod states_doc;
mod support;
mod terms;
mod turns;
