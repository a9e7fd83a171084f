//! Shared opportunities: who receives them, and until when each side answers.

pub mod deadlines;
pub mod eligibility;
