//! The business features, a folder each. A feature never imports another.

pub mod association;
pub mod authorizations;
pub mod customers;
pub mod incentives;
pub mod my_partner;
