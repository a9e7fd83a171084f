//! Whose report of a customer holds: one row for each customer account, where its login is.
//!
//! The rule says whether another partner's report holds now. Two that report at the same moment both find nobody; so each
//! writes this one row, by its key and its version, in the transaction of its report: the second is run again, and then
//! finds the first.

use crate::auth::scope::{AsScope, system_scope};
use crate::store::development::accounts::AccountRow;
use crate::store::development::report_row::ReportRow;
use crate::store::requests::notify::tenant;
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Claim {
    partner_tenant_id: String,
    until_at: i64,
    version: i64,
}

/// Writes down that this partner's report of the account holds until then. The rule has allowed it.
pub(super) async fn claim(tx: &Tx, account: &AccountRow, report: &str, until: DateTime<Utc>) -> Result<(), StoreError> {
    let us = tx.scope().tenant().as_str().to_owned();
    let there = tx.within(&system_scope(tenant(&account.home)?, "customer reports"));
    let sql = "SELECT partner_tenant_id, until_at, version FROM customer_report_claims WHERE tenant_id = $1 AND account_id = $2";
    let known: Option<Claim> = there.one(there.sql(sql).bind(account.id.as_str())).await?;
    let written = match known {
        None => {
            let sql =
                "INSERT INTO customer_report_claims (tenant_id, account_id, partner_tenant_id, report_id, until_at)
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, account_id) DO NOTHING";
            let query = there.sql(sql).bind(account.id.as_str()).bind(us).bind(report);
            there.exec(query.bind(until.timestamp())).await?
        }
        // The rule has not seen this one.
        Some(rival) if rival.partner_tenant_id != us && rival.until_at > tx.now_secs() => 0,
        Some(old) => {
            let sql = "UPDATE customer_report_claims SET partner_tenant_id = $3, report_id = $4, until_at = $5, version = version + 1
                WHERE tenant_id = $1 AND account_id = $2 AND version = $6";
            let query = there.sql(sql).bind(account.id.as_str()).bind(us).bind(report);
            there.exec(query.bind(until.timestamp()).bind(old.version)).await?
        }
    };
    match written {
        1 => Ok(()),
        // Another partner was faster: what it has now, the rule has to see.
        other => {
            tx.run_again();
            Err(StoreError::NotOneRow(other))
        }
    }
}

/// The report holds no more; does nothing where another has taken its place.
pub(super) async fn release(tx: &Tx, report: &ReportRow) -> Result<(), StoreError> {
    let us = tx.scope().tenant().as_str().to_owned();
    let there = tx.within(&system_scope(tenant(&report.home_tenant_id)?, "customer reports"));
    let sql = "UPDATE customer_report_claims SET until_at = $5, version = version + 1
        WHERE tenant_id = $1 AND account_id = $2 AND partner_tenant_id = $3 AND report_id = $4 AND until_at > $5";
    let query = there.sql(sql).bind(report.account_id.as_str()).bind(us).bind(report.id.as_str());
    there.exec(query.bind(tx.now_secs())).await.map(drop)
}
