//! Which partner a customer has, kept where the customer's own login is.

use crate::http::error::ApiError;
use crate::store::customers::code;
use crate::store::{Reader, StoreError};
use domain::ids::TenantId;
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct DirectoryRow {
    partner_tenant_id: Option<String>,
    former_partner_tenant_id: Option<String>,
}

/// The partner that a customer has, and the one it had last.
#[derive(Clone, Debug)]
pub(crate) struct PartnerOf {
    pub(crate) current: Option<TenantId>,
    pub(crate) former: Option<TenantId>,
}

impl PartnerOf {
    /// Looks a customer up in its home tenant.
    pub(crate) async fn customer(home: &Reader, customer_id: &str) -> Result<Self, StoreError> {
        let sql = "SELECT partner_tenant_id, former_partner_tenant_id FROM customer_directory WHERE tenant_id = $1 AND id = $2";
        let row: Option<DirectoryRow> = home.one(home.sql(sql).bind(customer_id)).await?;
        let tenant = |id: Option<String>| id.map(|id| code(&id, "customer_directory.partner_tenant_id")).transpose();
        let (current, former) =
            row.map(|row| (row.partner_tenant_id, row.former_partner_tenant_id)).unwrap_or_default();
        Ok(Self { current: tenant(current)?, former: tenant(former)? })
    }

    /// The partner, or the answer of somebody who has none.
    pub(crate) fn require(self) -> Result<TenantId, ApiError> {
        self.current.ok_or(ApiError::NotFound)
    }

    /// The partner, or the last one: for records.
    pub(crate) fn last(self) -> Result<TenantId, ApiError> {
        self.current.or(self.former).ok_or(ApiError::NotFound)
    }
}
