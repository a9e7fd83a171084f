//! 申请客户授权 (P-17, R-12) and the records of it.

mod ask;
mod record_columns;
mod records;

pub use ask::AuthorizePage;
pub use records::AuthorizationListPage;
