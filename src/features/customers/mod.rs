//! Customers of a partner: list, detail, account manager.

mod account_manager;
mod actions;
mod address;
mod columns;
mod detail;
mod evidence;
mod export;
mod filter_fields;
mod filter_line;
mod filters;
#[cfg(test)]
mod fixtures;
mod list;
mod menu;
mod obligations;
mod overview;
mod records;
mod status;

pub use account_manager::AccountManagerPage;
pub use detail::CustomerDetailPage;
pub use list::CustomerListPage;
