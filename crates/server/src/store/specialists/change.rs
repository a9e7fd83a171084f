//! What happens to a link after the invitation (SM-5): one function for all sides.

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use crate::store::outbox::Params;
use crate::store::requests::notify;
use crate::store::specialists::accounts::{bind, home_scope, release};
use crate::store::specialists::row::{self, SpecialistRow};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::association::Party;
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEffect, SpecialistEvent, SpecialistState};

/// Something that happens to a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    pub(crate) event: SpecialistEvent,
    pub(crate) by: Actor,
    pub(crate) reason: Option<&'a str>,
}

/// Carries out a step in the name of this scope; answers the new state.
pub(crate) async fn change(tx: &Tx, row: &SpecialistRow, step: Step<'_>) -> Result<SpecialistState, ApiError> {
    // The job notes that an invitation has run out; until then the row still says that it is open.
    let state = if step.event == SpecialistEvent::Expire { row.stored_state()? } else { row.state_at(tx.now_secs())? };
    let way = transition(state, step.event, step.by)?;
    let answer = match step.by {
        Actor::Vendor => Some(step.reason.unwrap_or_default()),
        Actor::Partner => Some(""),
        _ => None,
    };
    let sql =
        "UPDATE specialists SET state = $4, state_since = $5, answer = COALESCE($6, answer), version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(way.to.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(answer.map(str::to_owned))).await?;
    row::record(tx, &row.id, step.event.as_str(), party(step.by), step.reason).await?;
    for effect in way.effects {
        carry_out(tx, row, *effect, step, way.to).await?;
    }
    let detail = serde_json::json!({ "from": state, "to": way.to });
    tx.audit(action(step.event), Object { kind: "specialist", id: &row.id }, &detail).await?;
    Ok(way.to)
}

async fn carry_out(
    tx: &Tx,
    row: &SpecialistRow,
    effect: SpecialistEffect,
    step: Step<'_>,
    to: SpecialistState,
) -> Result<(), ApiError> {
    match effect {
        SpecialistEffect::StartSharing => {
            // Between the check and now another partner was faster.
            if !bind(tx, &row.home_tenant_id, &row.account_id).await? {
                return Err(ApiError::State { state: SpecialistState::Bound.to_string() });
            }
        }
        SpecialistEffect::StopSharing => release(tx, &row.home_tenant_id, &row.account_id).await?,
        // The decision about a submission is told by its review.
        SpecialistEffect::NotifyPartner
            if step.by == Actor::Vendor && step.event != SpecialistEvent::CancelByVendor => {}
        SpecialistEffect::NotifyPartner => tell_administrators(tx, row, step, to).await?,
        SpecialistEffect::NotifyEmployee => tell_employee(tx, row).await?,
    }
    Ok(())
}

async fn tell_administrators(
    tx: &Tx,
    row: &SpecialistRow,
    step: Step<'_>,
    to: SpecialistState,
) -> Result<(), StoreError> {
    let kind =
        if step.by == Actor::Vendor { MessageKind::SpecialistCancelled } else { MessageKind::SpecialistAnswered };
    let mut params = Params::from([
        ("from", row.name.clone()),
        ("account", row.account_name.clone()),
        ("specialist_id", row.id.clone()),
        ("event", step.event.as_str().to_owned()),
        ("state", to.as_str().to_owned()),
    ]);
    params.extend(step.reason.map(|reason| ("reason", reason.to_owned())));
    notify::partner_administrators(tx, kind, &params).await
}

async fn tell_employee(tx: &Tx, row: &SpecialistRow) -> Result<(), StoreError> {
    let partner = PartnerContext::load(tx).await?;
    let params = Params::from([
        ("from", partner.name_zh.clone()),
        ("partner_zh", partner.name_zh),
        ("partner_en", partner.name_en),
    ]);
    let home = tx.within(&home_scope(&row.home_tenant_id)?);
    home.send_to_subjects(&[&row.account_id], MessageKind::SpecialistUnbound, &params).await
}

const fn party(by: Actor) -> Party {
    match by {
        Actor::Employee | Actor::Customer => Party::Employee,
        Actor::Vendor => Party::Vendor,
        Actor::Clock | Actor::System => Party::Clock,
        Actor::Partner | Actor::Distributor | Actor::Requester | Actor::Counterparty => Party::Partner,
    }
}

/// The audit action of an event.
const fn action(event: SpecialistEvent) -> &'static str {
    match event {
        SpecialistEvent::Accept => "specialist.accept",
        SpecialistEvent::Release => "specialist.release",
        SpecialistEvent::Decline => "specialist.decline",
        SpecialistEvent::Expire => "specialist.expire",
        SpecialistEvent::Resend => "specialist.invite",
        SpecialistEvent::Unbind => "specialist.unbind",
        SpecialistEvent::Apply => "specialist.apply",
        SpecialistEvent::ApproveApplication => "specialist.approve_application",
        SpecialistEvent::RejectApplication => "specialist.reject_application",
        SpecialistEvent::RequestCancel => "specialist.request_cancel",
        SpecialistEvent::WithdrawCancel => "specialist.withdraw_cancel",
        SpecialistEvent::ApproveCancel => "specialist.approve_cancel",
        SpecialistEvent::RejectCancel => "specialist.reject_cancel",
        SpecialistEvent::CancelByVendor => "specialist.cancel_by_vendor",
    }
}
