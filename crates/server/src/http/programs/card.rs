//! One programme as it is shown.

use crate::http::error::ApiError;
use crate::store::programs::{Dependants, Membership, applicant, dependants, memberships, renewal_facts, state_of};
use crate::store::{Reader, agreements, resellers};
use chrono::{DateTime, Utc};
use domain::agreement::AgreementKind;
use domain::api::programs::{ProgramCard, Renewal};
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
use domain::rules::programs::join::{Accepted, join};
use domain::rules::programs::plan_renewal::plan_renewal;
use domain::rules::programs::term::renews_itself;
use domain::states::machine::{Actor, Machine};
use domain::states::membership::{MembershipEvent, MembershipState};
use domain::states::review::ReviewState;
use domain::turn::Turn;

/// What the cards of an account are made from.
pub(super) struct Account {
    pub(super) memberships: Vec<Membership>,
    pub(super) applicant: Applicant,
    reseller_application: Option<ResellerApplicationDetail>,
    dependants: Dependants,
    /// What of the co-sell programme's texts is signed at the version of today; no other programme has any.
    pub(super) signed: Accepted,
}

impl Account {
    /// As it stands now.
    pub(super) async fn load(db: &Reader, now: DateTime<Utc>) -> Result<Self, ApiError> {
        let memberships = memberships(db, now).await?;
        Ok(Self {
            applicant: applicant(db, &memberships, now).await?,
            dependants: dependants(db, &memberships).await?,
            memberships,
            reseller_application: resellers::latest_detail(db).await?,
            signed: agreements::signed_today(db, Program::Pce).await?,
        })
    }
}

/// A programme with what the account has to do with it, and both verdicts.
pub(super) fn card(program: Program, account: &Account, policy: &Policy, now: DateTime<Utc>) -> ProgramCard {
    let Account { memberships, applicant, reseller_application, dependants, signed } = account;
    let known = memberships.iter().find(|membership| membership.program == program);
    let state = state_of(known);
    let valid_until = known.and_then(|membership| membership.valid_until);
    let facts = CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until };
    // Beside it stands the last application, also after the membership it was about has ended.
    let reseller_application = reseller_application.as_ref().filter(|_| program == Program::CloudReseller);
    let renewal = known.and_then(|row| renewal(row, applicant, *signed, policy, now));
    let turn = match reseller_application {
        Some(detail) if state == MembershipState::Applying => detail.application.turn,
        _ if renewal.as_ref().is_some_and(|renewal| renewal.under_review) => ReviewState::UnderReview.turn(),
        // Nobody has to do anything about what goes on by itself.
        _ if state == MembershipState::Expiring && renewal.is_none() => Turn::NOBODY,
        _ => state.turn(valid_until.unwrap_or(now)),
    };
    let may_ask = renewal.as_ref().is_some_and(|renewal| !renewal.under_review);
    ProgramCard {
        program,
        online: program.is_online(),
        state,
        // One that was taken back with an application waits for the next.
        level: known.filter(|_| state != MembershipState::NotJoined).and_then(|membership| membership.level),
        applied_at: known.map(|membership| membership.applied_at),
        joined_at: known.and_then(|membership| membership.joined_at),
        valid_until,
        reason: known.map(|membership| membership.reason.clone()).filter(|reason| !reason.is_empty()),
        contact: known.filter(|_| state.is_open()).and_then(|membership| membership.contact.clone()),
        turn,
        reseller_application: reseller_application.cloned().map(Box::new),
        // What has an operation of its own: the others are done off line.
        actions: state
            .events_for(Actor::Partner)
            .into_iter()
            .filter(|event| match event {
                MembershipEvent::Apply => program.is_online(),
                MembershipEvent::Leave => state.can_be_left(program) && !program.is_left_off_line(),
                MembershipEvent::ApplyRenewal => may_ask,
                other => *other == MembershipEvent::Withdraw,
            })
            .collect(),
        join: join(program, applicant, Accepted::default(), policy, now),
        certificate: certificate_download(&facts, policy, now),
        renewal,
        leaving: state.can_be_left(program).then(|| Box::new(dependants.leaving(program, Actor::Partner, policy, now))),
        version: known.map_or(0, |membership| membership.version),
    }
}

/// Another term on application, for members of programmes that do not renew by themselves.
fn renewal(
    row: &Membership,
    applicant: &Applicant,
    signed: Accepted,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Option<Box<Renewal>> {
    if !row.state.is_member() || renews_itself(row.program, policy) {
        return None;
    }
    let asked = Accepted { terms: true, commitments: true }.asked_by(row.program).beyond(signed);
    let texts = [(AgreementKind::Terms, asked.terms), (AgreementKind::Commitments, asked.commitments)];
    Some(Box::new(Renewal {
        verdict: plan_renewal(&renewal_facts(row, applicant, signed), policy, now),
        to_sign: texts.into_iter().filter_map(|(kind, is_asked)| is_asked.then_some(kind)).collect(),
        under_review: row.under_review,
    }))
}
