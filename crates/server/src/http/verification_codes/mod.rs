//! Verification codes.

pub mod create;
