//! Roles of a partner's organisation.

pub mod change;
pub mod create;
pub mod delete;
pub mod list;
#[cfg(test)]
mod tests;
