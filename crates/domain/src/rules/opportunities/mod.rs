//! Shared opportunities: who receives them, until when each side answers, and the incentive of what is delivered.

pub mod deadlines;
pub mod eligibility;
pub mod incentive;
pub mod incentive_amount;
