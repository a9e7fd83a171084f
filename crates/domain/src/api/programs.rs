//! Programmes and development paths of a partner account on the wire (P-40, P-41, P-43).

use super::levels::LevelUpgrade;
use super::path_applications::PathInvitation;
use super::path_records::PathRecord;
use super::program_contacts::ProgramContact;
use crate::agreement::AgreementKind;
use crate::api::reseller_applications::ResellerApplicationDetail;
use crate::program::CertificationKind;
use crate::program::{DevelopmentPath, PartnerTier, Program};
use crate::rules::programs::applicant::Applicant;
use crate::rules::programs::path_choice::PathChoiceFacts;
use crate::rules::programs::path_exit::PathExitFacts;
use crate::rules::programs::plan_leave::PlanLeaveFacts;
use crate::rules::verdict::Verdict;
use crate::states::membership::{MembershipEvent, MembershipState};
use crate::states::path_stage::{PathEvent, PathStage};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/programs`: every programme, joined or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programs {
    /// The account as the rules see it, for a check in the browser.
    pub applicant: Applicant,
    /// The programmes, in the order of P-40.
    pub programs: Vec<ProgramCard>,
    /// Whom the vendor reaches about an application that names nobody: the login that asks.
    pub own_contact: ProgramContact,
    /// A higher level in the solution-provider plan, which is the one that has levels to apply for.
    pub level_upgrade: LevelUpgrade,
}

/// One programme, and where this account stands with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgramCard {
    /// Which.
    pub program: Program,
    /// Is it applied for here? Others are joined off line.
    pub online: bool,
    /// State of the membership; not joined when there never was one.
    pub state: MembershipState,
    /// 等级, where the programme has levels.
    pub level: Option<PartnerTier>,
    /// When it was last applied for.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub applied_at: Option<DateTime<Utc>>,
    /// When the membership began.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub joined_at: Option<DateTime<Utc>>,
    /// When it ends; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Why an application was refused.
    pub reason: Option<String>,
    /// Whom the vendor reaches about it; it can be changed until the membership has ended. Absent when there is no
    /// membership, or nobody was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ProgramContact>,
    /// Whose turn it is.
    pub turn: Turn,
    /// The last application to a distributor, for the programme of cloud resellers (P-60).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reseller_application: Option<Box<ResellerApplicationDetail>>,
    /// What the partner can do now.
    pub actions: Vec<MembershipEvent>,
    /// May this account join? With nothing ticked in the form yet.
    pub join: Verdict,
    /// Can the certificate be downloaded?
    pub certificate: Verdict,
    /// Renewing it on application; absent when the account is no member, or the programme renews by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Box<Renewal>>,
    /// What leaving it means now; absent when the account is no member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaving: Option<Box<Leaving>>,
    /// Version, for `If-Match`; 0 when there never was an application.
    pub version: i64,
}

/// Renewing a membership on application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Renewal {
    /// May this account apply for it? With nothing ticked in the form yet.
    pub verdict: Verdict,
    /// What is newer than what was signed, to be accepted with the application.
    pub to_sign: Vec<AgreementKind>,
    /// Does an application wait for the vendor? Until it is decided the membership does not run out.
    pub under_review: bool,
}

/// What leaving a programme means: the answer of R-78, and what stays behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leaving {
    /// May this account leave it?
    pub verdict: Verdict,
    /// What the verdict rests on.
    pub facts: PlanLeaveFacts,
    /// Customers that stay associated with the account.
    pub customers: u64,
    /// Opportunities shared by either side that are not closed; of the co-sell programme.
    pub opportunities: u64,
}

/// `POST /v2/partners/programs/{program}/leave`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgramExit {
    /// Why; it is kept with the membership.
    pub reason: String,
}

/// `GET /v2/partners/paths`: every development path, and what stands in the way of leaving one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Paths {
    /// The paths, chosen or not.
    pub paths: Vec<PathCard>,
    /// May this account leave its path? The records are the account's, so one answer holds for all paths.
    pub exit: Verdict,
    /// What the verdict rests on, for a check in the browser.
    pub exit_facts: PathExitFacts,
    /// The records themselves, newest first.
    pub records: Vec<PathRecord>,
}

/// One path, and how far the account is on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathCard {
    /// Which.
    pub path: DevelopmentPath,
    /// How far the account is.
    pub stage: PathStage,
    /// Since when; absent when the path was never chosen.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub stage_since: Option<DateTime<Utc>>,
    /// Until when the certification holds; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// When what is certified can be applied for again; absent where nothing is, or its end is not kept yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_review: Option<AnnualReviewWindow>,
    /// Whose turn it is.
    pub turn: Turn,
    /// What the partner can do now.
    pub actions: Vec<PathEvent>,
    /// May this account choose it?
    pub choice: Verdict,
    /// What that rests on, for a check in the browser.
    pub choice_facts: PathChoiceFacts,
    /// Applying for the invitation to it; absent where there is nothing to be invited to any more: the path needs no
    /// invitation, or the account is on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Box<PathInvitation>>,
    /// Can the certificates be downloaded? One line a certification.
    pub certificates: Vec<PathCertificate>,
    /// Version, for `If-Match`; 0 when the path was never chosen.
    pub version: i64,
}

/// The annual review of a certification, for those who do not apply for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnualReviewWindow {
    /// From when on it can be applied for; until the certification's end.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub opens_at: DateTime<Utc>,
    /// Does an application wait for the vendor?
    pub under_review: bool,
}

/// What is read of [`Paths`] where the paths are only named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PathSteps {
    /// Every path.
    pub paths: Vec<PathStep>,
}

/// The same of [`PathCard`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PathStep {
    /// Which path.
    pub path: DevelopmentPath,
    /// How far the account is on it.
    pub stage: PathStage,
    /// When what is certified can be applied for again.
    #[serde(default)]
    pub annual_review: Option<AnnualReviewWindow>,
}

/// The certificate of one certification on a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathCertificate {
    /// Which certification.
    pub certification: CertificationKind,
    /// Can it be downloaded?
    pub verdict: Verdict,
}
