//! What everything in the demo data is made from: the moment, the size, the texts and the seed.

use super::catalog::Catalog;
use super::random::Rng;
use super::sizes::Plan;
use crate::config::DemoSize;
use crate::http::error::ApiError;
use chrono::{DateTime, Utc};
use domain::period::add_months;
use domain::rules::policy::{Policy, PolicyHistory};

/// Another seed gives another demo of the same shape.
const SEED: u64 = 20_261_122;

pub(super) const DAY: i64 = 86_400;
pub(super) const HOUR: i64 = 3_600;

#[derive(Debug)]
pub(super) struct World {
    pub(super) now: i64,
    pub(super) plan: Plan,
    pub(super) catalog: Catalog,
    pub(super) policies: PolicyHistory,
}

impl World {
    pub(super) fn new(size: DemoSize, now: DateTime<Utc>) -> Result<Self, ApiError> {
        let policies = PolicyHistory::built_in().map_err(|_| ApiError::Internal("policy data"))?;
        Ok(Self { now: now.timestamp(), plan: Plan::of(size), catalog: Catalog::read()?, policies })
    }

    /// A stream of random numbers for one purpose in one tenant.
    pub(super) fn rng(&self, tenant: &str, purpose: &str) -> Rng {
        Rng::new(SEED, &format!("{tenant}/{purpose}"))
    }

    /// All versions of the policy.
    pub(super) const fn policies(&self) -> &PolicyHistory {
        &self.policies
    }

    /// The policy in force at a moment.
    pub(super) fn policy(&self, at: i64) -> Result<&Policy, ApiError> {
        self.policies.at(moment(at)).ok_or(ApiError::Internal("no policy"))
    }
}

/// Seconds since 1970 as a moment.
pub(super) fn moment(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// So many calendar months later.
pub(super) fn months_later(at: i64, months: u32) -> i64 {
    add_months(moment(at), months).timestamp()
}

/// A moment in business time as twelve digits: year to second.
pub(super) fn in_digits(at: i64) -> String {
    domain::period::in_business_time(moment(at)).format("%y%m%d%H%M%S").to_string()
}
