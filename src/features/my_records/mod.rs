//! P-52 from the other side: the records of one's own personal account, the partner that sees them, and R-37.

mod delete;
mod invitations;
mod link;
mod page;
mod project_form;
mod projects;
mod why;

pub use page::MyRecordsPage;
