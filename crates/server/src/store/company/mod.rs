//! The accounts of one company. Each is a tenant of its own; what the rules of one look at in the others is read here and
//! nowhere else, and is no more than codes.

mod siblings;

pub(crate) use siblings::{sibling_paths, sibling_programs};
