//! What a customer has that stands in the way of a change. The customer's counters change with it.

use crate::store::customers::CustomerRow;
use crate::store::{Reader, StoreError, Tx};
use domain::association::ObligationKind;
use sea_orm::FromQueryResult;

/// An open obligation.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ObligationRow {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) amount: Option<i64>,
    pub(crate) currency: String,
    pub(crate) since_at: i64,
    pub(crate) until_at: Option<i64>,
    pub(crate) version: i64,
}

const OPEN: &str = "SELECT o.id, o.kind, o.title, o.amount, o.currency, o.since_at, o.until_at, o.version
    FROM obligations o WHERE o.tenant_id = $1 AND o.ended_at IS NULL";

/// All open obligations of a customer, newest first.
pub(crate) async fn open_obligations(db: &Reader, customer: &str) -> Result<Vec<ObligationRow>, StoreError> {
    let query = db.sql(OPEN).push_bind(" AND o.customer_id = ", customer).push(" ORDER BY o.since_at DESC, o.id DESC");
    db.all(query).await
}

/// One open obligation of a customer.
pub(crate) async fn obligation(db: &Reader, customer: &str, id: &str) -> Result<Option<ObligationRow>, StoreError> {
    db.one(db.sql(OPEN).push_bind(" AND o.customer_id = ", customer).push_bind(" AND o.id = ", id)).await
}

/// Ends an obligation and lowers the customer's counter, both or neither.
pub(crate) async fn end_obligation(
    tx: &Tx,
    customer: &CustomerRow,
    row: &ObligationRow,
    kind: ObligationKind,
) -> Result<(), StoreError> {
    let end = "UPDATE obligations SET ended_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $4 AND ended_at IS NULL";
    tx.exec_one(tx.sql(end).bind(row.id.as_str()).bind(tx.now_secs()).bind(row.version)).await?;
    let by = if kind == ObligationKind::StoredValueCard { row.amount.unwrap_or(0) } else { 1 };
    let query = tx.sql(lowering(kind)).bind(customer.id.as_str()).bind(by).bind(customer.version).bind(tx.now_secs());
    tx.exec_one(query.bind(customer.name.as_str()).bind("obligation.end")).await
}

/// The statement that lowers the counter of a kind.
const fn lowering(kind: ObligationKind) -> &'static str {
    macro_rules! lower {
        ($column:literal) => {
            concat!(
                "UPDATE customers SET ",
                $column,
                " = ",
                $column,
                " - $3, version = version + 1, changed_at = $5, changed_by = $6, ",
                "changed_action = $7 WHERE tenant_id = $1 AND id = $2 AND version = $4 AND ",
                $column,
                " >= $3"
            )
        };
    }
    match kind {
        ObligationKind::PartnerPayOrder => lower!("partner_pay_orders"),
        ObligationKind::ReservedInstance => lower!("reserved_instances"),
        ObligationKind::PartnerSupportPlan => lower!("partner_support_plans"),
        ObligationKind::ServiceSupportPlan => lower!("service_support_plans"),
        ObligationKind::MemberSupportPlan => lower!("member_support_plans"),
        ObligationKind::SpecialContract => lower!("special_contracts"),
        ObligationKind::ProServiceContract => lower!("pro_service_contracts"),
        ObligationKind::StoredValueCard => lower!("stored_value"),
        ObligationKind::IndependentMember => lower!("independent_members"),
        ObligationKind::CreditAccount => lower!("credit_accounts"),
    }
}
