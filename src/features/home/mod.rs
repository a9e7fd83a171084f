//! P-01, the home page: what waits, the account, the customers in figures.

mod account;
mod figures;
mod page;
mod todo_links;
mod todos;

pub use page::HomePage;
