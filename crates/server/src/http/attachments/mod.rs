//! Files that prove something: handed over first, and named by what they prove.

pub mod download;
pub mod upload;

#[cfg(test)]
mod tests;
