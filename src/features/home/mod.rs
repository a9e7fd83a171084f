//! P-01, the home page: what waits, the development paths, the account, the customers in figures.

mod account;
mod figures;
mod page;
mod paths;
mod todo_links;
mod todo_page;
mod todos;

pub use page::HomePage;
pub use todo_page::TodoPage;
