//! What a customer's opening an invitation does to the report of it.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::development::report_change::{Step, advance, withdraw_report};
use crate::store::development::report_row::ReportRow;
use crate::store::reviews::Closing;
use domain::ids::CustomerId;
use domain::rules::verdict::Condition;
use domain::states::customer_report::{CustomerReportEffect, CustomerReportEvent as Event, CustomerReportState};
use domain::states::machine::Actor;

/// The customer tried in vain: the report says on what. Answers whether the partner is to be told, which a report that the
/// vendor looks at yet does not know.
pub(crate) async fn report_failed(tx: &Tx, row: &ReportRow, unmet: &[Condition]) -> Result<Option<bool>, ApiError> {
    if !row.state_at(tx.now())?.protects() {
        return Ok(None);
    }
    let step = Step { event: Event::Fail, by: Actor::Customer, action: "customer_report.fail", reason: None };
    let change = advance(tx, row, step).await?;
    let failed_on = serde_json::to_string(unmet).map_err(|_| ApiError::Internal("conditions"))?;
    let sql = "UPDATE customer_reports SET failed_on = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(failed_on)).await?;
    Ok(Some(change.effects.contains(&CustomerReportEffect::NotifyPartner)))
}

/// The customer is associated: the report has done its work, or, where the vendor has not answered yet, is not needed.
pub(crate) async fn report_associated(tx: &Tx, row: &ReportRow, customer: &CustomerId) -> Result<(), ApiError> {
    if row.stored_state()? == CustomerReportState::InReview {
        return withdraw_report(tx, row, Closing::Dropped).await;
    }
    let step = Step { event: Event::Associate, by: Actor::Customer, action: "customer_report.associate", reason: None };
    advance(tx, row, step).await?;
    let sql = "UPDATE customer_reports SET customer_id = $3, failed_on = '[]' WHERE tenant_id = $1 AND id = $2";
    Ok(tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(customer.as_str())).await?)
}
