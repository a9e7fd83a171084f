//! The persons whom customers see as contacts (客户联系人).

pub mod change;
pub mod create;
pub mod delete;
pub mod list;
