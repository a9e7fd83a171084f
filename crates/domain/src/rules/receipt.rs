//! What was decided, on which facts, under which policy, so that anybody can decide it again.
//!
//! A receipt holds the facts as the rule read them, and a hash over its content in one fixed form. The
//! hash function comes from the caller, for the browser needs none.

use crate::rules::evaluate::{ReplayError, evaluate_under};
use crate::rules::policy::PolicyHistory;
use crate::rules::verdict::{RuleId, Verdict};
use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

/// A decision and everything that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// The rule asked.
    pub rule: RuleId,
    /// Its facts.
    pub facts: serde_json::Value,
    /// The version of the policy that decided.
    pub policy_version: u32,
    /// The moment decided for, in whole seconds.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub decided_at: DateTime<Utc>,
    /// The answer, with every condition.
    pub verdict: Verdict,
}

/// A decision that nobody has changed since, as its hash shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// What was decided.
    pub decision: Decision,
    /// The hash over [`Decision::content`].
    pub hash: String,
}

impl Decision {
    /// Asks the rule and keeps what it rests on.
    ///
    /// What is asked is what is kept: the facts as their JSON has them, the moment in whole seconds. So the
    /// answer comes out the same when the receipt is read again.
    ///
    /// # Errors
    /// Those of [`evaluate_under`]; [`ReplayError::NoPolicy`] when there is no such version.
    pub fn make(
        rule: RuleId,
        facts: serde_json::Value,
        policy_version: u32,
        history: &PolicyHistory,
        now: DateTime<Utc>,
    ) -> Result<Self, ReplayError> {
        let decided_at = now.trunc_subsecs(0);
        let policy = history.version(policy_version).ok_or(ReplayError::NoPolicy(policy_version))?;
        let verdict = evaluate_under(rule, &facts, policy, history, decided_at)?;
        Ok(Self { rule, facts, policy_version, decided_at, verdict })
    }

    /// Decides it again: the same facts, the same version, the same moment.
    ///
    /// # Errors
    /// Those of [`Decision::make`].
    pub fn replay(&self, history: &PolicyHistory) -> Result<Verdict, ReplayError> {
        Self::make(self.rule, self.facts.clone(), self.policy_version, history, self.decided_at)
            .map(|decision| decision.verdict)
    }

    /// The content to be hashed: JSON without spaces, members in the order of their names.
    ///
    /// # Errors
    /// Those of the serialiser; a decision has none.
    pub fn content(&self) -> Result<String, serde_json::Error> {
        let mut out = String::new();
        write_canonical(&serde_json::to_value(self)?, &mut out);
        Ok(out)
    }
}

impl Receipt {
    /// Seals a decision with the hash of its content.
    ///
    /// # Errors
    /// Those of [`Decision::content`].
    pub fn seal(decision: Decision, hash: impl FnOnce(&[u8]) -> String) -> Result<Self, serde_json::Error> {
        let hash = hash(decision.content()?.as_bytes());
        Ok(Self { decision, hash })
    }

    /// Is the content still what was sealed?
    ///
    /// # Errors
    /// Those of [`Decision::content`].
    pub fn is_intact(&self, hash: impl FnOnce(&[u8]) -> String) -> Result<bool, serde_json::Error> {
        Ok(hash(self.decision.content()?.as_bytes()) == self.hash)
    }
}

// The order of members in a parsed object depends on a feature of serde_json that any crate can switch on.
fn write_canonical(value: &serde_json::Value, out: &mut String) {
    use serde_json::Value;
    match value {
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            out.push('{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write_canonical(member, out);
            }
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => out.push_str(&value.to_string()),
    }
}
