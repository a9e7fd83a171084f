//! What the server works with: every default filled in.

use crate::config::options::DemoSize;
use crate::config::proxies::Network;
use crate::secret::Secret;
use chrono::{DateTime, Utc};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Settings with every default filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Database address.
    pub database_url: Secret<String>,
    /// Folder of the built app.
    pub static_dir: Option<PathBuf>,
    /// Demo data for an empty database.
    pub demo: DemoSize,
    /// Account name and initial password of the first operator.
    pub first_operator: Option<(String, Secret<String>)>,
    /// Start of the clock.
    pub clock: Option<DateTime<Utc>>,
    /// Address under which users reach the server, without a slash at the end.
    pub public_url: String,
    /// SMTP server.
    pub smtp_url: Option<Secret<String>>,
    /// Sender of mails.
    pub mail_from: String,
    /// Token for /metrics.
    pub metrics_token: Option<Secret<String>>,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<Network>,
    /// Limits.
    pub limits: Limits,
    /// Cost of password hashes.
    pub password_cost: PasswordCost,
    /// Log as JSON lines.
    pub log_json: bool,
}

/// Limits on requests.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests per second for each (address, route, account).
    pub rate_per_second: u32,
    /// Requests that may come at once.
    pub rate_burst: u32,
    /// Requests in work at once.
    pub max_in_flight: usize,
    /// Bytes in a body.
    pub body_bytes: usize,
    /// Seconds for a request.
    pub timeout: std::time::Duration,
}

/// Cost of argon2id. Only tests go below the OWASP floor of 19 MiB and 2 passes.
#[derive(Clone, Copy, Debug)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
}

impl PasswordCost {
    /// The floor that OWASP names.
    pub const STANDARD: Self = Self { memory_kib: 19_456, passes: 2 };
}

impl Limits {
    /// What the console works with.
    pub const STANDARD: Self = Self {
        rate_per_second: 10,
        rate_burst: 60,
        max_in_flight: 512,
        body_bytes: 1_048_576,
        timeout: std::time::Duration::from_secs(10),
    };
}

impl Config {
    /// Do users come by https? Decides the cookie's name and flags and HSTS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
