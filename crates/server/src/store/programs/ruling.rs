//! What the vendor's decision does to an application.

use super::{memberships, move_membership};
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::{StoreError, Tx};
use domain::program::Program;
use domain::states::machine::Actor;
use domain::states::membership::{MembershipEvent, MembershipState};

/// Begins the membership, or refuses the application with a reason.
pub(crate) async fn rule_application(tx: &Tx, subject: &str, approved: bool, reason: &str) -> Result<(), ApiError> {
    let program: Program = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    let known = memberships(tx, tx.now()).await?.into_iter().find(|membership| membership.program == program);
    let state = known.map_or(MembershipState::NotJoined, |membership| membership.state);
    let event = if approved { MembershipEvent::Approve } else { MembershipEvent::Reject };
    let transition = transition(state, event, Actor::Vendor)?;
    let joined_at = approved.then(|| tx.now_secs());
    move_membership(tx, program, transition.to, joined_at, reason).await?;
    let object = Object { kind: "program_membership", id: program.as_str() };
    let action = if approved { "program_membership.approve" } else { "program_membership.reject" };
    tx.audit(action, object, &serde_json::json!({ "from": state, "reason": reason })).await?;
    Ok(())
}
