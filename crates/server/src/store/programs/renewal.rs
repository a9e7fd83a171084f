//! Renewing a membership on application (R-80, SM-10): asking, taking it back, and what the vendor's decision does.
//!
//! While it waits the membership does not run out, so that both can come after the end of the term. An approval counts from
//! that end; a refusal, or who takes the application back, ends the membership at once.

use super::due::{expire, object, set_state};
use super::memberships::{Membership, membership};
use crate::http::error::{ApiError, transition};
use crate::store::reviews::{self, Closing};
use crate::store::{StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::join::Accepted;
use domain::rules::programs::plan_renewal::PlanRenewalFacts;
use domain::rules::programs::term::applied_for_until;
use domain::states::machine::Actor;
use domain::states::membership::{MembershipEvent, MembershipState};

/// What R-80 rests on.
pub(crate) fn renewal_facts(row: &Membership, applicant: &Applicant, accepted: Accepted) -> PlanRenewalFacts {
    PlanRenewalFacts {
        program: row.program,
        applicant: applicant.clone(),
        state: row.state,
        valid_until: row.valid_until,
        under_review: row.under_review,
        terms_accepted: accepted.terms,
        commitments_accepted: accepted.commitments,
        applied: false,
    }
}

/// The partner asks for another term. The rule has allowed it: the receipt says so.
pub(crate) async fn ask_renewal(tx: &Tx, row: &Membership) -> Result<(), ApiError> {
    // Its end is near even before the job has noted it.
    let announced = match row.state {
        MembershipState::Joined => transition(row.state, MembershipEvent::NearEnd, Actor::Clock)?.to,
        other => other,
    };
    let to = transition(announced, MembershipEvent::ApplyRenewal, Actor::Partner)?.to;
    set_state(tx, row, to).await?;
    let detail = serde_json::json!({ "until": row.valid_until.map(time::to_text) });
    Ok(tx.audit("program_membership.apply_renewal", object(row), &detail).await?)
}

/// Takes the application that waits back.
pub(crate) async fn withdraw_renewal(tx: &Tx, row: &Membership) -> Result<(), ApiError> {
    if !row.under_review {
        return Err(ApiError::State { state: row.state.to_string() });
    }
    let_go(tx, row).await?;
    reviews::close(tx, ReviewKind::ProgramRenewal, row.program.as_str(), Closing::Withdrawn).await?;
    let detail = serde_json::json!({ "until": row.valid_until.map(time::to_text) });
    Ok(tx.audit("program_membership.withdraw_renewal", object(row), &detail).await?)
}

/// Another term from the end of the old one, or the membership is left at that end.
pub(crate) async fn rule_renewal(
    tx: &Tx,
    policy: &Policy,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let program: Program = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    let row = membership(tx, program, tx.now()).await?.ok_or(ApiError::NotFound)?;
    let Some(held) = row.valid_until.filter(|_| row.under_review) else {
        return Err(ApiError::State { state: row.state.to_string() });
    };
    if !approved {
        let_go(tx, &row).await?;
        let detail = serde_json::json!({ "until": time::to_text(held), "reason": reason });
        return Ok(tx.audit("program_membership.reject_renewal", object(&row), &detail).await?);
    }
    let to = transition(row.state, MembershipEvent::Renew, Actor::Vendor)?.to;
    let until = applied_for_until(program, held, tx.now(), policy);
    let sql = "UPDATE program_memberships SET state = $3, valid_until = $4, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $5";
    let query = tx.sql(sql).bind(program.as_str()).bind(to.as_str()).bind(until.timestamp());
    tx.exec_one(query.bind(row.version)).await?;
    let detail = serde_json::json!({ "from": time::to_text(held), "until": time::to_text(until) });
    Ok(tx.audit("program_membership.renew", object(&row), &detail).await?)
}

/// What was held for the application alone is over; before its end the membership stays as it is, at a new version.
async fn let_go(tx: &Tx, row: &Membership) -> Result<(), ApiError> {
    if row.is_past_its_end(tx.now()) {
        return expire(tx, row, Actor::System).await;
    }
    Ok(set_state(tx, row, row.state).await?)
}
