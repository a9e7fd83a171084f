//! From settings to a running server, and down again without dropping a request.

use crate::clock::Clock;
use crate::config::{Config, DemoSize};
use crate::http::error::ApiError;
use crate::ids::Ids;
use crate::jobs::Jobs;
use crate::state::App;
use crate::store::opening::first_operator;
use crate::store::{Store, StoreError};
use crate::{demo, http};
use std::future::{Future, IntoFuture};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Time for requests in work when the server stops.
const DRAIN: Duration = Duration::from_secs(15);

/// Why the server did not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The database could not be opened or migrated.
    #[error("cannot open the database")]
    Store(#[from] StoreError),
    /// The parts could not be put together, or the demo data not loaded.
    #[error("cannot set up the application")]
    SetUp(#[from] ApiError),
    /// The address is in use or not ours.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The network failed while serving.
    #[error("the network failed")]
    Network(#[source] std::io::Error),
}

/// Opens the database, loads the demo data where asked for, and puts the application together.
///
/// # Errors
/// [`ServeError`].
pub async fn set_up(config: Config) -> Result<App, ServeError> {
    let clock = config.clock.map_or_else(Clock::system, Clock::starting_at);
    let ids = Ids::random();
    let store = Store::open(&config.database_url, 20, clock.clone(), ids.clone()).await?;
    let demo = config.demo;
    let app = App::new(config, store, clock, ids)?;
    if demo != DemoSize::None {
        demo::load(&app, demo).await?;
    }
    if let Some((account, password)) = &app.config().first_operator {
        first_operator(&app, account, password.reveal()).await?;
    }
    app.set_demo_data(demo::is_loaded(&app).await?);
    Ok(app)
}

/// Serves until `stop` resolves, then answers what is in work, stops the jobs and closes the database.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let address = app.config().listen;
    let listen = |source| ServeError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(listen)?;
    let bound = listener.local_addr().map_err(listen)?;
    let jobs = Jobs::start(app.clone());
    let service = http::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    ready(bound);
    let stopping = CancellationToken::new();
    let (asked, stopped) = (stopping.clone(), stopping.clone());
    let graceful = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        asked.cancel();
    });
    let too_late = async move {
        stopped.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    // A client that does not finish its request does not keep the server from stopping.
    let served = tokio::select! {
        served = graceful.into_future() => served,
        () = too_late => Ok(()),
    };
    jobs.stop().await;
    app.store().clone().close().await;
    served.map_err(ServeError::Network)
}

/// Resolves at Ctrl-C or SIGTERM.
pub async fn stop_signal() {
    let interrupt = async {
        // Without a handler the signal ends the process, which is what it asks for.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
