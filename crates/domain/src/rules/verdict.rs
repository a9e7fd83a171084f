//! The shape of an answer: every condition of a rule, met or not, with what was seen and what is needed.
//!
//! A verdict carries codes and typed values, never sentences, and serialises to the same bytes in the
//! browser and on the server.

use crate::association::Party;
use crate::rules::policy::Policy;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::rules::check::Check;
pub use crate::rules::rule_id::RuleId;
pub use crate::rules::value::{Fix, Needed, Place, Value};

/// How a condition came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Holds.
    Met,
    /// Does not hold.
    Unmet,
    /// Not known to this viewer; the server knows.
    Unknown,
}

// On the wire `passed` is true, false or null.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Met => serializer.serialize_some(&true),
            Self::Unmet => serializer.serialize_some(&false),
            Self::Unknown => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::<bool>::deserialize(deserializer)? {
            Some(true) => Self::Met,
            Some(false) => Self::Unmet,
            None => Self::Unknown,
        })
    }
}

/// One condition of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// The rule that the condition is from.
    pub rule: RuleId,
    /// Which condition.
    pub check: Check,
    /// `true` met, `false` unmet, `null` not known to this viewer.
    #[serde(rename = "passed")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<bool>))]
    pub outcome: Outcome,
    /// Of which of several that one request names; absent where it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The value now; absent when it is not this viewer's to see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Value>,
    /// The value needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<Needed>,
    /// Who can put it right, and where; only on unmet conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// When it is met by the passing of time alone.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub available_at: Option<DateTime<Utc>>,
}

impl Condition {
    /// A condition of `rule` that came out as `met`.
    pub fn new(rule: RuleId, check: Check, met: bool) -> Self {
        let outcome = if met { Outcome::Met } else { Outcome::Unmet };
        Self { rule, check, outcome, subject: None, seen: None, needed: None, fix: None, available_at: None }
    }

    /// A condition of `rule` that is met when `seen` is what is `needed`.
    pub fn flag(rule: RuleId, check: Check, seen: bool, needed: bool) -> Self {
        Self::new(rule, check, seen == needed).seen(Value::Flag(seen)).needed(Needed::Exactly(Value::Flag(needed)))
    }

    /// A condition of `rule` that is met when there is none of a thing.
    pub fn none(rule: RuleId, check: Check, count: u32) -> Self {
        Self::new(rule, check, count == 0).seen(Value::Count(count)).needed(Needed::AtMost(Value::Count(0)))
    }

    /// A condition of `rule` that is met when there are `least` of a thing.
    pub fn at_least(rule: RuleId, check: Check, count: u32, least: u32) -> Self {
        Self::new(rule, check, count >= least).seen(Value::Count(count)).needed(Needed::AtLeast(Value::Count(least)))
    }

    /// Adds the value now.
    #[must_use]
    pub fn seen(mut self, value: Value) -> Self {
        self.seen = Some(value);
        self
    }

    /// Adds the value needed.
    #[must_use]
    pub fn needed(mut self, needed: Needed) -> Self {
        self.needed = Some(needed);
        self
    }

    /// Adds who can put it right and where, if it is not met.
    #[must_use]
    pub fn fix(mut self, by: Party, place: Place) -> Self {
        if self.outcome != Outcome::Met {
            self.fix = Some(Fix::new(by, place));
        }
        self
    }

    /// Adds the moment from which it is met by itself, if it is not met.
    #[must_use]
    pub fn available(mut self, at: Option<DateTime<Utc>>) -> Self {
        if self.outcome != Outcome::Met {
            self.available_at = at;
        }
        self
    }

    /// The same for a viewer who may learn that it is so, but not more.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        self.seen = None;
        self
    }
}

/// The answer of a rule.
///
/// ```
/// use domain::association::Party;
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
///
/// let policies = PolicyHistory::built_in()?;
/// let now = domain::api::time::from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let paid = Condition::new(RuleId::R02, Check::UnpaidBill, true);
/// let associated = Condition::new(RuleId::R02, Check::AlreadyAssociated, false)
///     .fix(Party::Customer, Place::AssociationRecords);
/// let verdict = Verdict::new(RuleId::R02, policies.at(now).ok_or("a policy")?, now, [paid, associated]);
/// assert!(!verdict.allowed());
/// assert_eq!(verdict.unmet().map(|condition| condition.check.as_str()).collect::<Vec<_>>(), ["ALREADY_ASSOCIATED"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// The rule asked.
    pub rule: RuleId,
    /// The version of the policy that decided.
    pub policy_version: u32,
    /// The moment decided for.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub evaluated_at: DateTime<Utc>,
    /// Every condition, in the order of the specification.
    pub conditions: Vec<Condition>,
}

impl Verdict {
    /// A verdict of `rule` under `policy`, each check at most once: where two rules ask the same, the
    /// first answer stands unless only the second is unmet.
    pub fn new(
        rule: RuleId,
        policy: &Policy,
        now: DateTime<Utc>,
        conditions: impl IntoIterator<Item = Condition>,
    ) -> Self {
        let mut kept: Vec<Condition> = Vec::new();
        for condition in conditions {
            match kept.iter_mut().find(|known| known.check == condition.check) {
                Some(known) if known.outcome == Outcome::Met && condition.outcome != Outcome::Met => *known = condition,
                Some(_) => {}
                None => kept.push(condition),
            }
        }
        Self { rule, policy_version: policy.version, evaluated_at: now, conditions: kept }
    }

    /// The same, said of one of several that a request names.
    #[must_use]
    pub fn about(mut self, subject: &str) -> Self {
        for condition in &mut self.conditions {
            condition.subject = Some(subject.to_owned());
        }
        self
    }

    /// Do all conditions hold?
    pub fn allowed(&self) -> bool {
        self.conditions.iter().all(|condition| condition.outcome == Outcome::Met)
    }

    /// The conditions that do not hold, or are not known to.
    pub fn unmet(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| condition.outcome != Outcome::Met)
    }

    /// How one condition came out; `None` when the rule does not ask it.
    pub fn outcome(&self, check: Check) -> Option<Outcome> {
        self.conditions.iter().find(|condition| condition.check == check).map(|condition| condition.outcome)
    }

    /// Do both come to the same, check by check? The moment and what was seen may differ.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let outcomes = |verdict: &Self| -> Vec<_> {
            verdict.conditions.iter().map(|condition| (condition.check, condition.outcome)).collect()
        };
        outcomes(self) == outcomes(other)
    }

    /// When waiting alone will have met every condition; `None` when waiting is not enough.
    pub fn available_at(&self) -> Option<DateTime<Utc>> {
        self.unmet().map(|condition| condition.available_at).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The verdict itself as an error unless all conditions hold.
    ///
    /// # Errors
    /// [`Refused`] with this verdict.
    pub fn require(self) -> Result<Self, Refused> {
        if self.allowed() { Ok(self) } else { Err(Refused(Box::new(self))) }
    }
}

/// A rule said no; every condition is inside.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} refused: {} conditions not met", .0.rule, .0.unmet().count())]
pub struct Refused(pub Box<Verdict>);
