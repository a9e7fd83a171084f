//! Finding customers by a part of a text, on both engines alike.

mod grams;
mod plan;
#[cfg(test)]
mod tests;

pub use grams::{folded, grams, like_pattern, search_text};
pub(crate) use plan::{Found, Plan};
