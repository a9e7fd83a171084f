//! P-60 云经销商管理: a distributor's resellers, and the applications to become one.

mod answer;
mod application;
mod application_columns;
mod applications;
mod assign;
mod batch;
mod columns;
mod detail;
mod funds;
mod invitations;
mod invite;
mod list;
mod money_dialog;
mod money_lists;
mod own;
mod own_columns;
mod own_quotas;
mod page;
mod permission;
mod quota;
mod quota_columns;
mod quota_reclaim;
mod quota_records;
mod quotas;
mod records;
mod words;

pub use application::ResellerApplicationPage;
pub use detail::ResellerPage;
pub use page::ResellerListPage;
