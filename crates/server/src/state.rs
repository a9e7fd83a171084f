//! What every operation has at hand.

use crate::auth::cookie::SessionCookie;
use crate::auth::password::Passwords;
use crate::auth::scope::AsScope;
use crate::clock::{Clock, Stopwatch};
use crate::config::Config;
use crate::http::error::ApiError;
use crate::http::extract::IdempotencyKey;
use crate::http::limits::RateLimiter;
use crate::http::reply::Reply;
use crate::ids::Ids;
use crate::store::receipts::NewReceipt;
use crate::store::{Reader, Store, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::rules::policy::{Policy, PolicyHistory};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a write whose commit got lost is looked up and tried again.
const UNKNOWN_OUTCOME_BUDGET: Duration = Duration::from_secs(4);

/// The application: settings, store, clock. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    config: Config,
    store: Store,
    clock: Clock,
    ids: Ids,
    passwords: Passwords,
    limiter: RateLimiter,
    policies: PolicyHistory,
    demo: AtomicBool,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the password cost cannot be used.
    pub fn new(config: Config, store: Store, clock: Clock, ids: Ids) -> Result<Self, ApiError> {
        let passwords = Passwords::new(config.password_cost)?;
        let limiter = RateLimiter::new(config.limits);
        let policies = PolicyHistory::built_in().map_err(|_| ApiError::Internal("policy data"))?;
        Ok(Self(Arc::new(Parts {
            config,
            store,
            clock,
            ids,
            passwords,
            limiter,
            policies,
            demo: AtomicBool::new(false),
        })))
    }

    /// Settings.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The moment now.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// The source of identifiers.
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// Hashing of passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// The rate limiter.
    pub fn limiter(&self) -> &RateLimiter {
        &self.0.limiter
    }

    /// How the session cookie looks here.
    pub fn cookie(&self) -> SessionCookie {
        SessionCookie { https: self.0.config.is_https() }
    }

    /// The rule policy in force at a moment.
    ///
    /// # Errors
    /// [`ApiError::Internal`]: there is always a version.
    pub fn policy(&self, at: DateTime<Utc>) -> Result<&Policy, ApiError> {
        self.0.policies.at(at).ok_or(ApiError::Internal("no policy"))
    }

    /// All versions of the policy.
    pub fn policies(&self) -> &PolicyHistory {
        &self.0.policies
    }

    /// Is demo data loaded?
    pub fn has_demo_data(&self) -> bool {
        self.0.demo.load(Ordering::Relaxed)
    }

    /// Notes that demo data is loaded.
    pub fn set_demo_data(&self, loaded: bool) {
        self.0.demo.store(loaded, Ordering::Relaxed);
    }

    /// Reads in a scope.
    pub fn read(&self, scope: &impl AsScope) -> Reader {
        self.0.store.read(scope)
    }

    /// Keeps the receipts of a refusal.
    async fn keep(&self, receipts: &[NewReceipt]) -> Result<(), StoreError> {
        let Some(first) = receipts.first() else { return Ok(()) };
        self.0
            .store
            .tx(first, |tx| async move {
                for receipt in receipts {
                    receipt.keep(&tx).await?;
                }
                Ok(())
            })
            .await
    }

    /// The error of a transaction that was rolled back: a refusal's receipts are kept. It stands without them, too; then nothing
    /// leads to them.
    pub(crate) async fn refusal(&self, error: ApiError) -> ApiError {
        let ApiError::ConditionsNotMet { check_items, available_at, receipts } = error else { return error };
        let kept = self.keep(&receipts).await;
        let kept = kept.inspect_err(|error| tracing::error!(%error, "receipts not kept")).is_ok();
        let receipts = if kept { receipts } else { Vec::new() };
        ApiError::ConditionsNotMet { check_items, available_at, receipts }
    }

    /// One business operation: runs the closure in one transaction, once for each idempotency key.
    ///
    /// A repeated key gets the stored answer; with another body it is refused. The closure may run several
    /// times before it takes effect once, so it has no effect outside the transaction.
    ///
    /// # Errors
    /// Those of the closure, [`ApiError::KeyReused`], [`ApiError::Store`].
    pub async fn write<F, Fut>(
        &self,
        scope: &(impl AsScope + Sync),
        key: &IdempotencyKey,
        work: F,
    ) -> Result<Reply, ApiError>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<Reply, ApiError>>,
    {
        let work = &work;
        let waited = Stopwatch::start();
        let mut pause = Duration::from_millis(20);
        loop {
            let outcome = self
                .0
                .store
                .tx(scope, |tx| async move {
                    if let Some(reply) = replay(&tx, key).await? {
                        return Ok(reply);
                    }
                    let reply = work(tx.clone()).await?;
                    tx.store_answer(&key.0, reply.to_stored(key.0.request_hash.clone())).await?;
                    Ok(reply)
                })
                .await;
            match outcome {
                // The connection broke while committing. Whether it took effect, the key tells: the next
                // round finds the stored answer or does the work.
                Err(ApiError::Store(StoreError::UnknownOutcome)) if waited.elapsed() < UNKNOWN_OUTCOME_BUDGET => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_millis(500));
                }
                Err(error) => return Err(self.refusal(error).await),
                Ok(reply) => return Ok(reply),
            }
        }
    }

    /// The stored answer of a repeated request, before any check that the first one has used up.
    ///
    /// # Errors
    /// [`ApiError::KeyReused`], [`ApiError::Store`].
    pub async fn replayed(&self, scope: &impl AsScope, key: &IdempotencyKey) -> Result<Option<Reply>, ApiError> {
        replay(&self.read(scope), key).await
    }

    /// A stopwatch for metrics.
    pub fn stopwatch(&self) -> Stopwatch {
        Stopwatch::start()
    }
}

async fn replay(reader: &Reader, key: &IdempotencyKey) -> Result<Option<Reply>, ApiError> {
    match reader.stored_answer(&key.0).await? {
        None => Ok(None),
        Some(stored) if stored.request_hash == key.0.request_hash => Reply::from_stored(stored).map(Some),
        Some(_) => Err(ApiError::KeyReused),
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
