//! Applying for the incentive of an opportunity.

use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::numbers::Series;
use crate::store::opportunities::OpportunityRow;
use crate::store::opportunity_incentives::APPLICATION;
use crate::store::opportunity_incentives::row::IncentiveRow;
use crate::store::reviews::{self, NewReview};
use crate::store::search::folded;
use crate::store::{StoreError, Tx, numbers};
use chrono::{DateTime, Utc};
use domain::api::reviews::ReviewKind;
use domain::ids::ReceiptId;
use domain::rules::opportunities::incentive::IncentiveApplicationFacts;
use domain::rules::opportunities::incentive_amount::{OpportunityIncentiveAmount, incentive_amount};
use domain::rules::policy::PolicyHistory;
use domain::states::opportunity_incentive::OpportunityIncentiveState;

/// What R-77 looks at; only what the partner shared has an incentive. `last` is the last application for it.
pub(crate) fn application_facts(
    row: &OpportunityRow,
    in_pce_plan: bool,
    last: Option<&IncentiveRow>,
) -> Result<IncentiveApplicationFacts, ApiError> {
    let refused_at = last.map(IncentiveRow::refused_at).transpose()?.flatten();
    Ok(IncentiveApplicationFacts {
        in_pce_plan,
        state: row.po()?,
        delivered_at: row.delivered_at()?,
        refused_at,
        cloud_revenue: row.cloud_revenue()?,
        applied_for: last.is_some() && refused_at.is_none(),
    })
}

/// What the incentive comes to under the policy of the day of delivery, or of now before that.
pub(crate) fn of_delivery(
    facts: &IncentiveApplicationFacts,
    policies: &PolicyHistory,
    now: DateTime<Utc>,
) -> Result<OpportunityIncentiveAmount, ApiError> {
    let policy = policies.at(facts.delivered_at.unwrap_or(now)).ok_or(ApiError::Internal("no policy"))?;
    incentive_amount(facts.cloud_revenue, policy, None).map_err(|_| ApiError::Internal("an incentive out of range"))
}

/// Sends an application, whose review it opens; answers its id. `receipt` is the decision that let it through.
pub(crate) async fn apply(
    tx: &Tx,
    row: OpportunityRow,
    facts: &IncentiveApplicationFacts,
    policies: &PolicyHistory,
    receipt: &ReceiptId,
) -> Result<String, ApiError> {
    let computed = of_delivery(facts, policies, tx.now())?;
    let delivered_at = facts.delivered_at.ok_or(StoreError::Corrupt { column: "opportunities.changed_at" })?;
    let (id, number) = (tx.new_id(), numbers::next(tx, Series::OpportunityIncentives).await?);
    let sql =
        "INSERT INTO opportunity_incentives (tenant_id, id, number, opportunity_id, opportunity_no, opportunity_name,
        customer_name, search_text, currency, cloud_revenue_minor, policy_version, amount_minor, state, delivered_at,
        applied_at, changed_at) VALUES";
    let values = vec![
        id.as_str().into(),
        number.as_str().into(),
        row.id.as_str().into(),
        row.number.as_str().into(),
        row.name.as_str().into(),
        row.customer_name.as_str().into(),
        search_text([&row.name, &row.customer_name, &row.number, &number]).into(),
        computed.amount.currency.as_str().into(),
        computed.base.minor.into(),
        i64::from(computed.policy_version).into(),
        computed.amount.minor.into(),
        OpportunityIncentiveState::UnderReview.as_str().into(),
        delivered_at.timestamp().into(),
        tx.now_secs().into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([values])).await?;
    tx.record(&id, "APPLY", None).await?;
    let detail = serde_json::json!({ "opportunity": row.id, "amount": computed.amount });
    tx.audit("opportunity_incentive.apply", Object { kind: APPLICATION, id: &id }, &detail).await?;
    let review = NewReview::about(ReviewKind::OpportunityIncentive, &id).titled(&row.name).with(receipt);
    reviews::open(tx, review).await?;
    Ok(id)
}

/// What a search looks at: the names and numbers.
pub(crate) fn search_text(said: [&str; 4]) -> String {
    folded(&said.join("\n"))
}
