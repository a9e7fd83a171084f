//! P-70 账号中心 > 我的合作伙伴: what a customer sees of its partner, and where it answers.

mod answer;
mod answer_form;
mod association;
mod authorizations;
mod page;
mod partner_card;
mod questions;
mod services;
mod unbind;

pub use page::MyPartnerPage;
