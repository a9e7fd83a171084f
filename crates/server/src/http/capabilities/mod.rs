//! Competency tags of the partner account (P-44).

pub mod list;
