//! Asking a customer to end the association or to switch its type.

use crate::auth::Allowed;
use crate::auth::rights::ChangeAssociation;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::http::{association_requests::detail::viewer, fields};
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, find};
use crate::store::requests::{NewRequest, one, open, partner_check, partner_question, target_of};
use axum::extract::State;
use domain::api::associations::{AssociationRequest, NewAssociationRequest};
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::association::Party;

/// The rules are asked again in the transaction that sends the request; the customer's answer decides.
#[utoipa::path(post, path = "/v2/partners/association-requests", tag = "association requests", request_body = NewAssociationRequest,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewAssociationRequest>,
) -> Result<Reply, ApiError> {
    let target =
        target_of(new.operation, new.target_type).map_err(|problem| ApiError::field("target_type", problem))?;
    let reason = fields::reason(&new.reason)?;
    fields::accepted("notice_accepted", new.notice_accepted)?;
    let (purpose, subject) = (CodePurpose::StartAssociationChange, new.customer_id.as_str());
    let proof =
        fields::staff_code(&app, &staff.session, &key, purpose, subject, new.verification_code.as_deref()).await?;
    let (app, session, new, proof) = (&app, &staff.session, &new, &proof);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let customer = find(&tx, &new.customer_id).await?.ok_or(ApiError::CustomerNotFound)?;
        let partner = PartnerContext::load(&tx).await?;
        let report = partner_check(&customer, &partner, session, target, policy, tx.now())?;
        let object = Object { kind: "customer", id: &customer.id };
        let (rule, facts) = partner_question(&report, target)?;
        decide(app, &tx, rule, &facts, About { object, name: &customer.name }).await?;
        proof.redeem(&tx).await?;
        let request = NewRequest {
            customer: &customer,
            partner: &partner,
            policy,
            report: &report,
            facts: &report.facts,
            target,
            requested_by: Party::Partner,
            requester_login_id: session.login.as_str(),
            requester_name: &session.display_name,
            reason,
            public_url: &app.config().public_url,
        };
        let id = open(&tx, request).await?;
        let wire = one(&tx, viewer(session), &id, tx.now_secs()).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/association-requests";

    fn switch() -> Value {
        json!({ "customer_id": "c1", "operation": "SWITCH", "target_type": "1", "reason": "合同到期", "notice_accepted": true })
    }

    #[tokio::test]
    async fn a_request_makes_the_relation_wait_for_the_customer() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.add_customer(
                "t1",
                NewCustomer { resale: true, allocated: 900, coupons: &[30], ..NewCustomer::default() },
            )
            .await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let customer = app.customer(HOME, "c1").await;
            let first = ann.post(PATH, &switch()).key("press-the-button").expect(201).await;
            let again = ann.post(PATH, &switch()).key("press-the-button").expect(201).await;
            assert_eq!((&first.text, first.version()), (&again.text, again.version()));
            let mut other = switch();
            other["reason"] = json!("else");
            ann.post(PATH, &other).key("press-the-button").expect(422).await;
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1").await, 1);
            let request = first.json();
            assert_eq!(
                (request["state"].as_str(), request["turn"]["who"].as_str()),
                (Some("PENDING"), Some("CUSTOMER"))
            );
            assert_eq!(request["impact"]["returned_allocation"]["minor"], 900);
            assert_eq!(request["actions"], json!(["WITHDRAW"]));
            assert_eq!(
                request["history"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect::<Vec<_>>(),
                ["REQUESTED", "LINK_SENT"]
            );
            let link = app.message(&customer, "ASSOCIATION_REQUESTED", "link").await.unwrap();
            assert!(link.starts_with("/c/") && link.len() == 67, "{link}");
            // Nothing has changed but the waiting, and a second request is refused with every reason.
            let detail = ann.get("/v2/partners/sub-customers/c1").expect(200).await.json();
            assert_eq!(detail["info"]["console"]["pending"]["requested_by"], "PARTNER");
            assert_eq!(detail["allocated_balance"]["minor"], 900);
            let refused = ann.post(PATH, &switch()).expect(400).await.json();
            let unmet: Vec<_> = refused["check_items"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|c| c["passed"] == false)
                .map(|c| c["check"].as_str().unwrap())
                .collect();
            assert_eq!(unmet, ["PENDING_REQUEST", "PARTNER_FREQ_LIMIT"]);
            assert!(refused["available_at"].is_string());
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_wrong_is_refused_before_anything_is_sent() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            app.add_customer("t1", NewCustomer { resale: true, ..NewCustomer::default() }).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            for (member, value, field) in [
                ("reason", json!("  "), "reason"),
                ("reason", json!("x".repeat(501)), "reason"),
                ("notice_accepted", json!(false), "notice_accepted"),
                ("target_type", Value::Null, "target_type"),
                ("customer_id", json!("../x"), "customer_id"),
            ] {
                let mut bad = switch();
                bad[member] = value;
                assert_eq!(ann.post(PATH, &bad).expect(400).await.fields(), [field], "{bad}");
            }
            ann.post(PATH, &switch()).key("").expect(400).await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            let denied = max.post(PATH, &switch()).expect(403).await.json();
            assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
            app.stranger().post(PATH, &switch()).expect(401).await;
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert_eq!(bob.post(PATH, &switch()).expect(404).await.code(), "CBC.5002");
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1").await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_code_is_needed_when_the_partner_switched_codes_on() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.add_customer("t1", NewCustomer { resale: true, ..NewCustomer::default() }).await;
            app.execute("t1", "UPDATE tenants SET verification_enabled = TRUE WHERE tenant_id = $1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            assert_eq!(ann.post(PATH, &switch()).expect(400).await.fields(), ["verification_code"]);
            let mut with_code = switch();
            with_code["verification_code"] = json!(app.code(&ann, "START_ASSOCIATION_CHANGE", "c1").await);
            ann.post(PATH, &with_code).expect(201).await;
        })
        .await;
    }
}
