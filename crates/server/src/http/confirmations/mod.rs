//! The plain confirmation pages: a customer or an employee answers without signing in, or an account is registered, on a phone, without JavaScript.

mod decide;
mod html;
mod invitation;
mod invitation_answer;
mod invitation_page;
#[cfg(test)]
mod invitation_tests;
mod page;
mod registration;
mod registration_answer;
mod registration_page;
#[cfg(test)]
mod registration_tests;
mod routes;
mod subject;
#[cfg(test)]
mod tests;
mod texts;

pub(in crate::http) use routes::routes;
