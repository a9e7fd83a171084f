//! Agreements that the partner account signed (P-45).

pub mod list;
