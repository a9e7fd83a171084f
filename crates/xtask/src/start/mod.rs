//! `cargo xtask start`: from a fresh clone to a page in the browser.

mod accounts;
mod http;
pub(crate) mod launch;
mod run;
mod serve;

pub(crate) use run::run;
