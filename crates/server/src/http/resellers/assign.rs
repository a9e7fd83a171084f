//! Giving a reseller to an account manager.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::AssignAccountManager;
use crate::http::customers::assign::is_account_manager;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::resellers;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::members;
use domain::api::messages::MessageKind;
use domain::ids::TenantId;
use domain::rules::account_manager::AssignmentFacts;
use domain::rules::verdict::RuleId;

/// A reseller has at most one account manager, as a customer has; the new one is told. Whoever gives a reseller away may not
/// see it any more.
#[utoipa::path(post, path = "/v2/partners/indirect-partners/{indirect_partner_id}/account-manager", tag = "resellers",
    request_body = members::AssignAccountManager,
    params(("indirect_partner_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn assign(
    staff: Allowed<AssignAccountManager>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<TenantId>,
    Json(new): Json<members::AssignAccountManager>,
) -> Result<Reply, ApiError> {
    let (app, id, manager) = (&app, &id, &new.account_manager_id);
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        let row = resellers::find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "reseller", id: id.as_str() };
        tx.check_version(object, seen, row.version).await?;
        let facts = AssignmentFacts {
            own_customer: true,
            is_account_manager: is_account_manager(&tx, manager).await?,
            is_current: row.account_manager_id == manager.as_str(),
        };
        decide(app, &tx, RuleId::R14, &facts, About { object, name: &row.name_zh }).await?;
        resellers::assign(&tx, &row, manager).await?;
        tx.record(id.as_str(), "ASSIGNED", None).await?;
        let params = Params::from([
            ("partner_zh", row.name_zh.clone()),
            ("partner_en", row.name_en.clone()),
            ("reseller_id", row.id.clone()),
        ]);
        tx.send_to_subjects(&[manager.as_str()], MessageKind::ResellerAssigned, &params).await?;
        let detail = serde_json::json!({ "from": row.account_manager_id, "to": manager });
        tx.audit("reseller.assign", object, &detail).await?;
        Ok(Reply::no_content().version(row.version + 1))
    })
    .await
}
