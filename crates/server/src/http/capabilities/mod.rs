//! Competency tags of the partner account (P-44).

pub mod list;
pub mod logo;
