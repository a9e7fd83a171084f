//! The database. Everything goes through a scope; every write goes through [`Store::tx`].

pub(crate) mod accounts;
pub(crate) mod affected;
pub(crate) mod agreements;
pub(crate) mod attachments;
pub(crate) mod audit;
pub(crate) mod authorizations;
pub(crate) mod company;
pub(crate) mod concerned;
mod connect;
pub(crate) mod coupon_quotas;
pub(crate) mod coupons;
pub(crate) mod customers;
pub(crate) mod development;
pub(crate) mod directory;
pub mod error;
mod faults;
pub(crate) mod idempotency;
pub(crate) mod incentives;
mod lease;
pub mod migrations;
pub(crate) mod numbers;
pub(crate) mod opening;
pub(crate) mod opportunities;
pub(crate) mod opportunity_incentives;
pub(crate) mod organization;
pub(crate) mod outbox;
pub(crate) mod payout_invoices;
pub(crate) mod payouts;
pub(crate) mod personal_accounts;
pub(crate) mod platform;
pub(crate) mod programs;
mod query;
pub(crate) mod questions;
mod reader;
pub(crate) mod receipts;
pub(crate) mod records;
pub(crate) mod registration_links;
pub(crate) mod relation_declarations;
pub(crate) mod requests;
pub(crate) mod resellers;
pub(crate) mod reviews;
pub mod search;
pub(crate) mod specialists;
mod tx;
pub(crate) mod vendor_facts;

pub use error::StoreError;
pub use query::Query;
pub use reader::Reader;
pub use tx::Tx;

use crate::auth::scope::AsScope;
use crate::clock::Clock;
use crate::ids::Ids;
use crate::secret::Secret;

/// The database with its clock and its source of identifiers.
#[derive(Clone, Debug)]
pub struct Store {
    pools: connect::Pools,
    clock: Clock,
    ids: Ids,
    faults: faults::Faults,
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be reached or migrated.
    pub async fn open(url: &Secret<String>, connections: u32, clock: Clock, ids: Ids) -> Result<Self, StoreError> {
        let store =
            Self { pools: connect::connect(url, connections).await?, clock, ids, faults: faults::Faults::default() };
        migrations::run(&store.pools, &store.clock, &store.ids).await?;
        Ok(store)
    }

    /// Reads in a scope, outside a transaction.
    pub fn read(&self, scope: &impl AsScope) -> Reader {
        Reader::new(reader::Conn::Pool(self.pools.readers.clone()), scope.scope().clone())
    }

    /// Makes transactions fail this often, in per cent: with conflicts, and by losing the commit's answer.
    #[cfg(any(test, feature = "testing"))]
    pub fn inject_faults(&self, conflicts: u64, lost_commits: u64) {
        self.faults.set(conflicts, lost_commits);
    }

    /// Closes all connections.
    pub async fn close(self) {
        // Errors at closing concern a database that is gone already.
        drop(self.pools.readers.close().await);
        drop(self.pools.writer.close().await);
    }
}
