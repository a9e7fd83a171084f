//! Certificates of a person.

use super::{at_version, shown};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::{add_certificate, withdraw_certificate};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::personal_accounts::{NewCertificate, PersonalAccountFile};
use domain::api::vendor_facts::TakenBack;
use domain::ids::{CertificateId, PersonalAccountId};
use domain::period::business_day;

/// Record a certificate that the person earned. Partners that the account is bound to count it at once.
#[utoipa::path(post, path = "/v2/operator/personal-accounts/{account_id}/certificates", tag = "operator", request_body = NewCertificate,
    params(("account_id" = PersonalAccountId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn add(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalAccountId>,
    Json(new): Json<NewCertificate>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    let new = &new;
    let (operator, id) = (&operator, &id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, id, seen).await?;
        add_certificate(&there, id, new).await?;
        shown(&there, id, tx.now()).await
    })
    .await
}

/// Withdraw a certificate, with a reason that its owner reads. It counts no more; what was certified with it stays certified.
#[utoipa::path(post, path = "/v2/operator/personal-accounts/{account_id}/certificates/{certificate_id}/withdraw", tag = "operator", request_body = TakenBack,
    params(("account_id" = PersonalAccountId, Path), ("certificate_id" = CertificateId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path((id, certificate)): Path<(PersonalAccountId, CertificateId)>,
    Json(new): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&new.reason)?;
    let certificate = &certificate;
    let (operator, id) = (&operator, &id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, id, seen).await?;
        withdraw_certificate(&there, (id, certificate), reason).await?;
        shown(&there, id, tx.now()).await
    })
    .await
}
