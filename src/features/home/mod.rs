//! P-01, the home page: what waits, the development paths, the account, the customers in figures.

mod account;
mod figures;
mod page;
mod paths;
mod todo_links;
mod todos;

pub use page::HomePage;
