//! Account managers of a partner.

pub mod list;
