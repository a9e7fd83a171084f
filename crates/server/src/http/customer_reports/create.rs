//! Reporting a customer.

use super::{about, asked, preregistration, to_report};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::decision::settle;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development::{self, NewReport};
use axum::extract::State;
use domain::api::customer_development::{CustomerReport, NewCustomerReport};
use domain::api::error::ErrorBody;

/// Report a customer (报备, R-05). It holds at once, so that nobody else reports the customer for as many days as the policy
/// says; or the vendor looks at it first. A refusal names every condition.
#[utoipa::path(post, path = "/v2/partners/customer-reports", tag = "customer development", request_body = NewCustomerReport,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomerReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewCustomerReport>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let account = to_report(&tx, &new.account_name, tx.now()).await?;
        let (facts, report) = preregistration(app, &tx, (&account, None), tx.now()).await?;
        let asked = asked(app, &tx, &facts, about(&account.id, new.customer_name.trim()))?;
        let receipt = asked.1.as_ref().map(|receipt| receipt.id().clone());
        settle(&tx, vec![asked]).await?;
        // Whoever is let through has no rival, and so a receipt.
        let receipt = &receipt.ok_or(ApiError::Internal("receipt"))?;
        let open = NewReport { account: &account, typed: new, review: &report.review, receipt };
        let id = development::open_report(&tx, open, app.policy(tx.now())?).await?;
        let row = development::find_report(&tx, &id).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::created(&row.wire(tx.now())?)?.version(row.version))
    })
    .await
}
