//! What the browser offers, behind functions that do not panic.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod dom;
pub mod drafts;
pub mod online;
pub mod storage;
pub mod timer;
