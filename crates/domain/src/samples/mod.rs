//! Generated facts for tests and benchmarks: the same from the same seed, on every target.

pub mod association;
pub mod certification;
pub mod incentive;
pub mod opportunities;
pub mod organization;
pub mod programs;
pub mod seed;
pub mod specialists;
pub mod speed;
