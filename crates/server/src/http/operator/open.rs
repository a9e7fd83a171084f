//! Opening a partner's account.

use crate::auth::rights::Operate;
use crate::auth::{Allowed, password};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::code;
use crate::store::opening::open_partner;
use crate::store::vendor_facts::partner_file;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldError};
use domain::api::partner_opening::NewPartner;
use domain::api::partners::PartnerFile;
use domain::ids::TenantId;

/// Open the account of a partner, with the login that owns it: the first account of a company. Others are registered with a link
/// of its own. It is in the partner network and verified as said here, and otherwise begins with nothing.
#[utoipa::path(post, path = "/v2/operator/partners", tag = "operator", request_body = NewPartner, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn open(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewPartner>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(faults(&new)?)?;
    let hash = app.passwords().hash(new.initial_password.clone()).await?;
    let (app, operator, new, hash) = (&app, &operator, &new, hash.as_str());
    app.write(operator, &key, |tx| async move {
        let tenant: TenantId = code(&tx.new_id(), "tenants.tenant_id")?;
        let there = tx.within(&operator.scope.in_tenant(tenant));
        open_partner(&there, new, hash).await?;
        let file = partner_file(&there, app.policy(tx.now())?, tx.now()).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::created(&file)?.version(file.version))
    })
    .await
}

/// Every field that is refused, the password among them.
fn faults(new: &NewPartner) -> Result<Vec<FieldError>, ApiError> {
    let mut faults = new.faults();
    match password::check_initial(&new.initial_password, &new.account) {
        Ok(()) => {}
        Err(ApiError::Invalid(more)) => faults.extend(more),
        Err(error) => return Err(error),
    }
    Ok(faults)
}
