//! Everything the product and its tests need from outside, installed when missing and left alone otherwise.

pub(crate) mod apt;
pub(crate) mod browser;
pub(crate) mod cargo_tools;
pub(crate) mod debian_rust;
pub(crate) mod node;
pub(crate) mod postgres;
pub(crate) mod wasm;
