//! One programme as it is shown.

use crate::http::error::ApiError;
use crate::store::programs::{Dependants, Membership, applicant, dependants, memberships, state_of};
use crate::store::{Reader, resellers};
use chrono::{DateTime, Utc};
use domain::api::programs::ProgramCard;
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
use domain::rules::programs::join::{Accepted, join};
use domain::states::machine::{Actor, Machine};
use domain::states::membership::{MembershipEvent, MembershipState};

/// What the cards of an account are made from.
pub(super) struct Account {
    pub(super) memberships: Vec<Membership>,
    pub(super) applicant: Applicant,
    reseller_application: Option<ResellerApplicationDetail>,
    dependants: Dependants,
}

impl Account {
    /// As it stands now.
    pub(super) async fn load(db: &Reader, now: DateTime<Utc>) -> Result<Self, ApiError> {
        let memberships = memberships(db, now).await?;
        Ok(Self {
            applicant: applicant(db, &memberships, now).await?,
            memberships,
            reseller_application: resellers::latest_detail(db).await?,
            dependants: dependants(db).await?,
        })
    }
}

/// A programme with what the account has to do with it, and both verdicts.
pub(super) fn card(program: Program, account: &Account, policy: &Policy, now: DateTime<Utc>) -> ProgramCard {
    let Account { memberships, applicant, reseller_application, dependants } = account;
    let known = memberships.iter().find(|membership| membership.program == program);
    let state = state_of(known);
    let valid_until = known.and_then(|membership| membership.valid_until);
    let facts = CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until };
    // Beside it stands the last application, also after the membership it was about has ended.
    let reseller_application = reseller_application.as_ref().filter(|_| program == Program::CloudReseller);
    let turn = match reseller_application {
        Some(detail) if state == MembershipState::Applying => detail.application.turn,
        _ => state.turn(valid_until.unwrap_or(now)),
    };
    ProgramCard {
        program,
        online: program.is_online(),
        state,
        level: known.and_then(|membership| membership.level),
        applied_at: known.map(|membership| membership.applied_at),
        joined_at: known.and_then(|membership| membership.joined_at),
        valid_until,
        reason: known.map(|membership| membership.reason.clone()).filter(|reason| !reason.is_empty()),
        turn,
        reseller_application: reseller_application.cloned().map(Box::new),
        // What has an operation of its own: the others are done off line.
        actions: state
            .events_for(Actor::Partner)
            .into_iter()
            .filter(|event| match event {
                MembershipEvent::Apply => program.is_online(),
                MembershipEvent::Leave => !program.is_left_off_line(),
                other => *other == MembershipEvent::Withdraw,
            })
            .collect(),
        join: join(program, applicant, Accepted::default(), policy, now),
        certificate: certificate_download(&facts, policy, now),
        leaving: state.is_member().then(|| Box::new(dependants.leaving(program, Actor::Partner, policy, now))),
        version: known.map_or(0, |membership| membership.version),
    }
}
