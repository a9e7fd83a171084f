//! renewing a membership on application.
//!
//! In the last days of its term a member applies for another one, where the programme does not renew by itself. It has to be
//! what joining asks an account to be; what an account must not bring along at its beginning is not
//! asked of a member any more. Source: domain.md R-28, re-application; which conditions are asked again is our own
//! decision (docs/decisions/019).

use super::applicant::Applicant;
use super::join::{Accepted, join};
use super::term::{renewal_opens, renews_itself};
use crate::association::Party;
use crate::program::Program;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::membership::MembershipState;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Asked of an account that begins: it is not in the programme, and has no past with the vendor that would come along.
const ONLY_AT_THE_BEGINNING: [Check; 5] =
    [Check::AlreadyInPlan, Check::OpenResources, Check::HasCreditAccount, Check::HasConsumption, Check::BdReported];

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanRenewalFacts {
    /// Which programme.
    pub program: Program,
    /// The account.
    pub applicant: Applicant,
    /// Where it stands with the programme.
    pub state: MembershipState,
    /// Until when the membership holds; absent where there is none, or its end is not kept yet.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Does an application for renewal wait for the vendor already?
    pub under_review: bool,
    /// Are the programme's terms accepted at the version of today: signed before, or ticked in the form?
    pub terms_accepted: bool,
    /// The same of the commitments on opportunity management.
    pub commitments_accepted: bool,
    /// Does the vendor decide about an application that was let through? What only applying asks is left out then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub applied: bool,
}

/// May this account apply for the renewal of its membership, or may the vendor still agree to it?
pub fn plan_renewal(facts: &PlanRenewalFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let accepted = Accepted { terms: facts.terms_accepted, commitments: facts.commitments_accepted };
    let joining = join(facts.program, &facts.applicant, accepted, policy, now);
    let asked = joining.conditions.into_iter().filter(|one| !ONLY_AT_THE_BEGINNING.contains(&one.check));
    let own = [
        window(facts, policy, now),
        Condition::flag(RuleId::R80, Check::RenewsItself, renews_itself(facts.program, policy), false)
            .fix(Party::Vendor, Place::Wait),
        Condition::flag(RuleId::R80, Check::RenewalWaits, facts.under_review, false).fix(Party::Vendor, Place::Wait),
    ];
    let own = own.into_iter().filter(|_| !facts.applied);
    Verdict::new(RuleId::R80, policy, now, own.chain(asked))
}

/// The membership is in the last days of its term: from its announcement until its end.
fn window(facts: &PlanRenewalFacts, policy: &Policy, now: DateTime<Utc>) -> Condition {
    let Some(until) = facts.valid_until.filter(|_| facts.state.is_member()) else {
        return Condition::new(RuleId::R80, Check::RenewalWindow, false)
            .seen(Value::Membership(facts.state))
            .fix(Party::Partner, Place::Programs);
    };
    let opens = renewal_opens(until, policy);
    let needed = if now < until { Needed::AtLeast(Value::At(opens)) } else { Needed::Before(Value::At(until)) };
    Condition::new(RuleId::R80, Check::RenewalWindow, opens <= now && now < until)
        .seen(Value::At(now))
        .needed(needed)
        .fix(Party::Partner, Place::Wait)
        .available(Some(opens).filter(|opens| now < *opens))
}
