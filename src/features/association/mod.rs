//! Changing an association: switch and unbind, and the records.

mod answer;
mod change;
mod check;
mod next_steps;
mod record_columns;
mod record_drawer;
mod records;
mod request_form;

pub use change::ChangePage;
pub use records::RequestListPage;
