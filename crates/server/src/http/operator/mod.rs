//! What the vendor's operators do for partners.

pub mod partners;
pub mod record_application;
pub mod record_exit;

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::ids::TenantId;

/// The same transaction in a partner's tenant, in the operator's name; `None` when there is no such partner.
pub(in crate::http) async fn at_partner(
    tx: &Tx,
    operator: &Allowed<Operate>,
    partner: &TenantId,
) -> Result<Option<Tx>, ApiError> {
    let there = tx.within(&operator.scope.in_tenant(partner.clone()));
    let sql = "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND kind = 'PARTNER'";
    let found: i64 = there.value(there.sql(sql)).await?.unwrap_or(0);
    Ok((found == 1).then_some(there))
}
