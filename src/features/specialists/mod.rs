//! P-52 项目专员: employees, their links and certificates; P-42: what a role certification still lacks.

mod actions;
mod apply;
mod assignment;
mod batch;
mod business_plan;
mod cancel;
mod certification;
mod certify;
mod chosen;
mod columns;
mod detail;
mod invite;
mod list;
mod operation;
mod page;
mod records;
mod words;

pub use assignment::Assignment;
pub use certification::CertificationPage;
pub use detail::SpecialistPage;
pub use page::SpecialistListPage;
pub use records::Records;
