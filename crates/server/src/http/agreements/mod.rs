//! Agreements that the partner account signed, and their texts (P-45).

pub mod document;
pub mod list;
pub mod text;
