//! The operator's console: personal accounts of employees, with the certificates and trainings that the vendor records, one by
//! one or from a table; and the register of customer accounts.

mod act;
mod ask;
mod customers;
mod detail;
mod fields;
mod import;
mod list;
mod page;
mod person_fields;
mod preview;

pub use detail::PersonalAccountPage;
pub use page::AccountListPage;
