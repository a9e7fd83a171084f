//! a higher level in the solution-provider plan.
//!
//! Any account of the company will do: one that is on a path which counts, and is role certified there. Levels are climbed
//! one at a time, and nothing is above the highest.
//! Source: domain.md R-23.

use crate::association::Party;
use crate::program::{DevelopmentPath, PartnerTier};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelUpgradeFacts {
    /// Is this account in the solution-provider plan?
    pub in_csp_plan: bool,
    /// The level that it has there; none yet for a new member.
    pub level: Option<PartnerTier>,
    /// Every path of every account of the company, this one included.
    pub company_paths: Vec<CompanyPath>,
}

/// One account of a company on one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanyPath {
    /// Which path.
    pub path: DevelopmentPath,
    /// How far the account is on it.
    pub stage: PathStage,
}

impl CompanyPath {
    /// Does it count for a level? Then the company is on a path that does.
    pub fn counts(self, policy: &Policy) -> bool {
        policy.program.upgrade_paths.contains(&self.path) && self.stage != PathStage::Available
    }

    /// Is it enough for a level, being certified besides?
    pub fn qualifies(self, policy: &Policy) -> bool {
        self.counts(policy) && self.stage.is_certified()
    }
}

/// May this account ask for a higher level?
pub fn level_upgrade(facts: &LevelUpgradeFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let counting = facts.company_paths.iter().filter(|one| one.counts(policy));
    let certified = facts.company_paths.iter().filter(|one| one.qualifies(policy));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Verdict::new(
        RuleId::R23,
        policy,
        now,
        [
            Condition::flag(RuleId::R23, Check::NotInCspPlan, facts.in_csp_plan, true)
                .fix(Party::Partner, Place::Programs),
            Condition::at_least(RuleId::R23, Check::UpgradePathMissing, count(counting.count()), 1)
                .fix(Party::Partner, Place::Paths),
            Condition::at_least(RuleId::R23, Check::UpgradeCertificationMissing, count(certified.count()), 1)
                .fix(Party::Partner, Place::RoleCertification),
            Condition::flag(RuleId::R23, Check::AtHighestLevel, PartnerTier::above(facts.level).is_none(), false)
                .fix(Party::Partner, Place::JoinedPrograms),
        ],
    )
}
