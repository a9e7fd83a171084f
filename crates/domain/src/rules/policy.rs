//! The numbers of the rules, as versioned data with effective dates.

use crate::period::WorkingCalendar;
use crate::rules::policy_groups::{Basis, OpportunityPolicy, ProgramPolicy, SpecialistPolicy};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One version of all policy numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Counts up from 1; recorded on every decision.
    pub version: u32,
    /// In force from this moment until the next version's.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub effective_from: DateTime<Utc>,
    /// What its differences from the version before rest on.
    pub basis: Basis,
    ///
    pub association: AssociationPolicy,
    /// R-74 and what a code is for.
    pub verification: VerificationPolicy,
    ///
    pub organization: OrganizationPolicy,
    ///
    pub incentive: IncentivePolicyNumbers,
    ///
    pub program: ProgramPolicy,
    ///
    pub specialist: SpecialistPolicy,
    ///
    pub opportunity: OpportunityPolicy,
    /// Working days. A version knows the first days of the next year, for deadlines that reach into it.
    pub calendar: WorkingCalendar,
}

/// Numbers of the association rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssociationPolicy {
    /// days after registration in which a customer may associate directly.
    pub direct_window_days: u32,
    /// open pre-registrations of one partner.
    pub preregistration_cap: u32,
    /// days a pre-registration holds.
    pub preregistration_days: u32,
    /// days an invitation holds.
    pub invitation_days: u32,
    /// new accounts that one general link registers in a business day.
    pub link_registrations_per_day: u32,
    /// requests of one side within the window.
    pub max_requests: u32,
    /// the window in calendar months.
    pub request_window_months: u32,
    /// Days in which the other side can answer; then the request expires and nothing changes.
    pub answer_days: u32,
}

/// Numbers of verification codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerificationPolicy {
    /// minutes a code holds.
    pub valid_minutes: u32,
    /// Wrong tries before a code is void.
    pub max_tries: u32,
    /// Seconds before another code may be asked for.
    pub resend_seconds: u32,
}

/// Numbers of the organisation's rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganizationPolicy {
    /// roles of one member at most.
    pub max_roles: u32,
    /// custom roles of one organisation at most.
    pub max_custom_roles: u32,
    /// P-53: customer contacts of one organisation at most.
    pub max_contacts: u32,
}

/// Numbers of the incentive rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IncentivePolicyNumbers {
    /// months without incentive after a long-tail customer changed partner; 0 when the rule is not in force.
    pub moved_customer_months: u32,
    /// working days within which finance starts an approved payout.
    pub payment_working_days: u32,
}

/// All versions, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyHistory(Vec<Policy>);

/// Why policy data were refused.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Not the form of the data.
    #[error("policy data cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    /// No version at all.
    #[error("policy data hold no version")]
    Empty,
    /// Versions do not count up by one, or their dates do not rise.
    #[error("policy version {0} is out of order")]
    Order(u32),
}

impl PolicyHistory {
    /// The versions that ship with the product.
    ///
    /// # Errors
    /// [`PolicyError`]; a test holds that there is none.
    pub fn built_in() -> Result<Self, PolicyError> {
        Self::from_json(include_str!("policies.json"))
    }

    /// Reads versions from JSON.
    ///
    /// # Errors
    /// [`PolicyError`] when the data are malformed, empty or out of order.
    pub fn from_json(json: &str) -> Result<Self, PolicyError> {
        Self::of(serde_json::from_str(json)?)
    }

    /// Takes versions that were read before.
    ///
    /// # Errors
    /// [`PolicyError`] when they are empty or out of order.
    pub fn of(versions: Vec<Policy>) -> Result<Self, PolicyError> {
        if versions.is_empty() {
            return Err(PolicyError::Empty);
        }
        for (one, next) in versions.iter().zip(versions.iter().skip(1)) {
            if next.version != one.version + 1 || next.effective_from <= one.effective_from {
                return Err(PolicyError::Order(next.version));
            }
        }
        Ok(Self(versions))
    }

    /// The version in force at a moment; before the first, the first.
    pub fn at(&self, now: DateTime<Utc>) -> Option<&Policy> {
        self.0.iter().rev().find(|policy| policy.effective_from <= now).or(self.0.first())
    }

    /// A history in which this policy always held: what would be if it did.
    pub fn always(policy: Policy) -> Self {
        Self(vec![policy])
    }

    /// One version by its number.
    pub fn version(&self, version: u32) -> Option<&Policy> {
        self.0.iter().find(|policy| policy.version == version)
    }

    /// Every version, oldest first.
    pub fn versions(&self) -> &[Policy] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_policy_reads_and_changes_on_its_date() {
        let history = PolicyHistory::built_in().unwrap();
        let at = |text: &str| history.at(text.parse().unwrap()).unwrap();
        assert_eq!(at("2025-12-31T15:59:59Z").incentive.moved_customer_months, 0);
        assert_eq!(at("2025-12-31T16:00:00Z").incentive.moved_customer_months, 6);
        assert_eq!(at("1999-01-01T00:00:00Z").version, 1);
        assert_eq!(at("2026-12-31T16:00:00Z").version, 3);
        assert_eq!(history.version(2), Some(at("2026-11-22T08:00:00Z")));
        assert_eq!(history.version(9), None);
    }

    #[test]
    fn every_version_names_only_real_exceptions_of_its_calendar() {
        use chrono::{Datelike, Weekday};
        let weekend = |day: &chrono::NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        for policy in PolicyHistory::built_in().unwrap().versions() {
            let calendar = &policy.calendar;
            assert!(!calendar.holidays.iter().any(weekend), "version {}: a weekend is off anyway", policy.version);
            assert!(calendar.workdays.iter().all(weekend), "version {}: a weekday is worked anyway", policy.version);
        }
    }

    #[test]
    fn versions_out_of_order_are_refused() {
        let mut versions = PolicyHistory::built_in().unwrap().0;
        versions.reverse();
        let json = serde_json::to_string(&versions).unwrap();
        assert!(matches!(PolicyHistory::from_json(&json), Err(PolicyError::Order(2))));
        assert!(matches!(PolicyHistory::from_json("[]"), Err(PolicyError::Empty)));
    }
}
