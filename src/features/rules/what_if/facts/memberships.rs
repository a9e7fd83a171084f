//! The facts of: what has a term, and its end.

use super::super::scenario::Scenario;
use super::account::{applicant, verified_somehow};
use super::{count, last_moment};
use domain::program::{CertificationKind, Program};
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf};
use domain::rules::programs::plan_leave::PlanLeaveFacts;
use domain::rules::programs::plan_renewal::PlanRenewalFacts;

/// What stands for a membership where a certification could stand.
pub(in super::super) const MEMBERSHIP: &str = "MEMBERSHIP";

/// a certificate of a programme or of a path.
pub(super) fn download(scenario: &Scenario) -> Option<CertificateDownloadFacts> {
    let of = match scenario.get("of") {
        MEMBERSHIP => CertificateOf::Program {
            program: scenario.get("program").parse().ok()?,
            state: scenario.get("state").parse().ok()?,
        },
        certification => CertificateOf::Path {
            path: scenario.get("path").parse().ok()?,
            certification: certification.parse::<CertificationKind>().ok()?,
            stage: scenario.get("stage").parse().ok()?,
        },
    };
    Some(CertificateDownloadFacts { of, valid_until: last_moment(scenario.get("until"))? })
}

/// leaving a programme.
pub(super) fn leaving(scenario: &Scenario) -> Option<PlanLeaveFacts> {
    Some(PlanLeaveFacts {
        program: scenario.get("program").parse().ok()?,
        recorded_by_vendor: scenario.has("has", "recorded"),
        resellers: count(scenario.get("resellers"))?,
        reseller_applications: count(scenario.get("applications"))?,
    })
}

/// another term of a membership.
pub(super) fn renewal(scenario: &Scenario) -> Option<PlanRenewalFacts> {
    let program = scenario.get("program").parse().ok()?;
    let account = applicant(scenario);
    Some(PlanRenewalFacts {
        program,
        // As in joining: ask for an enterprise, R-22 only that it is no person.
        applicant: if matches!(program, Program::Pce | Program::GovCloud) {
            account
        } else {
            verified_somehow(account)
        },
        state: scenario.get("state").parse().ok()?,
        valid_until: last_moment(scenario.get("until"))?,
        under_review: scenario.has("has", "waiting"),
        terms_accepted: scenario.has("has", "terms"),
        commitments_accepted: scenario.has("has", "commitments"),
        applied: false,
    })
}
