//! The rules as tables that a product manager can read, and the properties that hold for all facts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod incentive_explanation;
mod incentive_verdicts;
mod preregistration;
mod support;
