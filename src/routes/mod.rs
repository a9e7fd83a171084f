//! Addresses: every page's pattern, link and right, and moving between them.
//!
//! The bottom layer beside `ui` and `api`, so that a feature links to another without importing it. The page behind
//! each address is in `app::pages`.

mod access;
mod fragment;
mod history;
mod location;
mod opened_by;
mod page_query;
mod patterns;
pub mod query_string;
mod route;
mod title;

pub use access::{Access, NavKey};
pub use history::{Moved, guard_leaving, leave_anyway, navigate, start};
pub use location::{Location, location};
pub use opened_by::opened_by;
pub use page_query::{PageQuery, use_page_query};
pub use route::Route;
pub use title::use_title;
