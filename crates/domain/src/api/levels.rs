//! Levels of a plan on the wire (P-40b).

use crate::ids::TenantId;
use crate::program::{DevelopmentPath, PartnerTier, Program};
use crate::rules::programs::level_upgrade::LevelUpgradeFacts;
use crate::rules::verdict::Verdict;
use crate::states::path_stage::PathStage;
use crate::states::review::ReviewState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A higher level in the solution-provider plan (R-23, P-40b): whether it can be applied for, and what was applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelUpgrade {
    /// The plan.
    pub program: Program,
    /// The level that an application asks for; absent when there is none above.
    pub next: Option<PartnerTier>,
    /// May this account apply?
    pub verdict: Verdict,
    /// What the verdict rests on, for a check in the browser.
    pub facts: LevelUpgradeFacts,
    /// Every application so far, newest first.
    pub applications: Vec<LevelApplication>,
    /// Version of the membership, for `If-Match`; 0 when there never was one.
    pub version: i64,
}

impl LevelUpgrade {
    /// The application that the vendor has not decided.
    pub fn open(&self) -> Option<&LevelApplication> {
        self.applications.iter().find(|one| one.state == ReviewState::UnderReview)
    }
}

/// One application for a higher level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelApplication {
    /// The level that the account had when it applied; absent where it had none, or nothing says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartnerTier>,
    /// The level that it applied for, which it has been given when this is approved; absent where nothing says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartnerTier>,
    /// State.
    pub state: ReviewState,
    /// Who sent it, by display name.
    pub applied_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub applied_at: DateTime<Utc>,
    /// What the vendor said with the decision.
    pub answer: Option<String>,
    /// Whose turn it is.
    pub turn: Turn,
}

/// An application for a higher level as the vendor looks at it: what an approval changes, and who speaks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelMatter {
    /// The level before; absent where there is none.
    pub from: Option<PartnerTier>,
    /// The level after; absent where none is above.
    pub to: Option<PartnerTier>,
    /// The certified paths that count, of all accounts of the company, while the vendor has not decided.
    pub qualifying: Vec<QualifyingPath>,
}

/// One account of the company with a certified path that counts for its level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QualifyingPath {
    /// The account.
    pub partner_id: TenantId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// Which path.
    pub path: DevelopmentPath,
    /// How far it is certified there.
    pub stage: PathStage,
}
