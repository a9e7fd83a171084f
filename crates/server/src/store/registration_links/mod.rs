//! Links with which another account of a company is registered. Only hashes of their tokens are stored.

mod register;
mod row;

pub(crate) use register::{NewAccount, phones, register};
pub(crate) use row::{Found, LinkRow, find, find_by_token, list, make, withdraw};
