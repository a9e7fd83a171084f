//! The register of customer accounts: those that are nobody's customers yet, and what the vendor knows of them.

mod change;
mod drawer;
mod fields;
mod list;
mod words;

pub(super) use list::CustomerAccountList;
