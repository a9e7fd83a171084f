//! Sending a request: the relation waits for the other side's answer from here on.

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::customers::{CustomerRow, PartnerContext};
use crate::store::outbox::Params;
use crate::store::requests::{links, notify};
use crate::store::{StoreError, Tx};
use chrono::Duration;
use domain::api::checks::CheckReport;
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::association::{AssociationType, Party, RequestKind};
use domain::rules::policy::Policy;
use domain::states::association::AssociationEvent;
use domain::states::machine::Actor;
use serde::Serialize;

/// A request that the rules allow.
#[derive(Debug)]
pub(crate) struct NewRequest<'a, F> {
    pub(crate) customer: &'a CustomerRow,
    pub(crate) partner: &'a PartnerContext,
    pub(crate) policy: &'a Policy,
    /// The verdict and the impact that were shown.
    pub(crate) report: &'a CheckReport,
    /// What the verdict rests on, kept with the decision.
    pub(crate) facts: &'a F,
    /// `None` to end the association.
    pub(crate) target: Option<AssociationType>,
    pub(crate) requested_by: Party,
    pub(crate) requester_login_id: &'a str,
    pub(crate) requester_name: &'a str,
    pub(crate) reason: &'a str,
    /// Where users reach the server, for the link in mails.
    pub(crate) public_url: &'a str,
}

/// Requests remembered for R-07.
const REMEMBERED: usize = 10;

/// Sends the request; answers its id.
pub(crate) async fn open<F: Serialize + Sync>(tx: &Tx, new: NewRequest<'_, F>) -> Result<String, ApiError> {
    let id = tx.new_id();
    let due = tx.now() + Duration::days(new.policy.association.answer_days.into());
    set_pending(tx, &new, &id, due.timestamp()).await?;
    insert(tx, &new, &id, due.timestamp()).await?;
    tx.record(&id, "REQUESTED", Some(new.reason)).await?;
    let operation = operation(new.target);
    let mut details = Params::from([
        ("operation", operation.as_str().to_owned()),
        ("current_type", new.report.impact.from.as_str().to_owned()),
        ("target_type", new.target.map(|target| target.as_str().to_owned()).unwrap_or_default()),
        ("reason", new.reason.to_owned()),
        ("due", time::to_text(due)),
        ("request_id", id.clone()),
    ]);
    if new.requested_by == Party::Customer {
        details.insert("url", format!("{}/sales/association-requests", new.public_url));
        notify::administrators(tx, new.customer, MessageKind::AssociationRequested, &details).await?;
    } else {
        let token = links::make(tx, &id, &new.customer.id, due.timestamp()).await?;
        details.insert("link", format!("/c/{}", token.reveal()));
        details.insert("url", format!("{}/c/{}", new.public_url, token.reveal()));
        notify::customer(tx, new.partner, new.customer, MessageKind::AssociationRequested, &details).await?;
        tx.record(&id, "LINK_SENT", None).await?;
    }
    let detail = serde_json::json!({ "customer_id": new.customer.id, "operation": operation, "policy_version": new.policy.version });
    tx.audit("association_request.create", Object { kind: "association_request", id: &id }, &detail).await?;
    Ok(id)
}

const fn operation(target: Option<AssociationType>) -> RequestKind {
    if target.is_some() { RequestKind::SwitchType } else { RequestKind::Unbind }
}

/// The relation takes its pending state; only one request can wait (SM-2).
async fn set_pending<F>(tx: &Tx, new: &NewRequest<'_, F>, id: &str, due: i64) -> Result<(), ApiError> {
    let state = new.customer.association_state()?;
    let event = if new.target.is_some() { AssociationEvent::RequestSwitch } else { AssociationEvent::RequestUnbind };
    let actor = if new.requested_by == Party::Customer { Actor::Customer } else { Actor::Partner };
    let next = transition(state, event, actor)?.to;
    let (mut by_customer, mut by_partner) =
        (new.customer.asked_by_customer.clone(), new.customer.asked_by_partner.clone());
    let asked = if new.requested_by == Party::Customer { &mut by_customer } else { &mut by_partner };
    let earlier = asked.split(',').filter(|at| !at.is_empty()).take(REMEMBERED - 1);
    *asked = std::iter::once(tx.now_secs().to_string()).chain(earlier.map(str::to_owned)).collect::<Vec<_>>().join(",");
    let sql = "UPDATE customers SET association_state = $4, pending_request_id = $5, pending_kind = $6, pending_by = $7, pending_until = $8,
            asked_by_customer = $9, asked_by_partner = $10, changed_at = $11, changed_by = $12, changed_action = 'association_request.create',
            version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3 AND pending_request_id = ''";
    let query = tx.sql(sql).bind(new.customer.id.as_str()).bind(new.customer.version).bind(next.as_str()).bind(id);
    let query = query
        .bind(operation(new.target).as_str())
        .bind(new.requested_by.as_str())
        .bind(due)
        .bind(by_customer)
        .bind(by_partner);
    Ok(tx.exec_one(query.bind(tx.now_secs()).bind(new.requester_name)).await?)
}

async fn insert<F: Serialize>(tx: &Tx, new: &NewRequest<'_, F>, id: &str, due: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO association_requests (tenant_id, id, customer_id, operation, requested_by, requester_login_id, requester_name,
            current_type, target_type, reason, state, due_at, policy_version, facts, verdict, impact, requested_at) VALUES";
    let row = vec![
        id.into(),
        new.customer.id.as_str().into(),
        operation(new.target).as_str().into(),
        new.requested_by.as_str().into(),
        new.requester_login_id.into(),
        new.requester_name.into(),
        new.report.impact.from.as_str().into(),
        new.target.map(|target| target.as_str().to_owned()).into(),
        new.reason.into(),
        "PENDING".into(),
        due.into(),
        i64::from(new.policy.version).into(),
        json(new.facts)?.into(),
        json(&new.report.verdict)?.into(),
        json(&new.report.impact)?.into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt { column: "association_requests" })
}
