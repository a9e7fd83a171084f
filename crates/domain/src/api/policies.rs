//! Every version of the policy, and what its numbers concern.

use crate::rules::affected::Untried;
use crate::rules::concerned::ConcernedObject;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, RuleId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/policies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Policies {
    /// The version in force when the server answered.
    pub in_force: u32,
    /// All versions, oldest first; those to come are among them.
    pub versions: Vec<Policy>,
}

/// `GET /v2/partners/policies/concerned`: how many objects of this partner numbers of the policy concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Concerned {
    /// One line a kind of object; a kind that the reader may not see is left out.
    pub counts: Vec<ConcernedCount>,
}

impl Concerned {
    /// How many there are; absent where the reader may not see them.
    pub fn count(&self, of: ConcernedObject) -> Option<u64> {
        self.counts.iter().find(|one| one.of == of).map(|one| one.count)
    }
}

/// How many objects of one kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedCount {
    /// Which kind.
    pub of: ConcernedObject,
    /// How many; customers and what belongs to them only as far as the reader sees them.
    pub count: u64,
}

/// The most objects that are listed of one rule; all that were tried are counted.
pub const LISTED_MAX: usize = 50;

/// The most objects of one kind that are tried, the first by their ids.
pub const TRIED_MAX: u32 = 10_000;

/// `GET /v2/partners/policies/{version}/affected`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AffectedQuery {
    /// The version to compare with; the one before when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<u32>,
}

/// Whom a version of the policy answers otherwise than another one, by the facts of this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Affected {
    /// The version asked for.
    pub version: u32,
    /// The version compared with.
    pub against: u32,
    /// The moment for which both were asked.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub evaluated_at: DateTime<Utc>,
    /// The rules that were tried on what the reader may see.
    pub rules: Vec<AffectedRule>,
    /// The rules that read a changed number and were not tried.
    pub untried: Vec<UntriedRule>,
}

/// One rule under both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AffectedRule {
    /// Which.
    pub rule: RuleId,
    /// What it is about.
    pub of: ConcernedObject,
    /// How many questions were asked under both versions.
    pub asked: u64,
    /// How many of them are answered otherwise; at least so many where only the first objects were tried.
    pub changed: u64,
    /// Are there more objects than the [`TRIED_MAX`] that were tried?
    pub first_only: bool,
    /// The first of those, at most [`LISTED_MAX`].
    pub objects: Vec<AffectedObject>,
}

/// An object about which a rule answers otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AffectedObject {
    /// `customer`, `program_membership`, `development_path` …, as receipts name it.
    pub subject_kind: String,
    /// Its id or code; empty for one more of its kind.
    pub subject_id: String,
    /// Its name; empty where the code says it.
    pub subject_name: String,
    /// Does the version compared with say yes?
    pub was_allowed: bool,
    /// Does the version asked for say yes?
    pub is_allowed: bool,
    /// Reasons that come with the version asked for.
    pub arises: Vec<Check>,
    /// Reasons that it takes away.
    pub ends: Vec<Check>,
    /// From when time alone makes it a yes under the version compared with.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub was_available_at: Option<DateTime<Utc>>,
    /// The same under the version asked for.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub available_at: Option<DateTime<Utc>>,
}

/// A rule that was not tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UntriedRule {
    /// Which.
    pub rule: RuleId,
    /// Why.
    pub why: Untried,
}
