//! Employees and project specialists (P-52): inviting, binding, applying, cancelling.

pub mod apply;
pub mod apply_all;
pub mod cancel;
pub mod candidates;
pub mod detail;
pub mod invite;
pub mod list;
pub(crate) mod operate;
pub mod resend;
pub mod unbind;
pub mod vendor;
pub mod withdraw_cancel;

#[cfg(test)]
mod batch_tests;
#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod inviting_tests;
#[cfg(test)]
mod tests;
