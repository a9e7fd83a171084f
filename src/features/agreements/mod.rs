//! What was signed when programmes were applied for, and the declaration of relations (P-45).

mod declarations;
mod fields;
mod form;
mod history;
mod page;
mod read;
mod relation;
mod signed;

pub use page::AgreementPage;
