//! The records of one's own personal account: certificates, trainings and projects (P-52, R-37).

pub mod change;
pub mod create;
pub mod delete;
mod project;
pub mod read;

#[cfg(test)]
mod tests;
