//! General invitation links (通用邀请链接, P-23).

pub mod create;
pub mod list;
pub mod qr_code;
#[cfg(test)]
mod tests;
pub mod withdraw;
