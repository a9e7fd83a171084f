//! which partners receive opportunities of the vendor, and what one shared with it has to say.
//!
//! The further condition of R-27 for partners that are certified and not differentiated is cut off in the
//! source; we take it as a confirmation that the vendor records. Source: domain.md.

use crate::association::Party;
use crate::money::Money;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision about receiving opportunities rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HoEligibilityFacts {
    /// Is the partner in the co-sell programme?
    pub in_pce_plan: bool,
    /// How far it is on each of its paths.
    pub stages: Vec<PathStage>,
    /// Has the vendor confirmed a partner that is not differentiated?
    pub vendor_confirmed: bool,
    /// Baseline solutions.
    pub baseline_solutions: u32,
    /// Joint products on the vendor's list.
    pub listed_products: u32,
}

/// Does this partner receive opportunities of the vendor?
pub fn ho_eligibility(facts: &HoEligibilityFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let stage = facts.stages.iter().copied().max().unwrap_or(PathStage::Available);
    let differentiated = stage == PathStage::Differentiated;
    let offerings = facts.baseline_solutions.saturating_add(facts.listed_products);
    Verdict::new(
        RuleId::R27,
        policy,
        now,
        [
            in_pce_plan(RuleId::R27, facts.in_pce_plan),
            Condition::new(RuleId::R27, Check::HoStage, stage.is_certified())
                .seen(Value::Stage(stage))
                .needed(Needed::AtLeast(Value::Stage(PathStage::RoleCertified)))
                .fix(Party::Partner, Place::RoleCertification),
            Condition::flag(RuleId::R27, Check::HoConfirmation, differentiated || facts.vendor_confirmed, true)
                .fix(Party::Vendor, Place::EcosystemManager),
            Condition::new(RuleId::R27, Check::HoOffering, differentiated || offerings > 0)
                .seen(Value::Count(offerings))
                .needed(Needed::AtLeast(Value::Count(1)))
                .fix(Party::Vendor, Place::CloudSolutions),
        ],
    )
}

/// What an opportunity says when it is to be shared with the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PoSubmissionFacts {
    /// Is the partner in the co-sell programme?
    pub in_pce_plan: bool,
    /// Does the partner declare a real need that the customer drives?
    pub customer_driven: bool,
    /// Expected revenue of cloud services.
    pub cloud_revenue: Money,
    /// Is the budget described?
    pub has_budget: bool,
    /// Is it described who decides?
    pub has_authority: bool,
    /// Is the need described?
    pub has_need: bool,
    /// Is the timing described?
    pub has_timing: bool,
}

/// May the opportunity be submitted?
pub fn po_submission(facts: PoSubmissionFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let said = |check, is| Condition::flag(RuleId::R71, check, is, true).fix(Party::Partner, Place::Opportunity);
    let least = Money { minor: 1, ..Money::zero(facts.cloud_revenue.currency) };
    Verdict::new(
        RuleId::R71,
        policy,
        now,
        [
            in_pce_plan(RuleId::R71, facts.in_pce_plan),
            said(Check::PoNotReal, facts.customer_driven),
            Condition::new(RuleId::R71, Check::PoRevenue, facts.cloud_revenue.is_positive())
                .seen(Value::Amount(facts.cloud_revenue))
                .needed(Needed::AtLeast(Value::Amount(least)))
                .fix(Party::Partner, Place::Opportunity),
            said(Check::PoBudget, facts.has_budget),
            said(Check::PoAuthority, facts.has_authority),
            said(Check::PoNeed, facts.has_need),
            said(Check::PoTiming, facts.has_timing),
        ],
    )
}

pub(super) fn in_pce_plan(rule: RuleId, is: bool) -> Condition {
    Condition::flag(rule, Check::NotInPcePlan, is, true).fix(Party::Partner, Place::Programs)
}
