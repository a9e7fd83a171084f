//! One authorisation.

use crate::auth::Allowed;
use crate::auth::rights::ViewRecords;
use crate::http::authorizations::list::viewer;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::authorizations::one;
use axum::extract::State;
use domain::api::authorizations::CustomerAuthorization;
use domain::api::error::ErrorBody;
use domain::ids::AuthorizationId;

/// An authorisation of a customer that the login sees, with its history.
#[utoipa::path(get, path = "/v2/partners/authorizations/{authorization_id}", tag = "authorizations", params(("authorization_id" = String, Path)),
    responses((status = 200, body = CustomerAuthorization), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Path(id): Path<AuthorizationId>,
) -> Result<Reply, ApiError> {
    let wire = one(&app.read(&staff), viewer(&staff.session), id.as_str(), app.now().timestamp()).await?;
    Ok(Reply::ok(&wire)?.version(wire.version))
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn one_authorization_is_read_by_those_who_see_its_customer() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let base = NewCustomer { resale: true, manager: "max", ..NewCustomer::default() };
            app.add_customers("t1", &[base]).await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            let customer = app.customer(HOME, "c1").await;
            let new = json!({ "customer_id": "c1", "letter_accepted": true });
            let made = max.post("/v2/partners/authorizations", &new).expect(201).await.json();
            let path = format!("/v2/partners/authorizations/{}", made["authorization_id"].as_str().unwrap());

            let own = max.get(&path).expect(200).await.json();
            assert_eq!((&own["actions"], &own["state"]), (&json!(["WITHDRAW"]), &json!("PENDING")));
            assert_eq!(own["history"][0]["event"], "REQUESTED");
            // Whoever may only look has nothing to do with it; another account manager does not see the customer.
            let finance = app.member("t1", "fay", &[PresetRole::Finance]).await;
            assert_eq!(finance.get(&path).expect(200).await.json()["actions"], json!([]));
            let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            assert_eq!(mia.get(&path).expect(404).await.code(), "PC.0404");
            let nobody = app.member("t1", "nina", &[]).await;
            nobody.get(&path).expect(403).await;
            customer.get(&path).expect(403).await;
            app.stranger().get(&path).expect(401).await;
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            bob.get(&path).expect(404).await;
            max.get("/v2/partners/authorizations/none").expect(404).await;
        })
        .await;
    }
}
