//! Role certification and competency differentiation.

pub mod annual_review;
pub mod certificate_matching;
pub mod certificates;
pub mod earning;
pub mod role_certification;
