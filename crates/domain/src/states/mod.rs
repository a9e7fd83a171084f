//! State machines as tables: one line a transition. Everything that is not in the table is refused.

pub mod association;
pub mod association_request;
pub mod authorization;
pub mod incentive;
pub mod machine;
pub mod payout;
pub mod payout_explanation;
