//! Declaring relations.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::relation_declarations::{declare, newest};
use axum::extract::State;
use domain::agreement::{Relation, declaration_holds_until};
use domain::api::agreements::{NewRelationDeclaration, RelationDeclaration};
use domain::api::error::ErrorBody;
use domain::ids::DeclarationId;

/// The kind in the audit log.
const DECLARATION: &str = "relation_declaration";

/// Declare relations to employees of the vendor, or that there are none. The declaration replaces the one before, which
/// stays in the history.
#[utoipa::path(post, path = "/v2/partners/relation-declarations", tag = "programmes", request_body = NewRelationDeclaration,
    params(("Idempotency-Key" = String, Header), ("If-Match" = String, Header)),
    responses((status = 201, body = RelationDeclaration), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody),
        (status = 428, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Json(new): Json<NewRelationDeclaration>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let (current, id) = newest(&tx).await?;
        tx.check_version(Object { kind: DECLARATION, id: &id }, seen, current).await?;
        let policy = app.policy(tx.now())?;
        let declared = RelationDeclaration {
            declaration_id: DeclarationId::new(tx.new_id()).map_err(|_| ApiError::Internal("a new id"))?,
            relations: new.relations.iter().map(Relation::trimmed).collect(),
            declared_at: tx.now(),
            declared_by: tx.scope().actor().name.clone(),
            valid_until: declaration_holds_until(tx.now(), policy),
            policy_version: policy.version,
        };
        declare(&tx, current + 1, &declared).await?;
        // Who is related to whom stands in the declaration alone.
        let detail = serde_json::json!({ "relations": declared.relations.len(), "policy_version": policy.version });
        let object = Object { kind: DECLARATION, id: declared.declaration_id.as_str() };
        tx.audit("relation_declaration.create", object, &detail).await?;
        Ok(Reply::created(&declared)?.version(current + 1))
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
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "count": 0, "declarations": [] }));
            let two =
                json!({ "has_relations": true, "relations": [relation(" Wu Jing "), relation("Bo")], "is_true": true });
            let made = ann.post(PATH, &two).key("declare-two").if_match(0).expect(201).await;
            let again = ann.post(PATH, &two).key("declare-two").if_match(0).expect(201).await;
            assert_eq!(made.text, again.text);
            ann.post(PATH, &none()).key("declare-two").if_match(0).expect(422).await;
            // Who saw none does not replace the one that was made meanwhile.
            let stale = ann.post(PATH, &none()).if_match(0).expect(412).await.json();
            assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(1), &json!("ann")));
            ann.post(PATH, &none()).expect(428).await;
            let first = made.json();
            assert_eq!(first["relations"], json!([relation("Wu Jing"), relation("Bo")]));
            let until = to_text(add_months(app.app.now(), 12));
            assert_eq!((&first["declared_by"], &first["valid_until"]), (&json!("ann"), &json!(until)));
            assert_eq!(first["policy_version"], json!(app.app.policy(app.app.now()).unwrap().version));
            app.clock.advance(Duration::hours(1));
            let ann = app.client(&app.login_of("t1", "ann")).await;
            let second = ann.post(PATH, &none()).if_match(1).expect(201).await.json();
            assert_eq!(second["relations"], json!([]));
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "count": 2, "declarations": [second, first] }));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(eve.get(PATH).expect(200).await.json(), json!({ "count": 0, "declarations": [] }));
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
                assert_eq!(ann.post(PATH, &body).if_match(0).expect(400).await.fields(), fields, "{body}");
            }
            app.stranger().get(PATH).expect(401).await;
            app.stranger().post(PATH, &none()).if_match(0).expect(401).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let denied = fay.post(PATH, &none()).if_match(0).expect(403).await.json();
            assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
            fay.get(PATH).expect(403).await;
            app.customer(HOME, "c1").await.post(PATH, &none()).if_match(0).expect(403).await;
            assert_eq!(app.number("t1", COUNT).await, 0);
        })
        .await;
    }
}
