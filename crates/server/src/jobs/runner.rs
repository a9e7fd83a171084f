//! Runs the jobs on one server at a time: each takes a lease row first.

use crate::http::error::ApiError;
use crate::jobs::{cleanup, expiry, outbox};
use crate::state::App;
use std::pin::Pin;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// One round of a job; answers how much it did.
type Round = fn(App) -> Pin<Box<dyn Future<Output = Result<u64, ApiError>> + Send>>;

/// A job: its name, how often it looks, and one round of it.
struct Job {
    name: &'static str,
    every: Duration,
    round: Round,
}

/// All jobs. Business jobs, such as the expiry of requests, add a line.
const JOBS: &[Job] = &[
    Job { name: "outbox-mail", every: Duration::from_secs(2), round: |app| Box::pin(outbox::deliver(app)) },
    Job { name: "expiry", every: Duration::from_secs(5), round: |app| Box::pin(expiry::expire(app)) },
    Job { name: "cleanup", every: Duration::from_secs(3600), round: |app| Box::pin(cleanup::forget_old(app)) },
    Job {
        name: "metrics-upkeep",
        every: Duration::from_secs(5),
        round: |_| {
            Box::pin(async {
                crate::http::metrics::upkeep();
                Ok(0)
            })
        },
    },
];

/// Running jobs.
#[derive(Debug)]
pub struct Jobs {
    stop: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl Jobs {
    /// Starts all jobs.
    pub fn start(app: App) -> Self {
        let stop = CancellationToken::new();
        let holder = app.ids().uuid(app.now());
        let tasks =
            JOBS.iter().map(|job| tokio::spawn(keep_running(app.clone(), job, holder.clone(), stop.clone()))).collect();
        Self { stop, tasks }
    }

    /// Lets each job finish its round.
    pub async fn stop(self) {
        self.stop.cancel();
        for task in self.tasks {
            // A job that panicked has been logged; the others still stop in order.
            drop(task.await);
        }
    }
}

async fn keep_running(app: App, job: &'static Job, holder: String, stop: CancellationToken) {
    loop {
        if let Err(error) = leased_round(&app, job, &holder).await {
            tracing::warn!(job = job.name, ?error, "job failed; it runs again");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(job.every) => {}
        }
    }
}

async fn leased_round(app: &App, job: &Job, holder: &str) -> Result<u64, ApiError> {
    let lease = i64::try_from(job.every.as_secs()).unwrap_or(60).saturating_mul(2).max(30);
    match app.store().take_lease(job.name, holder, lease).await? {
        Some(_fence) => (job.round)(app.clone()).await,
        None => Ok(0),
    }
}

/// One round of every job, now: for tests that jump the clock. Answers how much was done.
///
/// # Errors
/// Those of the first job that fails.
pub async fn run_all_once(app: &App) -> Result<u64, ApiError> {
    let mut done = 0;
    for job in JOBS {
        done += (job.round)(app.clone()).await?;
    }
    Ok(done)
}
