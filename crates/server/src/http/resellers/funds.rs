//! Money to a reseller and back, with its records.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::{ManageResellers, ViewRecords};
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json, Query};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::resellers::{self, Moving, funds, move_funds};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::api::reseller_funds::{
    AdjustOperation, AllocatedFunds, IndirectPartnerAmount, ReclaimedFunds, ResellerAdjustQuery, ResellerAdjustRecords,
};
use domain::money::Currency;
use domain::rules::reseller_funds::{FundsOperation, ResellerFundsFacts};
use domain::rules::verdict::RuleId;

/// Allocate money to a reseller: the distributor's balance falls and the reseller's rises, at once or not at all.
#[utoipa::path(post, path = "/v2/accounts/partner-accounts/indirect-partner-adjust", tag = "resellers", request_body = IndirectPartnerAmount,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AllocatedFunds), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn allocate(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<IndirectPartnerAmount>,
) -> Result<Reply, ApiError> {
    carry_out(&app, &staff, &key, &new, FundsOperation::Allocate).await
}

/// Take money back that was allocated to a reseller and is not spent.
#[utoipa::path(post, path = "/v2/accounts/partner-accounts/indirect-partner-reclaim", tag = "resellers", request_body = IndirectPartnerAmount,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ReclaimedFunds), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn reclaim(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<IndirectPartnerAmount>,
) -> Result<Reply, ApiError> {
    carry_out(&app, &staff, &key, &new, FundsOperation::Reclaim).await
}

async fn carry_out(
    app: &App,
    staff: &Allowed<ManageResellers>,
    key: &IdempotencyKey,
    new: &IndirectPartnerAmount,
    operation: FundsOperation,
) -> Result<Reply, ApiError> {
    // What is wrong with the amount is said before a code is looked at; its currency does not matter for that.
    ApiError::unless_faultless(new.money(Currency::Cny).err().into_iter().collect())?;
    let id = &new.indirect_partner_id;
    let (purpose, given) = (CodePurpose::AdjustResellerFunds, new.verification_code.as_deref());
    let proof = fields::staff_code(app, &staff.session, key, purpose, id.as_str(), given).await?;
    let proof = &proof;
    app.write(staff, key, |tx| async move {
        require_distributor(&tx).await?;
        let row = resellers::find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        let known = funds(&tx, id).await?.ok_or_else(|| ApiError::State { state: "NO_ACCOUNT".to_owned() })?;
        let amount = new.money(known.free.currency).map_err(|_| ApiError::Internal("amount"))?;
        let facts = ResellerFundsFacts {
            operation,
            amount,
            frozen: known.frozen,
            free: known.free,
            allocated: known.allocated,
            unspent: known.unspent,
        };
        let object = Object { kind: "reseller_funds", id: id.as_str() };
        let granted = decide(app, &tx, RuleId::R86, &facts, About { object, name: &row.name_zh }).await?;
        proof.redeem(&tx).await?;
        let (operation, receipt) = (wire(operation), Some(&granted.receipt_id));
        let number = move_funds(Moving { distributor: &tx, reseller: id, operation, amount, receipt }).await?;
        match operation {
            AdjustOperation::Allocate => Reply::ok(&AllocatedFunds { transfer_id: number }),
            AdjustOperation::Reclaim | AdjustOperation::Unbind => Reply::ok(&ReclaimedFunds { trans_id: number }),
        }
    })
    .await
}

const fn wire(operation: FundsOperation) -> AdjustOperation {
    match operation {
        FundsOperation::Allocate => AdjustOperation::Allocate,
        FundsOperation::Reclaim => AdjustOperation::Reclaim,
    }
}

/// The records of a distributor, the newest first, about the resellers that the login sees.
#[utoipa::path(get, path = "/v2/accounts/partner-accounts/indirect-partner-adjust-records", tag = "resellers", params(ResellerAdjustQuery),
    responses((status = 200, body = ResellerAdjustRecords), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn records(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<ResellerAdjustQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    require_distributor(&db).await?;
    Reply::ok(&resellers::adjust_records(&db, &query, page).await?)
}
