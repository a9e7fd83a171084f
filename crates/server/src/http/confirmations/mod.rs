//! The plain confirmation pages: a customer or an employee answers without signing in, on a phone, without JavaScript.

mod decide;
mod html;
mod invitation;
mod invitation_answer;
mod invitation_page;
#[cfg(test)]
mod invitation_tests;
mod page;
mod routes;
mod subject;
#[cfg(test)]
mod tests;
mod texts;

pub(in crate::http) use routes::routes;
