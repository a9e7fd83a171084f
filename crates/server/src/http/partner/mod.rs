//! The partner's home page, to-do list and settings.

pub mod overview;
pub mod settings;
pub mod todos;
mod waiting;
