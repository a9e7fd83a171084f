//! What the partner does with a request: answer the customer's, take back its own.

use crate::auth::Allowed;
use crate::auth::codes::CodeProof;
use crate::auth::rights::ChangeAssociation;
use crate::http::association_requests::detail::viewer;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::requests::{Decision, decide, find, one};
use axum::extract::State;
use domain::api::associations::{Answer, AssociationRequest};
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::ids::AssociationRequestId;
use domain::states::association_request::AssociationRequestEvent as Event;

/// Agree to a customer's request to unbind: the relation ends with everything that belongs to it, once.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/approve", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let (purpose, given) = (CodePurpose::AnswerAssociationRequest, answer.verification_code.as_deref());
    let proof = fields::staff_code(&app, &staff.session, &key, purpose, id.as_str(), given).await?;
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Approve, reason: None }, &proof).await
}

/// Refuse a customer's request to unbind, with a reason: the relation stays.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/reject", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Reject, reason }, &CodeProof::not_needed()).await
}

/// Take back the partner's own request: the relation stays.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/withdraw", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = answer.reason.as_deref().filter(|text| !text.trim().is_empty()).map(fields::reason).transpose()?;
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Withdraw, reason }, &CodeProof::not_needed())
        .await
}

async fn carry_out(
    app: &App,
    staff: &Allowed<ChangeAssociation>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &AssociationRequestId,
    decision: Decision<'_>,
    proof: &CodeProof,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(staff, key, |tx| async move {
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: "association_request", id }, seen, row.version).await?;
        proof.redeem(&tx).await?;
        decide(&tx, &row, decision).await?;
        let wire = one(&tx, viewer(&staff.session), id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{Client, HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    async fn asked_by_customer(app: &TestApp) -> (Client, Client, String) {
        app.partner("t1").await;
        app.add_customer(
            "t1",
            NewCustomer { resale: true, allocated: 2_500, coupons: &[100], ..NewCustomer::default() },
        )
        .await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let customer = app.customer(HOME, "c1").await;
        let body = json!({ "reason": "换伙伴", "notice_accepted": true });
        let made = customer.post("/v2/customers/association-requests", &body).expect(201).await.json();
        (ann, customer, format!("/v2/partners/association-requests/{}", made["request_id"].as_str().unwrap()))
    }

    #[tokio::test]
    async fn agreeing_ends_the_relation_once_with_everything_that_belongs_to_it() {
        TestApp::on_both_engines(async |app| {
            let (ann, customer, path) = asked_by_customer(&app).await;
            assert!(app.message(&ann, "ASSOCIATION_REQUESTED", "customer").await.is_some());
            let approve = format!("{path}/approve");
            ann.post(&approve, &json!({})).expect(428).await;
            let first = ann.post(&approve, &json!({})).if_match(1).key("approve-me").expect(200).await;
            let again = ann.post(&approve, &json!({})).if_match(1).key("approve-me").expect(200).await;
            assert_eq!(first.text, again.text);
            let stale = ann.post(&approve, &json!({})).if_match(1).expect(412).await.json();
            assert_eq!(stale["stale"]["action"], "association_request.approve");
            let over = ann.post(&approve, &json!({})).if_match(2).expect(409).await.json();
            assert_eq!(over["state"], "APPROVED");
            assert_eq!(app.number("t1", "SELECT balance FROM partner_accounts WHERE tenant_id = $1").await, 102_500);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM adjust_records WHERE tenant_id = $1 AND operation_type = 'SOURCE_OPERATION_BEUNBIND' AND amount = 2500").await, 1);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM coupon_records WHERE tenant_id = $1 AND operation_type = 3").await, 1);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM coupons WHERE tenant_id = $1 AND status = '2'").await, 0);
            assert_eq!(ann.get("/v2/partners/sub-customers/c1").expect(404).await.code(), "CBC.5002");
            let mine = customer.get("/v2/customers/partner").expect(200).await.json();
            assert!(mine["association"].is_null());
            let records = customer.get("/v2/customers/association-requests").expect(200).await.json();
            assert_eq!(records["association_requests"][0]["state"], "APPROVED");
            assert_eq!(app.message(&customer, "ASSOCIATION_APPROVED", "operation").await.as_deref(), Some("UNBIND"));
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn refusing_needs_a_reason_and_leaves_the_relation() {
        TestApp::on_both_engines(async |app| {
            let (ann, customer, path) = asked_by_customer(&app).await;
            assert_eq!(ann.post(&format!("{path}/reject"), &json!({})).if_match(1).expect(400).await.fields(), ["reason"]);
            // The side that did not ask cannot take it back.
            ann.post(&format!("{path}/withdraw"), &json!({})).if_match(1).expect(409).await;
            let refused = ann.post(&format!("{path}/reject"), &json!({ "reason": "合同未到期" })).if_match(1).expect(200).await.json();
            assert_eq!((refused["state"].as_str(), refused["answer_reason"].as_str()), (Some("REJECTED"), Some("合同未到期")));
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND association_state = 'ASSOCIATED' AND allocated = 2500 AND pending_request_id = ''").await, 1);
            assert_eq!(app.message(&customer, "ASSOCIATION_REJECTED", "reason").await.as_deref(), Some("合同未到期"));
        })
        .await;
    }

    #[tokio::test]
    async fn a_stranger_another_tenant_and_a_role_without_the_right_get_nothing() {
        TestApp::on_both_engines(async |app| {
            let (ann, _, path) = asked_by_customer(&app).await;
            app.partner("t2").await;
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            let max = app.member("t1", "max", &[PresetRole::Finance]).await;
            for act in ["approve", "reject", "withdraw"] {
                let (path, body) = (format!("{path}/{act}"), json!({ "reason": "x" }));
                app.stranger().post(&path, &body).if_match(1).expect(401).await;
                max.post(&path, &body).if_match(1).expect(403).await;
                assert_eq!(bob.post(&path, &body).if_match(1).expect(404).await.code(), "PC.0404");
            }
            bob.get(&path).expect(404).await;
            assert_eq!(max.get(&path).expect(200).await.json()["actions"], json!([]));
            let list = ann
                .get("/v2/partners/association-requests?state=PENDING&search=%E4%BA%91%E9%80%94")
                .expect(200)
                .await
                .json();
            assert_eq!(list["count"], 1);
            assert_eq!(list["association_requests"][0]["actions"], json!(["APPROVE", "REJECT"]));
        })
        .await;
    }
}
