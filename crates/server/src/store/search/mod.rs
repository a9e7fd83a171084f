//! Finding customers by a part of a text, on both engines alike.

mod grams;

pub use grams::{folded, grams, like_pattern, search_text};
