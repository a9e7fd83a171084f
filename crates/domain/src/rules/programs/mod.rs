//! Development paths and partner programmes: choosing, joining, leaving, and what they entitle to.

pub mod applicant;
pub mod certificate_download;
pub mod co_sell;
pub mod company;
pub mod government_cloud;
pub mod join;
pub mod level_upgrade;
pub mod path_application;
pub mod path_choice;
pub mod path_exit;
pub mod plan_join;
pub mod plan_leave;
pub mod plan_renewal;
pub mod term;
