//! Giving a customer to an account manager.

use crate::auth::Allowed;
use crate::auth::rights::AssignAccountManager;
use crate::auth::scope::AsScope;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::customers::find;
use crate::store::outbox::Params;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::members;
use domain::api::messages::MessageKind;
use domain::ids::{CustomerId, MemberId};
use domain::rules::account_manager::AssignmentFacts;
use domain::rules::verdict::RuleId;

/// A customer has exactly one account manager; the new one is told.
#[utoipa::path(post, path = "/v2/partners/sub-customers/{customer_id}/account-manager", tag = "customers",
    request_body = members::AssignAccountManager, params(("customer_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn assign(
    staff: Allowed<AssignAccountManager>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
    Json(new): Json<members::AssignAccountManager>,
) -> Result<Reply, ApiError> {
    let (app, staff, id, manager) = (&app, &staff, &id, &new.account_manager_id);
    app.write(staff, &key, |tx| async move {
        let customer = find(&tx, id).await?.ok_or(ApiError::CustomerNotFound)?;
        customer.check_version(seen)?;
        let facts = AssignmentFacts {
            own_customer: customer.is_own(),
            is_account_manager: is_account_manager(&tx, manager).await?,
            is_current: customer.account_manager_id == manager.as_str(),
        };
        let object = Object { kind: "customer", id: id.as_str() };
        decide(app, &tx, RuleId::R14, &facts, About { object, name: &customer.name }).await?;
        let sql = "UPDATE customers SET account_manager_id = $4, changed_at = $5, changed_by = $6, changed_action = 'customer.assign',
                version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(id.as_str()).bind(seen).bind(manager.as_str()).bind(tx.now_secs());
        tx.exec_one(query.bind(staff.scope().actor().name.as_str())).await?;
        let params = Params::from([("customer", customer.name.clone()), ("customer_id", customer.id.clone())]);
        tx.send_to_subjects(&[manager.as_str()], MessageKind::CustomerAssigned, &params).await?;
        let detail = serde_json::json!({ "from": customer.account_manager_id, "to": manager });
        tx.audit("customer.assign", object, &detail).await?;
        Ok(Reply::no_content().version(seen + 1))
    })
    .await
}

/// Does this member hold the role of account managers? Who is no member at all cannot be chosen.
pub(in crate::http) async fn is_account_manager(tx: &Tx, member: &MemberId) -> Result<bool, ApiError> {
    let roles = "SELECT COUNT(r.role) FROM members m LEFT JOIN member_roles r ON r.tenant_id = m.tenant_id AND r.member_id = m.id
            AND r.role = 'ACCOUNT_MANAGER' WHERE m.tenant_id = $1 AND m.id = $2 AND NOT m.disabled GROUP BY m.id";
    match tx.value::<i64>(tx.sql(roles).bind(member.as_str())).await? {
        Some(roles) => Ok(roles > 0),
        None => Err(ApiError::field("account_manager_id", FieldProblem::NotAChoice)),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{NewCustomer, TestApp};
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::json;

    const PATH: &str = "/v2/partners/sub-customers/c1/account-manager";

    #[tokio::test]
    async fn a_customer_goes_to_one_manager_who_is_told() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            app.add_customer("t1", NewCustomer::default()).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let max = app.login("t1", PrincipalKind::PartnerMember, "max", &[PresetRole::AccountManager]).await;
            let (max, to_max) = (app.client(&max).await, json!({ "account_manager_id": "max" }));
            assert_eq!(ann.post(PATH, &to_max).expect(428).await.code(), "PC.0428");
            let done = ann.post(PATH, &to_max).if_match(1).key("assign-it-once").expect(204).await;
            assert_eq!(done.version(), Some(2));
            ann.post(PATH, &to_max).if_match(1).key("assign-it-once").expect(204).await;
            ann.post(PATH, &json!({ "account_manager_id": "ann" })).if_match(1).key("assign-it-once").expect(422).await;
            assert_eq!(app.message(&max, "CUSTOMER_ASSIGNED", "customer_id").await.as_deref(), Some("c1"));
            max.get("/v2/partners/sub-customers/c1").expect(200).await;
            let stale = ann.post(PATH, &to_max).if_match(1).expect(412).await.json();
            assert_eq!(
                (stale["stale"]["current"].as_i64(), stale["stale"]["changed_by"].as_str()),
                (Some(2), Some("ann"))
            );
            let same = ann.post(PATH, &to_max).if_match(2).expect(400).await;
            assert_eq!(same.code(), "CBC.99007004");
            let not_one = ann.post(PATH, &json!({ "account_manager_id": "ann" })).if_match(2).expect(400).await.json();
            assert!(
                not_one["check_items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|c| c["check"] == "NOT_ACCOUNT_MANAGER" && c["passed"] == false)
            );
            assert_eq!(
                ann.post(PATH, &json!({ "account_manager_id": "nobody" })).if_match(2).expect(400).await.fields(),
                ["account_manager_id"]
            );
            max.post(PATH, &to_max).if_match(2).expect(403).await;
            app.stranger().post(PATH, &to_max).if_match(2).expect(401).await;
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert_eq!(bob.post(PATH, &to_max).if_match(2).expect(404).await.code(), "CBC.5002");
            let list = ann.get("/v2/partners/account-managers").expect(200).await.json();
            assert_eq!(
                (list["account_managers"][0]["customers"].as_i64(), list["account_managers"].as_array().unwrap().len()),
                (Some(1), 1)
            );
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }
}
