//! The customer asks its partner to end the association.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::fields;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use crate::store::requests::{NewRequest, customer_check, one, open};
use axum::extract::State;
use domain::api::associations::{AssociationRequest, NewUnbindRequest};
use domain::api::error::ErrorBody;
use domain::association::Party;
use domain::rules::verdict::RuleId;

/// The rules of R-08 are asked again in the transaction that sends the request; the partner's answer decides.
#[utoipa::path(post, path = "/v2/customers/association-requests", tag = "my partner", request_body = NewUnbindRequest,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewUnbindRequest>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&new.reason)?;
    fields::accepted("notice_accepted", new.notice_accepted)?;
    let (app, customer) = (&app, &customer);
    app.write(customer, &key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let policy = app.policy(tx.now())?;
        let row = relation::own_row(&tx, customer).await?;
        let partner = PartnerContext::load(&tx).await?;
        let (report, facts) = customer_check(&row, policy, tx.now())?;
        let object = Object { kind: "customer", id: &row.id };
        decide(app, &tx, RuleId::R08, &facts, About { object, name: &row.name }).await?;
        let request = NewRequest {
            customer: &row,
            partner: &partner,
            policy,
            report: &report,
            facts: &facts,
            target: None,
            requested_by: Party::Customer,
            requester_login_id: "",
            requester_name: &customer.session.display_name,
            reason,
            public_url: &app.config().public_url,
        };
        let id = open(&tx, request).await?;
        let wire = one(&tx, relation::VIEWER, &id, tx.now_secs()).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}
