//! The rules as tables that a product manager can read, and the properties that hold for all facts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod customer_side;
mod frequency;
mod incentive_explanation;
mod incentive_verdicts;
mod partner_side;
mod preregistration;
mod properties;
mod roles;
mod states_doc;
mod support;
mod turns;
