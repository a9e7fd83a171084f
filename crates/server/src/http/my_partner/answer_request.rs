//! What a customer does with a request: answer the partner's, take back its own.

use crate::auth::Allowed;
use crate::auth::codes::{self, CodeProof};
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::my_partner::relation;
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

/// Agree, with a code: the relation changes with everything that belongs to it, once.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/approve", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let (purpose, given) = (CodePurpose::AnswerAssociationRequest, answer.verification_code.as_deref());
    let proof = codes::check(&app, &customer.session, &key, purpose, id.as_str(), given).await?;
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Approve, reason: None }, &proof).await
}

/// Refuse, with a reason: the relation stays.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/reject", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Reject, reason }, &CodeProof::not_needed())
        .await
}

/// Take back the customer's own request: the relation stays.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/withdraw", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = answer.reason.as_deref().filter(|text| !text.trim().is_empty()).map(fields::reason).transpose()?;
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Withdraw, reason }, &CodeProof::not_needed())
        .await
}

async fn carry_out(
    app: &App,
    customer: &Allowed<UseMyPartner>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &AssociationRequestId,
    decision: Decision<'_>,
    proof: &CodeProof,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(customer, key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: "association_request", id }, seen, row.version).await?;
        proof.redeem(&home).await?;
        decide(&tx, &row, decision).await?;
        let wire = one(&tx, relation::VIEWER, id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{Client, HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    async fn asked_by_partner(app: &TestApp) -> (Client, Client, String) {
        app.partner("t1").await;
        app.add_customer(
            "t1",
            NewCustomer { resale: true, allocated: 2_500, coupons: &[100, 0], ..NewCustomer::default() },
        )
        .await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let customer = app.customer(HOME, "c1").await;
        ann.post("/v2/partners/authorizations", &json!({ "customer_id": "c1", "letter_accepted": true }))
            .expect(201)
            .await;
        let body = json!({ "customer_id": "c1", "operation": "SWITCH", "target_type": "1", "reason": "r", "notice_accepted": true });
        let made = ann.post("/v2/partners/association-requests", &body).expect(201).await.json();
        (ann, customer, made["request_id"].as_str().unwrap().to_owned())
    }

    #[tokio::test]
    async fn agreeing_switches_the_type_once_with_everything_that_belongs_to_it() {
        TestApp::on_both_engines(async |app| {
            let (ann, customer, id) = asked_by_partner(&app).await;
            let path = format!("/v2/customers/association-requests/{id}/approve");
            assert_eq!(
                customer.get("/v2/customers/partner").expect(200).await.json()["association"]["waiting_for_you"],
                2
            );
            assert_eq!(customer.post(&path, &json!({})).if_match(1).expect(400).await.fields(), ["verification_code"]);
            let code = app.code(&customer, "ANSWER_ASSOCIATION_REQUEST", &id).await;
            let wrong = if code == "000000" { "000001" } else { "000000" };
            assert_eq!(
                customer.post(&path, &json!({ "verification_code": wrong })).if_match(1).expect(400).await.code(),
                "CBC.99000026"
            );
            let body = json!({ "verification_code": code });
            let first = customer.post(&path, &body).if_match(1).key("agree-agree").expect(200).await;
            for _ in 0..3 {
                assert_eq!(
                    customer.post(&path, &body).if_match(1).key("agree-agree").expect(200).await.text,
                    first.text
                );
            }
            customer.post(&path, &body).if_match(1).expect(400).await;
            assert_eq!(first.json()["state"], "APPROVED");
            assert_eq!(app.number("t1", "SELECT balance FROM partner_accounts WHERE tenant_id = $1").await, 102_500);
            assert_eq!(
                app.number("t1", "SELECT COUNT(*) FROM coupon_records WHERE tenant_id = $1 AND operation_type = 8")
                    .await,
                2
            );
            assert_eq!(
                app.number("t1", "SELECT COUNT(*) FROM authorizations WHERE tenant_id = $1 AND state = 'WITHDRAWN'")
                    .await,
                1
            );
            let detail = ann.get("/v2/partners/sub-customers/c1").expect(200).await.json();
            assert_eq!(
                (
                    detail["info"]["association_type"].as_str(),
                    detail["allocated_balance"]["minor"].as_i64(),
                    detail["coupons"].as_i64()
                ),
                (Some("1"), Some(0), Some(0))
            );
            assert_eq!(detail["info"]["console"]["authorization"], "WITHDRAWN");
            // What was shown before is what happened.
            let impact = &first.json()["impact"];
            assert_eq!(
                (
                    impact["returned_allocation"]["minor"].as_i64(),
                    impact["reclaimed_coupons"].as_i64(),
                    impact["reclaimed_coupon_amount"]["minor"].as_i64()
                ),
                (Some(2_500), Some(2), Some(100))
            );
            assert!(app.message(&ann, "ASSOCIATION_APPROVED", "customer").await.is_some());
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn a_request_expires_to_the_second_and_only_once() {
        TestApp::on_both_engines(async |app| {
            let (_, _, id) = asked_by_partner(&app).await;
            let due = app.number("t1", "SELECT due_at FROM association_requests WHERE tenant_id = $1").await;
            let at = |seconds: i64| chrono::DateTime::from_timestamp(due + seconds, 0).unwrap();
            let expired = async || app.number("t1", "SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1 AND state = 'EXPIRED'").await;
            app.clock.set(at(-1));
            app.run_jobs().await;
            assert_eq!(expired().await, 0);
            app.clock.set(at(0));
            // Too late even before the job has run.
            let login = app.login_of(HOME, "c1");
            let customer = app.client(&login).await;
            let path = format!("/v2/customers/association-requests/{id}/reject");
            assert_eq!(customer.post(&path, &json!({ "reason": "x" })).if_match(1).expect(409).await.json()["state"], "EXPIRED");
            app.run_jobs().await;
            assert_eq!(expired().await, 1);
            app.clock.set(at(1));
            app.run_jobs().await;
            assert_eq!(expired().await, 1);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM record_events WHERE tenant_id = $1 AND event = 'EXPIRE'").await, 2);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND association_state = 'ASSOCIATED' AND association_type = '2'").await, 1);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND authorization_state = 'EXPIRED'").await, 1);
            assert!(app.message(&customer, "ASSOCIATION_EXPIRED", "state").await.is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn a_customer_acts_on_its_own_requests_only() {
        TestApp::on_both_engines(async |app| {
            let (ann, customer, id) = asked_by_partner(&app).await;
            app.add_customer("t1", NewCustomer { id: "c2", ..NewCustomer::default() }).await;
            let other = app.customer(HOME, "c2").await;
            for act in ["reject", "withdraw"] {
                let path = format!("/v2/customers/association-requests/{id}/{act}");
                assert_eq!(
                    other.post(&path, &json!({ "reason": "x" })).if_match(1).expect(404).await.code(),
                    "PC.0404"
                );
                ann.post(&path, &json!({ "reason": "x" })).if_match(1).expect(403).await;
                app.stranger().post(&path, &json!({ "reason": "x" })).if_match(1).expect(401).await;
                customer.post(&path, &json!({ "reason": "x" })).expect(428).await;
            }
            let refused = customer
                .post(&format!("/v2/customers/association-requests/{id}/reject"), &json!({ "reason": "不同意" }))
                .if_match(1)
                .expect(200)
                .await;
            assert_eq!(refused.json()["history"][2]["party"], "CUSTOMER");
            assert_eq!(app.message(&ann, "ASSOCIATION_REJECTED", "reason").await.as_deref(), Some("不同意"));
        })
        .await;
    }
}
