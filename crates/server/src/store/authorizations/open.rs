//! Asking a customer for authorisation.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::customers::{CustomerRow, PartnerContext};
use crate::store::outbox::Params;
use crate::store::requests::notify;
use chrono::Duration;
use domain::api::authorizations::AUTHORIZATION_LETTER_VERSION;
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::rules::policy::Policy;

/// Sends the request; answers its id. The rule has allowed it.
pub(crate) async fn open(
    tx: &Tx,
    customer: &CustomerRow,
    partner: &PartnerContext,
    policy: &Policy,
    requester: (&str, &str),
) -> Result<String, ApiError> {
    let id = tx.new_id();
    let due = tx.now() + Duration::days(policy.association.answer_days.into());
    let (login_id, name) = requester;
    let sql = "INSERT INTO authorizations (tenant_id, id, customer_id, requester_login_id, requester_name, letter_version, state, due_at,
            policy_version, requested_at) VALUES";
    let row = vec![
        id.as_str().into(),
        customer.id.as_str().into(),
        login_id.into(),
        name.into(),
        AUTHORIZATION_LETTER_VERSION.into(),
        "PENDING".into(),
        due.timestamp().into(),
        i64::from(policy.version).into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let note = "UPDATE customers SET authorization_id = $4, authorization_state = 'PENDING', changed_at = $5, changed_by = $6,
            changed_action = 'authorization.create', version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query =
        tx.sql(note).bind(customer.id.as_str()).bind(customer.version).bind(id.as_str()).bind(tx.now_secs()).bind(name);
    tx.exec_one(query).await?;
    tx.record(&id, "REQUESTED", None).await?;
    let details = Params::from([("authorization_id", id.clone()), ("due", time::to_text(due))]);
    notify::customer(tx, partner, customer, MessageKind::AuthorizationRequested, &details).await?;
    let detail = serde_json::json!({ "customer_id": customer.id, "policy_version": policy.version });
    tx.audit("authorization.create", Object { kind: "authorization", id: &id }, &detail).await?;
    Ok(id)
}
