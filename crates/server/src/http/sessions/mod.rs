//! Signing in and out.

pub mod change_password;
pub mod create;
pub mod current;
pub mod delete;
pub mod delete_all;
pub mod policy;
