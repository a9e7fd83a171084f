//! The end of the relation between a reseller and its distributor.

use super::funds::return_funds;
use super::permission::set_may_act;
use super::quotas::return_quotas;
use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::{PartnerContext, code};
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use domain::api::messages::MessageKind;
use domain::association::Party;
use domain::ids::TenantId;

/// This account is nobody's reseller any more; a distributor that it had learns of it.
///
/// Money and quotas that it had from the distributor and has not used flow back. What the distributor keeps about it ends too: the
/// row with its contact, and the customers that it saw through it. The customers stay with the account, which again acts for them
/// by its own right.
pub(crate) async fn unlink(tx: &Tx) -> Result<(), ApiError> {
    let own = PartnerContext::load(tx).await?;
    let Some(parent) = own.parent_tenant_id else { return Ok(()) };
    let distributor_id: TenantId = code(&parent, "tenants.parent_tenant_id")?;
    let sql = "UPDATE tenants SET parent_tenant_id = NULL, updated_at = $2, version = version + 1 WHERE tenant_id = $1";
    tx.exec_one(tx.sql(sql).bind(tx.now_secs())).await?;
    set_may_act(tx, true).await?;
    let distributor = tx.within(&system_scope(distributor_id, "resellers"));
    return_funds(&distributor, tx.scope().tenant()).await?;
    return_quotas(&distributor, tx.scope().tenant()).await?;
    let reseller = tx.scope().tenant().as_str();
    distributor.exec(distributor.sql("DELETE FROM resellers WHERE tenant_id = $1 AND id = $2").bind(reseller)).await?;
    let seen = "UPDATE customers SET is_current = FALSE, changed_at = $3, version = version + 1
        WHERE tenant_id = $1 AND reseller_tenant_id = $2 AND is_current";
    distributor.exec(distributor.sql(seen).bind(reseller).bind(tx.now_secs())).await?;
    distributor.record_for(Party::Distributor, tx.scope().actor(), reseller, "UNLINKED", None).await?;
    let params = Params::from([("partner_zh", own.name_zh), ("partner_en", own.name_en)]);
    Ok(partner_administrators(&distributor, MessageKind::ResellerLeft, &params).await?)
}
