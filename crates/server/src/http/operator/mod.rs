//! What the vendor's operators do for partners.

pub mod co_sell;
pub mod company;
pub mod competency_tags;
pub mod customer_accounts;
pub mod file;
pub mod grants;
pub mod invitations;
pub mod list;
pub mod open;
pub mod partners;
pub mod path_records;
pub mod personal_accounts;
pub mod record_application;
pub mod record_exit;
pub mod role_reviews;
pub mod standing;

#[cfg(test)]
mod tests;

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use domain::ids::TenantId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the vendor's operators do with one partner.
pub(in crate::http) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(file::file))
        .routes(routes!(invitations::invite))
        .routes(routes!(invitations::withdraw))
        .routes(routes!(co_sell::confirm))
        .routes(routes!(co_sell::withdraw))
        .routes(routes!(competency_tags::give))
        .routes(routes!(competency_tags::withdraw))
        .routes(routes!(role_reviews::begin))
        .routes(routes!(role_reviews::end))
        .routes(routes!(company::enter))
        .routes(routes!(company::leave))
        .routes(routes!(path_records::add))
        .routes(routes!(path_records::change))
        .routes(routes!(path_records::withdraw))
        .routes(routes!(standing::change))
        .routes(routes!(grants::give_quota))
        .routes(routes!(grants::change_manager))
}

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
