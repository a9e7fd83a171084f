//! The vendor ends somebody's being a project specialist.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, seen};
use crate::state::App;
use crate::store::specialists::cancel_specialist;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::VendorCancellation;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;

/// Cancel a project specialist of a partner's without its asking, with a reason (SM-5).
#[utoipa::path(post, path = "/v2/operator/specialists/{specialist_id}/cancel", tag = "operator", request_body = VendorCancellation,
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn cancel(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
    Json(asked): Json<VendorCancellation>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&asked.reason)?;
    let (operator, id, partner) = (&operator, &id, &asked.partner_id);
    app.write(operator, &key, |tx| async move {
        let there = at_partner(&tx, operator, partner).await?.ok_or(ApiError::NotFound)?;
        let row = seen(&there, id, version).await?;
        cancel_specialist(&there, &row, reason).await?;
        answer(&there, id.as_str()).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::http::specialists::fixtures::NewPerson;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn only_the_vendor_cancels_and_only_where_the_employee_is() {
        TestApp::on_both_engines(async |app| {
            let (ann, olga, eve) = (app.inviting("t1").await, app.operator().await, app.inviting("t2").await);
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            let id = app.bound(&ann, NewPerson::default()).await;
            let address = format!("/v2/operator/specialists/{id}/cancel");
            let body = |partner: &str| json!({ "partner_id": partner, "reason": "left the company" });
            app.stranger().post(&address, &body("t1")).if_match(2).expect(401).await;
            for partner in [&ann, &eve, &sal] {
                partner.post(&address, &body("t1")).if_match(2).expect(403).await;
            }
            olga.post(&address, &body("t2")).if_match(2).expect(404).await;
            // Bound, but no specialist: there is nothing to cancel.
            olga.post(&address, &body("t1")).if_match(2).expect(409).await;
        })
        .await;
    }
}
