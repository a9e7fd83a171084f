//! Members of a partner's organisation.

pub mod assign_roles;
pub mod change;
pub mod create;
pub mod detail;
pub mod enable;
#[cfg(test)]
mod leaving_tests;
pub mod list;
pub mod reset_password;
pub mod retire;
#[cfg(test)]
mod tests;
