//! Customers that opened an invitation (P-23, 历史记录).

pub mod list;
