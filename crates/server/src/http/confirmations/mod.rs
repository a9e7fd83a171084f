//! The plain confirmation pages: a customer answers without signing in, on a phone, without JavaScript.

mod decide;
mod html;
mod page;
mod routes;
mod subject;
#[cfg(test)]
mod tests;
mod texts;

pub(in crate::http) use routes::routes;
