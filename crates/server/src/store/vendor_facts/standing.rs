//! The standing of a partner's account: what joining a programme looks at.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::programs::{applicant, memberships};
use domain::api::vendor_records::AccountStanding;
use domain::program::RealNameKind;

/// How the account stands from now on. What other lists say of it follows: whether it is frozen, and verified.
pub(crate) async fn change_standing(tx: &Tx, new: &AccountStanding) -> Result<(), ApiError> {
    let known = memberships(tx, tx.now()).await?;
    let before = AccountStanding::of(&applicant(tx, &known, tx.now()).await?).in_order();
    if before == *new {
        return Err(ApiError::State { state: "UNCHANGED".to_owned() });
    }
    let freezes = serde_json::to_string(&new.freezes).map_err(|_| ApiError::Internal("freezes"))?;
    let sql = "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, freezes, currency, arrears_minor, enterprise_role,
            is_subcustomer, is_partner_subaccount, open_resources, credit_accounts, has_consumed, bd_reported,
            on_international_site)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (tenant_id) DO UPDATE SET real_name = excluded.real_name, in_hcpn = excluded.in_hcpn,
            freezes = excluded.freezes, currency = excluded.currency, arrears_minor = excluded.arrears_minor,
            enterprise_role = excluded.enterprise_role, is_subcustomer = excluded.is_subcustomer,
            is_partner_subaccount = excluded.is_partner_subaccount, open_resources = excluded.open_resources,
            credit_accounts = excluded.credit_accounts, has_consumed = excluded.has_consumed,
            bd_reported = excluded.bd_reported, on_international_site = excluded.on_international_site";
    let query = tx.sql(sql).bind(new.real_name.as_str()).bind(new.in_hcpn).bind(freezes);
    let query = query.bind(new.arrears.currency.as_str()).bind(new.arrears.minor).bind(new.enterprise_role.as_str());
    let query = query.bind(new.is_subcustomer).bind(new.is_partner_subaccount).bind(i64::from(new.open_resources));
    let query = query.bind(i64::from(new.credit_accounts)).bind(new.has_consumed).bind(new.bd_reported);
    let query = query.bind(new.on_international_site);
    tx.exec_one(query).await?;
    let sql = "UPDATE tenants SET updated_at = $2, version = version + 1,
            status = CASE WHEN $3 THEN 'FROZEN' WHEN status = 'FROZEN' THEN 'ACTIVE' ELSE status END,
            real_name_status = CASE WHEN $4 THEN 'VERIFIED' WHEN real_name_status = 'VERIFIED' THEN 'UNVERIFIED' ELSE real_name_status END
        WHERE tenant_id = $1";
    let query = tx.sql(sql).bind(tx.now_secs()).bind(!new.freezes.is_empty());
    Ok(tx.exec_one(query.bind(new.real_name != RealNameKind::None)).await?)
}
