//! Settings: command line, then `PARTNER_CENTER_*`, then one TOML file, then the defaults.

use crate::config::proxies::Network;
use crate::config::settings::{Config, Limits, PasswordCost};
use crate::secret::Secret;
use chrono::{DateTime, Utc};
use clap::{Parser, ValueEnum};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// How much demo data to load into an empty database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemoSize {
    /// None: an empty product.
    None,
    /// 60 customers.
    Small,
    /// 1,500 customers.
    Medium,
    /// 20,000 customers.
    Large,
    /// 100,000 customers.
    Stress,
}

/// The command line. Every option can be given as `PARTNER_CENTER_<NAME>` or in the TOML file too.
#[derive(Debug, Default, Parser, Deserialize)]
#[command(name = "partner-center-server", version, about = "The server of Partner Center")]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// TOML file with any of these settings (names with `_`).
    #[arg(long, env = "PARTNER_CENTER_CONFIG")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Address to listen on [default: 127.0.0.1:8080].
    #[arg(long, env = "PARTNER_CENTER_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// `sqlite:<file>` or `postgres://…` [default: partner-center.sqlite in the data folder].
    #[arg(long, env = "PARTNER_CENTER_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<Secret<String>>,
    /// Folder for the embedded database [default: data].
    #[arg(long, env = "PARTNER_CENTER_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Folder of the built app; without it only the API is served.
    #[arg(long, env = "PARTNER_CENTER_STATIC_DIR")]
    pub static_dir: Option<PathBuf>,
    /// Demo data for an empty database [default: none].
    #[arg(long, env = "PARTNER_CENTER_DEMO")]
    pub demo: Option<DemoSize>,
    /// Account name of the first operator, made when there is none yet; with `--first-operator-password`.
    #[arg(long, env = "PARTNER_CENTER_FIRST_OPERATOR")]
    pub first_operator: Option<String>,
    /// Its initial password: 12 to 128 characters. The first sign-in forces another.
    #[arg(long, env = "PARTNER_CENTER_FIRST_OPERATOR_PASSWORD", hide_env_values = true)]
    pub first_operator_password: Option<Secret<String>>,
    /// Start of the clock, RFC 3339; it runs on from there. Demo and tests only.
    #[arg(long, env = "PARTNER_CENTER_CLOCK")]
    pub clock: Option<DateTime<Utc>>,
    /// Address under which users reach the server; decides cookie flags and links in mails.
    #[arg(long, env = "PARTNER_CENTER_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// SMTP server for mails: `smtps://user:password@host` or `smtp://host:25`; none means no mails.
    #[arg(long, env = "PARTNER_CENTER_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<Secret<String>>,
    /// Sender of mails.
    #[arg(long, env = "PARTNER_CENTER_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Token that opens /metrics to other machines; without it only this machine sees them.
    #[arg(long, env = "PARTNER_CENTER_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<Secret<String>>,
    /// Requests per second for each address, route and account [default: 10].
    #[arg(long, env = "PARTNER_CENTER_RATE_PER_SECOND")]
    pub rate_per_second: Option<u32>,
    /// Requests that may come at once [default: 60].
    #[arg(long, env = "PARTNER_CENTER_RATE_BURST")]
    pub rate_burst: Option<u32>,
    /// Proxies in front of the server, addresses or networks (`10.0.0.0/8`): from these, `X-Forwarded-For` tells whose
    /// requests are counted [default: none].
    #[arg(long, env = "PARTNER_CENTER_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// Requests in work at once; more are refused with 503 [default: 512].
    #[arg(long, env = "PARTNER_CENTER_MAX_IN_FLIGHT")]
    pub max_in_flight: Option<usize>,
    /// Write the log as JSON lines.
    #[arg(long, env = "PARTNER_CENTER_LOG_JSON")]
    pub log_json: bool,
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read.
    #[error("cannot read the settings file {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no valid TOML or names an unknown setting.
    #[error("the settings file {path} is not valid")]
    Parse {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
}

impl Options {
    /// Fills the gaps from the TOML file and the defaults.
    ///
    /// # Errors
    /// [`ConfigError`] when the named file cannot be used.
    pub fn resolve(self) -> Result<Config, ConfigError> {
        let file = self.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let data_dir = self.data_dir.or(file.data_dir).unwrap_or_else(|| PathBuf::from("data"));
        let listen = self.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = self.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        let database_url = self.database_url.or(file.database_url);
        Ok(Config {
            listen,
            database_url: database_url.unwrap_or_else(|| sqlite_in(&data_dir)),
            static_dir: self.static_dir.or(file.static_dir),
            demo: self.demo.or(file.demo).unwrap_or(DemoSize::None),
            first_operator: self
                .first_operator
                .or(file.first_operator)
                .zip(self.first_operator_password.or(file.first_operator_password)),
            clock: self.clock.or(file.clock),
            public_url: public_url.trim_end_matches('/').to_owned(),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self
                .mail_from
                .or(file.mail_from)
                .unwrap_or_else(|| "Partner Center <noreply@localhost>".to_owned()),
            metrics_token: self.metrics_token.or(file.metrics_token),
            trusted_proxies: if self.trusted_proxies.is_empty() { file.trusted_proxies } else { self.trusted_proxies },
            limits: Limits {
                rate_per_second: self.rate_per_second.or(file.rate_per_second).unwrap_or(10),
                rate_burst: self.rate_burst.or(file.rate_burst).unwrap_or(60),
                max_in_flight: self.max_in_flight.or(file.max_in_flight).unwrap_or(512),
                ..Limits::STANDARD
            },
            password_cost: PasswordCost::STANDARD,
            log_json: self.log_json || file.log_json,
        })
    }
}

fn read_file(path: &Path) -> Result<Options, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|source| ConfigError::Parse { path: path.to_owned(), source: Box::new(source) })
}

fn sqlite_in(data_dir: &Path) -> Secret<String> {
    Secret::new(format!("sqlite:{}", data_dir.join("partner-center.sqlite").display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_wins_over_the_file_and_the_file_over_the_defaults() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.toml");
        std::fs::write(&path, "listen = \"127.0.0.1:9000\"\nrate_burst = 5\ndemo = \"small\"\n").unwrap();
        let file = path.to_str().unwrap();
        let options = Options::parse_from(["x", "--config", file, "--demo", "medium"]);
        let config = options.resolve().unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.limits.rate_burst, 5);
        assert_eq!(config.demo, DemoSize::Medium);
        assert_eq!(config.public_url, "http://127.0.0.1:9000");
        assert!(!config.is_https());
    }

    #[test]
    fn trusted_proxies_are_a_list_on_the_command_line_and_in_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.toml");
        std::fs::write(&path, "trusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n").unwrap();
        let file = ["x", "--config", path.to_str().unwrap()];
        assert_eq!(Options::parse_from(file).resolve().unwrap().trusted_proxies.len(), 2);
        let line = file.into_iter().chain(["--trusted-proxies", "192.0.2.1,192.0.2.2,192.0.2.3"]);
        assert_eq!(Options::parse_from(line).resolve().unwrap().trusted_proxies.len(), 3);
        assert!(Options::try_parse_from(["x", "--trusted-proxies", "10.0.0.0/33"]).is_err());
        std::fs::write(&path, "trusted_proxies = [\"proxy.example\"]\n").unwrap();
        assert!(matches!(Options::parse_from(file).resolve(), Err(ConfigError::Parse { .. })));
    }

    #[test]
    fn an_unknown_setting_is_refused_and_secrets_are_not_printed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.toml");
        std::fs::write(&path, "lisen = \"127.0.0.1:9000\"\n").unwrap();
        let options = Options { config: Some(path), ..Options::default() };
        assert!(matches!(options.resolve(), Err(ConfigError::Parse { .. })));
        let options = Options { smtp_url: Some(Secret::new("smtp://u:hunter2@h".to_owned())), ..Options::default() };
        assert!(!format!("{options:?}").contains("hunter2"));
    }
}
