//! The partner's and the customer's single-page app.
//!
//! Imports go one way: `app -> features -> explain -> (ui, form, page, api, routes, i18n, platform) -> domain`.

#![recursion_limit = "256"]
// `#[component]` makes public items that the lints for libraries cannot see used.
#![allow(unreachable_pub, missing_debug_implementations)]

pub mod api;
pub mod app;
pub mod explain;
pub mod features;
pub mod form;
pub mod i18n;
pub mod page;
pub mod platform;
pub mod routes;
pub mod ui;
