//! What happens to a membership by its machine, and what the vendor's decision does to an application.

use super::partner_type::become_member;
use super::{Term, membership, move_membership, state_of};
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::{StoreError, Tx};
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::term::membership_holds_until;
use domain::states::machine::Actor;
use domain::states::membership::{MembershipEvent, MembershipState};

/// One step of a membership, with the reason for a refusal; answers where it was. What the machine refuses is refused
/// before anything is written.
pub(crate) async fn step_membership(
    tx: &Tx,
    program: Program,
    (event, by): (MembershipEvent, Actor),
    (reason, policy): (&str, &Policy),
) -> Result<MembershipState, ApiError> {
    let from = state_of(membership(tx, program, tx.now()).await?.as_ref());
    let way = transition(from, event, by)?;
    let now = tx.now();
    let term = Term { begins: now, ends: membership_holds_until(program, now, policy) };
    move_membership(tx, program, way.to, Some(term).filter(|_| event == MembershipEvent::Approve), reason).await?;
    Ok(from)
}

/// Begins the membership, or refuses the application with a reason. Resellers begin where their distributor agrees.
pub(crate) async fn rule_application(
    tx: &Tx,
    policy: &Policy,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let program: Program = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    if program == Program::CloudReseller {
        return Err(StoreError::Corrupt { column: "reviews.kind" }.into());
    }
    let event = if approved { MembershipEvent::Approve } else { MembershipEvent::Reject };
    let from = step_membership(tx, program, (event, Actor::Vendor), (reason, policy)).await?;
    if approved {
        become_member(tx, program).await?;
    }
    let object = Object { kind: "program_membership", id: program.as_str() };
    let action = if approved { "program_membership.approve" } else { "program_membership.reject" };
    tx.audit(action, object, &serde_json::json!({ "from": from, "reason": reason })).await?;
    Ok(())
}
