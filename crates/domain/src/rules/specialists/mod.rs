//! Employees and project specialists: inviting them, and the life of a link.

pub mod invitation;
pub mod lifecycle;
