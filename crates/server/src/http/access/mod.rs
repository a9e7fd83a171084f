//! Who may do what: the previews of a role set and of a role's rights, and the holders of a right.

pub mod answer;
pub mod preview;
pub mod role_preview;

#[cfg(test)]
mod role_preview_tests;
