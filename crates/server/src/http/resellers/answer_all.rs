//! The distributor's answer to several applications at once.

use super::answer::step;
use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ManageResellers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::resellers::{Addressee, Step, find_received};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::reseller_applications::{
    BATCH_MAX, NewResellerApprovals, NewResellerRejections, RefusedAnswer, ResellerAnswers, SeenApplication,
};
use domain::states::machine::Actor;
use domain::states::reseller_application::ResellerApplicationEvent as Event;

/// Agree to several. Each is answered for itself: one that was withdrawn or changed meanwhile keeps no other from
/// being approved, and the answer says why.
#[utoipa::path(post, path = "/v2/partners/reseller-applications/approve", tag = "resellers", request_body = NewResellerApprovals,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ResellerAnswers), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn approve_all(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewResellerApprovals>,
) -> Result<Reply, ApiError> {
    answer_all(&app, &staff, &key, &new.applications, (Event::Approve, None)).await
}

/// Refuse several for one reason, which each applicant reads. Each is answered for itself, as when several are
/// approved.
#[utoipa::path(post, path = "/v2/partners/reseller-applications/reject", tag = "resellers", request_body = NewResellerRejections,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ResellerAnswers), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn reject_all(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewResellerRejections>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(new.reason.as_deref().unwrap_or_default())?;
    answer_all(&app, &staff, &key, &new.applications, (Event::Reject, Some(reason))).await
}

async fn answer_all(
    app: &App,
    staff: &Allowed<ManageResellers>,
    key: &IdempotencyKey,
    applications: &[SeenApplication],
    (event, reason): (Event, Option<&str>),
) -> Result<Reply, ApiError> {
    match applications.len() {
        0 => return Err(ApiError::field("applications", FieldProblem::Required)),
        1..=BATCH_MAX => {}
        _ => {
            let most = i64::try_from(BATCH_MAX).unwrap_or(i64::MAX);
            return Err(ApiError::field_limit("applications", FieldProblem::TooLong, most));
        }
    }
    app.write(staff, key, |tx| async move {
        require_distributor(&tx).await?;
        let policy = app.policy(tx.now())?;
        let mut answers = ResellerAnswers { answered: Vec::new(), error_details: Vec::new() };
        for seen in applications {
            let taken = Step::new(event, Actor::Distributor, reason, policy);
            match step(&tx, &staff.scope, (&seen.application_id, seen.version), taken).await {
                Ok(()) => {
                    let row = find_received(&tx, &seen.application_id).await?.ok_or(ApiError::NotFound)?;
                    answers.answered.push(row.wire(Addressee::Distributor)?);
                }
                Err(refusal) => answers.error_details.push(refused(seen, refusal)?),
            }
        }
        Reply::ok(&answers)
    })
    .await
}

/// The answer for one application; what is wrong with the server is wrong with all of them.
fn refused(seen: &SeenApplication, refusal: ApiError) -> Result<RefusedAnswer, ApiError> {
    if !matches!(refusal, ApiError::NotFound | ApiError::State { .. } | ApiError::Stale(_)) {
        return Err(refusal);
    }
    let body = refusal.body();
    Ok(RefusedAnswer {
        id: seen.application_id.clone(),
        error_code: body.error_code,
        error_msg: body.error_msg,
        state: body.state.and_then(|state| state.parse().ok()),
        stale: body.stale,
    })
}
