//! What the file of programmes says about a tenant.

use crate::http::error::ApiError;
use domain::api::path_records::{PathRecordKind, SolutionState};
use domain::association::EnterpriseRole;
use domain::program::{CompetencyTag, DevelopmentPath, FreezeCause, PartnerTier, Program, RealNameKind};
use domain::states::membership::MembershipState;
use domain::states::path_stage::PathStage;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Days in which the vendor refused an application.
pub(super) const ANSWERED_WITHIN: i64 = 4;

/// What a tenant has; days are counted back from now, ends forward.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spec {
    pub(super) tenant: String,
    pub(super) standing: StandingSpec,
    pub(super) memberships: Vec<MembershipSpec>,
    pub(super) paths: Vec<PathSpec>,
    pub(super) records: BTreeMap<PathRecordKind, usize>,
    /// States of the first solutions of a kind; all others are certified.
    #[serde(default)]
    pub(super) solution_states: BTreeMap<PathRecordKind, Vec<SolutionState>>,
    /// Paths that the vendor invited the account to.
    #[serde(default)]
    pub(super) invited_paths: Vec<DevelopmentPath>,
    /// Applications for the invitation to a path.
    #[serde(default)]
    pub(super) path_applications: Vec<PathApplicationSpec>,
    /// Competency tags, and how many days they are held.
    #[serde(default)]
    pub(super) tags: BTreeMap<CompetencyTag, i64>,
    /// In how many days those of them end that have an end.
    #[serde(default)]
    pub(super) tag_ends: BTreeMap<CompetencyTag, i64>,
    /// Their second-level tags.
    #[serde(default)]
    pub(super) tag_contents: BTreeMap<CompetencyTag, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandingSpec {
    pub(super) real_name: RealNameKind,
    pub(super) in_hcpn: bool,
    #[serde(default)]
    pub(super) freezes: Vec<FreezeCause>,
    #[serde(default)]
    pub(super) arrears: i64,
    pub(super) enterprise_role: Option<EnterpriseRole>,
    #[serde(default)]
    pub(super) is_subcustomer: bool,
    #[serde(default)]
    pub(super) is_partner_subaccount: bool,
    #[serde(default)]
    pub(super) open_resources: i64,
    #[serde(default)]
    pub(super) credit_accounts: i64,
    #[serde(default)]
    pub(super) has_consumed: bool,
    #[serde(default)]
    pub(super) bd_reported: bool,
    #[serde(default)]
    pub(super) on_international_site: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MembershipSpec {
    pub(super) program: Program,
    pub(super) state: MembershipState,
    pub(super) level: Option<PartnerTier>,
    pub(super) applied: i64,
    pub(super) joined: Option<i64>,
    pub(super) ends: Option<i64>,
    /// For how many days its renewal waits for the vendor.
    pub(super) waits: Option<i64>,
    #[serde(default)]
    pub(super) reason: String,
    /// Applications before the last one that the vendor refused.
    #[serde(default)]
    pub(super) refused: Vec<DecidedSpec>,
}

/// An application for the invitation to a path; one that was refused has an answer, all others wait.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathApplicationSpec {
    pub(super) path: DevelopmentPath,
    pub(super) applied: i64,
    pub(super) reason: String,
    pub(super) answer: Option<String>,
}

/// An application that was decided; without a reason the vendor agreed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecidedSpec {
    pub(super) applied: i64,
    pub(super) decided: i64,
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathSpec {
    pub(super) path: DevelopmentPath,
    pub(super) stage: PathStage,
    pub(super) since: i64,
    pub(super) ends: Option<i64>,
    /// For how many days its annual review waits for the vendor.
    pub(super) waits: Option<i64>,
}

/// What a tenant has; nothing for one without programmes and paths.
pub(super) fn spec(tenant: &str) -> Result<Option<Spec>, ApiError> {
    let specs: Vec<Spec> =
        serde_json::from_str(include_str!("programs.json")).map_err(|_| ApiError::Internal("demo programs"))?;
    Ok(specs.into_iter().find(|spec| spec.tenant == tenant))
}

/// The applications of a partner that the vendor has decided, with the days since each was sent and since it was decided, and
/// why those that were refused were. Resellers' have a course of their own.
pub(super) fn decided(tenant: &str) -> Result<Vec<(Program, DecidedSpec)>, ApiError> {
    let Some(spec) = spec(tenant)? else { return Ok(Vec::new()) };
    let own = spec.memberships.into_iter().filter(|one| one.program != Program::CloudReseller);
    let all = own.flat_map(|one| {
        let (program, applied) = (one.program, one.applied);
        let refused = (one.state == MembershipState::Rejected).then_some(DecidedSpec {
            applied,
            decided: applied - ANSWERED_WITHIN,
            reason: one.reason,
        });
        let joined = one.joined.map(|decided| DecidedSpec { applied, decided, reason: String::new() });
        one.refused.into_iter().chain(refused).chain(joined).map(move |decided| (program, decided))
    });
    Ok(all.collect())
}
