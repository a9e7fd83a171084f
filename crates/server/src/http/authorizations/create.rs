//! Asking a resale customer for authorisation (申请客户授权, R-12).

use crate::auth::Allowed;
use crate::auth::rights::RequestAuthorization;
use crate::http::authorizations::list::viewer;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::authorizations::{one, open};
use crate::store::customers::{PartnerContext, find};
use axum::extract::State;
use domain::api::authorizations::{CustomerAuthorization, NewAuthorization};
use domain::api::error::ErrorBody;
use domain::rules::verdict::RuleId;

/// The first request of a partner account needs the commitment letter ticked.
#[utoipa::path(post, path = "/v2/partners/authorizations", tag = "authorizations", request_body = NewAuthorization,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<RequestAuthorization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewAuthorization>,
) -> Result<Reply, ApiError> {
    let (app, session, new) = (&app, &staff.session, &new);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let customer = find(&tx, &new.customer_id).await?.ok_or(ApiError::CustomerNotFound)?;
        let partner = PartnerContext::load(&tx).await?;
        let facts = customer.authorization_facts(&partner.standing()?, session)?;
        let object = Object { kind: "customer", id: &customer.id };
        decide(app, &tx, RuleId::R12, &facts, About { object, name: &customer.name }).await?;
        if partner.commitment_letter_at.is_none() {
            fields::accepted("letter_accepted", new.letter_accepted)?;
            let sql =
                "UPDATE tenants SET commitment_letter_at = $2 WHERE tenant_id = $1 AND commitment_letter_at IS NULL";
            tx.exec(tx.sql(sql).bind(tx.now_secs())).await?;
        }
        let id = open(&tx, &customer, &partner, policy, (session.login.as_str(), &session.display_name)).await?;
        let wire = one(&tx, viewer(session), &id, tx.now_secs()).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    const PATH: &str = "/v2/partners/authorizations";

    #[tokio::test]
    async fn the_first_request_needs_the_letter_and_only_one_is_active() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let base = NewCustomer { resale: true, manager: "max", ..NewCustomer::default() };
            app.add_customers(
                "t1",
                &[
                    base.clone(),
                    NewCustomer { id: "c2", resale: false, ..base.clone() },
                    NewCustomer { id: "c3", ..base },
                ],
            )
            .await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            let customer = app.customer(HOME, "c1").await;
            let without = json!({ "customer_id": "c1" });
            assert_eq!(max.post(PATH, &without).expect(400).await.fields(), ["letter_accepted"]);
            let with = json!({ "customer_id": "c1", "letter_accepted": true });
            let made = max.post(PATH, &with).key("ask-for-it").expect(201).await;
            assert_eq!(max.post(PATH, &with).key("ask-for-it").expect(201).await.text, made.text);
            max.post(PATH, &without).key("ask-for-it").expect(422).await;
            assert_eq!(
                (made.json()["turn"]["who"].as_str(), made.json()["actions"].clone()),
                (Some("CUSTOMER"), json!(["WITHDRAW"]))
            );
            assert!(app.message(&customer, "AUTHORIZATION_REQUESTED", "partner_en").await.is_some());
            // The letter was ticked once for the partner account.
            max.post(PATH, &json!({ "customer_id": "c3" })).expect(201).await;
            for (id, check) in [("c1", "AUTHORIZATION_ACTIVE"), ("c2", "NOT_RESALE")] {
                let refused = max.post(PATH, &json!({ "customer_id": id })).expect(400).await.json();
                assert!(
                    refused["check_items"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|c| c["check"] == check && c["passed"] == false),
                    "{refused}"
                );
            }
            let finance = app.member("t1", "fay", &[PresetRole::Finance]).await;
            finance.post(PATH, &without).expect(403).await;
            app.stranger().post(PATH, &without).expect(401).await;
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert_eq!(bob.post(PATH, &with).expect(404).await.code(), "CBC.5002");
            assert_eq!(finance.get(PATH).expect(200).await.json()["count"], 2);
            assert_eq!(bob.get(PATH).expect(200).await.json()["count"], 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_reseller_needs_its_distributors_permission() {
        TestApp::on_both_engines(async |app| {
            app.partner("r1").await;
            app.execute("r1", "UPDATE tenants SET partner_type = 'CLOUD_RESELLER' WHERE tenant_id = $1").await;
            app.execute("r1", "INSERT INTO partner_profiles (tenant_id, may_act_for_customers) VALUES ($1, FALSE)")
                .await;
            app.add_customer("r1", NewCustomer { resale: true, ..NewCustomer::default() }).await;
            let ann = app.member("r1", "ann", &[PresetRole::Admin]).await;
            let refused =
                ann.post(PATH, &json!({ "customer_id": "c1", "letter_accepted": true })).expect(400).await.json();
            assert!(
                refused["check_items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|c| c["check"] == "DISTRIBUTOR_PERMISSION_MISSING" && c["passed"] == false)
            );
        })
        .await;
    }
}
