//! Who may do what: the preview of a role set, and the holders of a right.

pub mod answer;
pub mod preview;
