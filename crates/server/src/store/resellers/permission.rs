//! Whether a reseller may act for its customers: the distributor's to say.

use super::ResellerRow;
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, code};
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::ids::TenantId;
use serde_json::json;

/// From now on this account may, or may not, ask its customers for authorisation.
pub(crate) async fn set_may_act(reseller: &Tx, may: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO partner_profiles (tenant_id, may_act_for_customers) VALUES ($1, $2)
        ON CONFLICT (tenant_id) DO UPDATE SET may_act_for_customers = excluded.may_act_for_customers";
    reseller.exec_one(reseller.sql(sql).bind(may)).await
}

/// The distributor grants it to its reseller, or takes it back: both sides keep it, and the reseller's administrators are told.
pub(crate) async fn permit(tx: &Tx, row: &ResellerRow, may: bool) -> Result<(), ApiError> {
    let (event, action, message) = if may {
        ("PERMITTED", "reseller.permit", MessageKind::ResellerPermissionGranted)
    } else {
        ("PERMISSION_REVOKED", "reseller.forbid", MessageKind::ResellerPermissionRevoked)
    };
    let sql = "UPDATE resellers SET version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(row.version)).await?;
    tx.record(row.id.as_str(), event, None).await?;
    let id: TenantId = code(&row.id, "resellers.id")?;
    let reseller = tx.within(&system_scope(id, "resellers"));
    set_may_act(&reseller, may).await?;
    let (object, detail) = (Object { kind: "reseller", id: row.id.as_str() }, json!({ "may_act_for_customers": may }));
    tx.audit(action, object, &detail).await?;
    reseller.audit(action, object, &detail).await?;
    let own = PartnerContext::load(tx).await?;
    let params = Params::from([("partner_zh", own.name_zh), ("partner_en", own.name_en)]);
    Ok(partner_administrators(&reseller, message, &params).await?)
}
