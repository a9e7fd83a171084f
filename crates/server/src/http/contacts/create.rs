//! Adding a customer contact.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{CustomerContact, NewContact};
use domain::ids::ContactId;
use domain::rules::organization::ContactRoomFacts;
use domain::rules::verdict::RuleId;
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Taken {
    contacts: i64,
    last: i64,
}

/// Add a contact behind those that are there, as long as there is room.
#[utoipa::path(post, path = "/v2/partners/contacts", tag = "organization", request_body = NewContact, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomerContact), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewContact>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let sql = "SELECT COUNT(*) AS contacts, COALESCE(MAX(position), 0) AS last FROM customer_contacts WHERE tenant_id = $1";
        let taken = tx.one::<Taken>(tx.sql(sql)).await?.unwrap_or(Taken { contacts: 0, last: 0 });
        let contact = CustomerContact {
            contact_id: ContactId::new(tx.new_id()).map_err(|_| ApiError::Internal("a new id"))?,
            name: new.name.trim().to_owned(),
            telephone: new.telephone.trim().to_owned(),
            email: new.email.trim().to_owned(),
            version: 1,
        };
        let about = About { object: Object { kind: "contact", id: contact.contact_id.as_str() }, name: &contact.name };
        let facts = ContactRoomFacts { contacts: taken.contacts.unsigned_abs() };
        decide(app, &tx, RuleId::R81, &facts, about).await?;
        let sql = "INSERT INTO customer_contacts (tenant_id, id, position, name, telephone, email) VALUES";
        let row = vec![
            contact.contact_id.as_str().into(),
            (taken.last + 1).into(),
            contact.name.as_str().into(),
            contact.telephone.as_str().into(),
            contact.email.as_str().into(),
        ];
        tx.exec_one(tx.sql(sql).push_rows([row])).await?;
        tx.audit("contact.create", about.object, new).await?;
        Ok(Reply::created(&contact)?.version(1))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/contacts";

    fn contact(name: &str) -> Value {
        json!({ "name": name, "telephone": "0755-2878 0808", "email": "" })
    }

    #[tokio::test]
    async fn five_contacts_are_seen_by_customers_in_their_order() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            app.add_customer("t1", NewCustomer::default()).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let owner = app.customer(crate::testing::HOME, "c1").await;
            let seen = async || {
                let partner = owner.get("/v2/customers/partner").expect(200).await.json();
                let names = partner["association"]["contacts"].as_array().unwrap().clone();
                names.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
            };
            // Without contacts customers see the administrator.
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "contacts": [], "fallback": "ann" }));
            assert_eq!(seen().await, ["ann"]);
            let first = ann.post(PATH, &contact("e")).key("contact-e").expect(201).await;
            assert_eq!(ann.post(PATH, &contact("e")).key("contact-e").expect(201).await.text, first.text);
            for name in ["d", "c", "b", "a"] {
                ann.post(PATH, &contact(name)).expect(201).await;
            }
            assert_eq!(seen().await, ["e", "d", "c", "b", "a"]);
            let full = ann.post(PATH, &contact("f")).expect(400).await;
            assert_eq!(
                (full.code().as_str(), &full.json()["check_items"][0]["check"]),
                ("CBC.99007004", &json!("CONTACT_CAP"))
            );
            let path = format!("{PATH}/{}", first.json()["contact_id"].as_str().unwrap());
            let changed = json!({ "name": "eve", "telephone": "", "email": "eve@example.com" });
            ann.put(&path, &changed).expect(428).await;
            assert_eq!(ann.put(&path, &changed).if_match(1).expect(200).await.version(), Some(2));
            assert_eq!(ann.put(&path, &changed).if_match(1).expect(412).await.json()["stale"]["current"], 2);
            assert_eq!(seen().await[0], "eve");
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.put(&path, &changed).if_match(2).expect(404).await;
            eve.delete(&path).if_match(2).expect(404).await;
            ann.delete(&path).if_match(1).expect(412).await;
            ann.delete(&path).if_match(2).key("delete-eve").expect(204).await;
            ann.delete(&path).if_match(2).key("delete-eve").expect(204).await;
            assert_eq!(seen().await, ["d", "c", "b", "a"]);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn a_contact_can_be_reached_and_only_administrators_name_one() {
        let app = TestApp::sqlite().await;
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let unreachable = json!({ "name": "", "telephone": "12", "email": "" });
        assert_eq!(ann.post(PATH, &unreachable).expect(400).await.fields(), ["name", "telephone"]);
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        bob.get(PATH).expect(403).await;
        bob.post(PATH, &contact("bob")).expect(403).await;
        app.stranger().get(PATH).expect(401).await;
    }
}
