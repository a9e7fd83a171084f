//! Inviting the reported customer by letter.

use super::{about, after, associable, at_version, resale};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::decision::{ask, settle};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development::{self, Letter};
use axum::extract::State;
use domain::api::customer_development::{CustomerReport, NewReportInvitation};
use domain::api::error::ErrorBody;
use domain::association::AssociationType;
use domain::ids::CustomerReportId;
use domain::rules::verdict::RuleId;

/// Send the letter, the first or another: into the customer's message centre, and by mail to the contact. It works once and
/// for this account only; letters before it lead nowhere any more. R-02 and, for resale, R-03 are asked again.
#[utoipa::path(post, path = "/v2/partners/customer-reports/{report_id}/invitations", tag = "customer development",
    request_body = NewReportInvitation,
    params(("report_id" = CustomerReportId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn invite(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerReportId>,
    Json(new): Json<NewReportInvitation>,
) -> Result<Reply, ApiError> {
    let (app, id, session) = (&app, id.as_str(), &staff.session);
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        let account = development::account_of(&tx, &row.home_tenant_id, &row.account_id).await?;
        let account = account.ok_or(ApiError::NotFound)?;
        let question = associable(&account, &development::partner(&tx).await?, tx.now())?;
        let about = about(&row.id, &row.customer_name);
        let (verdict, receipt) = ask(app, &tx, RuleId::R02, &question, about)?;
        // When another partner's report ends is that partner's secret.
        let told = question.facts.reported_by_other_until.is_none();
        let mut all = vec![(verdict, Some(receipt).filter(|_| told))];
        if new.association_type == AssociationType::Resale {
            let facts = resale(&tx, &account, session).await?;
            let (verdict, receipt) = ask(app, &tx, RuleId::R03, &facts, about)?;
            all.push((verdict, Some(receipt)));
        }
        settle(&tx, all).await?;
        let letter = Letter {
            association_type: new.association_type,
            sender: &session.account,
            policy: app.policy(tx.now())?,
            public_url: &app.config().public_url,
        };
        development::send_letter(&tx, &row, &account, letter).await?;
        after(&tx, id).await
    })
    .await
}
