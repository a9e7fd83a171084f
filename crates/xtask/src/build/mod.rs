//! Builds of the app and of the server.

pub(crate) mod app;
pub(crate) mod chunks;
pub(crate) mod fingerprint;
pub(crate) mod precompress;
pub(crate) mod server;
