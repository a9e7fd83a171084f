//! Development paths of the partner account (P-41).

#[cfg(test)]
mod annual_review_limits_tests;
#[cfg(test)]
mod annual_review_tests;
pub mod apply;
pub mod business_plan;
pub mod certification;
#[cfg(test)]
mod certification_tests;
#[cfg(test)]
mod certification_versions_tests;
pub mod certify;
pub mod choose;
pub mod exit;
pub mod list;
#[cfg(test)]
mod overtaken_tests;
pub mod withdraw;
