//! Declaring relations.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::relation_declarations::declare;
use axum::extract::State;
use domain::agreement::{Relation, declaration_holds_until};
use domain::api::agreements::{NewRelationDeclaration, RelationDeclaration};
use domain::api::error::ErrorBody;
use domain::ids::DeclarationId;

/// Declare relations to employees of the vendor, or that there are none. The declaration replaces the one before, which
/// stays in the history.
#[utoipa::path(post, path = "/v2/partners/relation-declarations", tag = "programmes", request_body = NewRelationDeclaration,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = RelationDeclaration), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewRelationDeclaration>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let declared = RelationDeclaration {
            declaration_id: DeclarationId::new(tx.new_id()).map_err(|_| ApiError::Internal("a new id"))?,
            relations: new.relations.iter().map(Relation::trimmed).collect(),
            declared_at: tx.now(),
            declared_by: tx.scope().actor().name.clone(),
            valid_until: declaration_holds_until(tx.now(), policy),
            policy_version: policy.version,
        };
        declare(&tx, &declared).await?;
        // Who is related to whom stands in the declaration alone.
        let detail = serde_json::json!({ "relations": declared.relations.len(), "policy_version": policy.version });
        let object = Object { kind: "relation_declaration", id: declared.declaration_id.as_str() };
        tx.audit("relation_declaration.create", object, &detail).await?;
        Reply::created(&declared)
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, TestApp};
    use chrono::Duration;
    use domain::api::time::to_text;
    use domain::organization::PresetRole;
    use domain::period::add_months;
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/relation-declarations";
    const COUNT: &str = "SELECT COUNT(*) FROM relation_declarations WHERE tenant_id = $1";

    fn none() -> Value {
        json!({ "has_relations": false, "is_true": true })
    }

    fn relation(person: &str) -> Value {
        json!({
            "person_name": person, "person_position": "CFO", "employee_name": "Li Na", "employee_department": "Sales",
            "relation": "siblings",
        })
    }

    #[tokio::test]
    async fn a_declaration_replaces_the_last_which_stays_in_the_history() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "declarations": [] }));
            let two =
                json!({ "has_relations": true, "relations": [relation(" Wu Jing "), relation("Bo")], "is_true": true });
            let made = ann.post(PATH, &two).key("declare-two").expect(201).await;
            let again = ann.post(PATH, &two).key("declare-two").expect(201).await;
            assert_eq!(made.text, again.text);
            ann.post(PATH, &none()).key("declare-two").expect(422).await;
            let first = made.json();
            assert_eq!(first["relations"], json!([relation("Wu Jing"), relation("Bo")]));
            let until = to_text(add_months(app.app.now(), 12));
            assert_eq!((&first["declared_by"], &first["valid_until"]), (&json!("ann"), &json!(until)));
            assert_eq!(first["policy_version"], json!(app.app.policy(app.app.now()).unwrap().version));
            app.clock.advance(Duration::hours(1));
            let ann = app.client(&app.login_of("t1", "ann")).await;
            let second = ann.post(PATH, &none()).expect(201).await.json();
            assert_eq!(second["relations"], json!([]));
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "declarations": [second, first] }));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(eve.get(PATH).expect(200).await.json(), json!({ "declarations": [] }));
            let audited =
                "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'relation_declaration.create'";
            assert_eq!(app.number("t1", audited).await, 2);
            let named = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND detail LIKE '%Wu Jing%'";
            assert_eq!(app.number("t1", named).await, 0);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_and_no_right_declare_nothing() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let unnamed = relation(" ");
            let many = vec![relation("Wu Jing"); 21];
            for (body, fields) in [
                (json!({}), vec!["has_relations"]),
                (json!({ "has_relations": false, "is_true": false }), vec!["is_true"]),
                (json!({ "has_relations": true, "is_true": true }), vec!["relations"]),
                (json!({ "has_relations": true, "relations": many, "is_true": true }), vec!["relations"]),
                (json!({ "has_relations": false, "relations": [relation("Bo")], "is_true": true }), vec!["relations"]),
                (
                    json!({ "has_relations": true, "relations": [relation("Bo"), unnamed], "is_true": false }),
                    vec!["relations.1.person_name", "is_true"],
                ),
                (json!({ "has_relations": false, "is_true": true, "more": 1 }), vec!["more"]),
            ] {
                assert_eq!(ann.post(PATH, &body).expect(400).await.fields(), fields, "{body}");
            }
            app.stranger().get(PATH).expect(401).await;
            app.stranger().post(PATH, &none()).expect(401).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let denied = fay.post(PATH, &none()).expect(403).await.json();
            assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
            fay.get(PATH).expect(403).await;
            app.customer(HOME, "c1").await.post(PATH, &none()).expect(403).await;
            assert_eq!(app.number("t1", COUNT).await, 0);
        })
        .await;
    }
}
