//! State machines as tables: one line a transition. Everything that is not in the table is refused.

pub mod association;
pub mod association_request;
pub mod authorization;
pub mod customer_report;

pub mod ho;
pub mod incentive;
pub mod machine;
pub mod membership;
pub mod opportunity_incentive;
pub mod path_stage;
pub mod payout;
pub mod payout_explanation;
pub mod po;
pub mod reseller_application;
pub mod review;
pub mod specialist;
