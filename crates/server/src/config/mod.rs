//! Settings of the server.

mod options;
mod proxies;
mod settings;

pub use options::{ConfigError, DemoSize, Options};
pub use proxies::{InvalidNetwork, Network, client_address};
pub use settings::{Config, Limits, PasswordCost};
