//! `partner-center-server`: reads the settings and serves.

use clap::Parser;
use server::config::{Config, Options};
use server::serve::{serve, set_up, stop_signal};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let config = match Options::parse().resolve() {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    start_log(&config);
    server::http::metrics::install();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = runtime.block_on(async {
        let app = set_up(config).await?;
        // The start command and people wait for this line.
        serve(app, stop_signal(), |address| println!("Partner Center listens on http://{address}")).await
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn start_log(config: &Config) {
    let filter = EnvFilter::try_from_env("PARTNER_CENTER_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json { log.json().init() } else { log.init() }
}

/// Prints the error and what caused it.
fn fail(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("partner-center-server: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
    ExitCode::FAILURE
}
