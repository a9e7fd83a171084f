//! 账号中心 > 我的合作伙伴: what a customer sees and does.

pub mod answer_request;
#[cfg(test)]
mod authorization_tests;
pub mod authorizations;
pub mod check;
pub mod create_request;
pub mod end_obligation;
pub mod obligations;
pub mod partner;
mod relation;
pub mod requests;
