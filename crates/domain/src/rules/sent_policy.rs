//! A policy on its way to somebody who may never ask a rule.

use super::policy::Policy;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A policy as the text that was sent. It is read when a rule wants it: who asks none needs none of the code that reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SentPolicy(Box<RawValue>);

impl SentPolicy {
    /// The text of a policy.
    ///
    /// # Errors
    /// Those of the serialiser; a policy has none.
    pub fn of(policy: &Policy) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(policy).map(Self)
    }

    /// What was sent.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The policy.
    ///
    /// # Errors
    /// When what was sent is none.
    pub fn read(&self) -> Result<Policy, serde_json::Error> {
        serde_json::from_str(self.text())
    }
}

impl PartialEq for SentPolicy {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for SentPolicy {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;

    #[test]
    fn what_is_sent_is_what_is_read() {
        for policy in PolicyHistory::built_in().unwrap().versions() {
            let sent = SentPolicy::of(policy).unwrap();
            assert_eq!(&sent.read().unwrap(), policy);
            let again: SentPolicy = serde_json::from_str(&serde_json::to_string(&sent).unwrap()).unwrap();
            assert_eq!(again, sent);
        }
        let odd: SentPolicy = serde_json::from_str("{\"version\": \"x\"}").unwrap();
        assert!(odd.read().is_err());
    }
}
