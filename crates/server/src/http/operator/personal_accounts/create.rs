//! Making a personal account.

use super::at_home;
use crate::auth::rights::Operate;
use crate::auth::{Allowed, password};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::{self, NewLogin};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::personal_accounts::{NewPersonalAccount, PersonalAccountFile};
use domain::period::business_day;

/// Make a personal account with its login: whose it is, as whom it is verified, and an initial password.
#[utoipa::path(post, path = "/v2/operator/personal-accounts", tag = "operator", request_body = NewPersonalAccount, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewPersonalAccount>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    password::check_initial(&new.initial_password, &new.account_name)?;
    let hash = app.passwords().hash(new.initial_password.clone()).await?;
    let person = new.person.clone().trimmed();
    let (operator, login) = (&operator, NewLogin { account_name: &new.account_name, password_hash: &hash });
    let person = &person;
    app.write(operator, &key, |tx| async move {
        let there = at_home(&tx, operator);
        let id = personal_accounts::create(&there, login, person).await?;
        let file = personal_accounts::file(&there, &id, tx.now()).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::created(&file)?.version(file.version))
    })
    .await
}
