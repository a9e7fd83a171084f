//! The operator's console: personal accounts of employees, with the certificates and trainings that the vendor records.

mod act;
mod ask;
mod detail;
mod fields;
mod list;
mod person_fields;

pub use detail::PersonalAccountPage;
pub use list::PersonalAccountListPage;
