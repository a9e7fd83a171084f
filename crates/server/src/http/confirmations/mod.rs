//! The plain confirmation pages: a customer or an employee answers without signing in, associates, or an account is registered, on a phone, without JavaScript.

mod customer;
mod customer_answer;
mod customer_conditions;
mod customer_decision;
mod customer_forms;
mod customer_page;
#[cfg(test)]
mod customer_refusals_tests;
#[cfg(test)]
mod customer_relations_tests;
#[cfg(test)]
mod customer_tests;
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
