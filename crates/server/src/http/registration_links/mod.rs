//! Links with which another account of the company is registered (P-40, 快捷注册新账号).

pub mod create;
pub mod list;
#[cfg(test)]
mod tests;
pub mod withdraw;
