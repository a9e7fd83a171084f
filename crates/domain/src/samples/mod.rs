//! Generated facts for tests and benchmarks: the same from the same seed, on every target.

pub mod association;
pub mod incentive;
pub mod seed;
pub mod speed;
