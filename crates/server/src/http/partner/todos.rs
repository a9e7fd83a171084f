//! The to-do list.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::partner::waiting;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::moment;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::overview::{Todo, Todos};
use domain::turn::Turn;

/// Rows that are answered at most.
const MOST: usize = 100;

/// What waits for this login's side, or what it waits for, by due time; things without one last.
#[utoipa::path(get, path = "/v2/partners/todos", tag = "partner",
    responses((status = 200, body = Todos), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn todos(staff: Allowed<UsePartnerCenter>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (db, now) = (app.read(&staff), app.now().timestamp());
    let (mut count, mut todos) = (0, Vec::new());
    for kind in waiting::kinds(&staff.session) {
        count += kind.sum(&db, now).await?.count.unsigned_abs();
        for row in kind.rows(&db, now, i64::try_from(MOST).unwrap_or(i64::MAX)).await? {
            let turn = Turn { who: Some(kind.who), due: row.due.map(moment).transpose()?, silence: kind.silence };
            todos.push(Todo { kind: kind.kind, object_id: row.id, title: row.title, turn, since: moment(row.since)? });
        }
    }
    todos.sort_by_key(|todo| (todo.turn.due.is_none(), todo.turn.due, todo.since));
    todos.truncate(MOST);
    Reply::ok(&Todos { count, todos })
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn each_role_is_told_what_waits_for_it_by_due_time() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let base = NewCustomer { resale: true, month_consumption: 70, ..NewCustomer::default() };
            app.add_customers("t1", &[base.clone(), NewCustomer { id: "c2", arrears: 9, ..base }]).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post("/v2/partners/authorizations", &json!({ "customer_id": "c2", "letter_accepted": true }))
                .expect(201)
                .await;
            app.clock.advance(chrono::Duration::seconds(5));
            let customer = app.customer(HOME, "c1").await;
            customer
                .post("/v2/customers/association-requests", &json!({ "reason": "x", "notice_accepted": true }))
                .expect(201)
                .await;
            let kinds = |todos: &serde_json::Value| {
                todos["todos"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|t| t["kind"].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            };
            let todos = ann.get("/v2/partners/todos").expect(200).await.json();
            assert_eq!(kinds(&todos), ["AWAITING_AUTHORIZATION", "ANSWER_UNBIND", "CLEAR_ARREARS"]);
            assert_eq!(todos["count"], 3);
            let home = ann.get("/v2/partners/overview").expect(200).await.json();
            assert_eq!(
                (home["customers"].as_i64(), home["in_arrears"].as_i64(), home["month_consumption"]["minor"].as_i64()),
                (Some(2), Some(1), Some(140))
            );
            let unbind = home["todos"].as_array().unwrap().iter().find(|t| t["kind"] == "ANSWER_UNBIND").unwrap();
            assert_eq!(
                (unbind["count"].as_i64(), unbind["who"].as_str(), unbind["next_due"].is_string()),
                (Some(1), Some("PARTNER_ADMIN"), true)
            );
            let manager = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            assert_eq!(manager.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
            assert_eq!(manager.get("/v2/partners/overview").expect(200).await.json()["customers"], 0);
            let other = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert_eq!(other.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
            app.stranger().get("/v2/partners/overview").expect(401).await;
            customer.get("/v2/partners/overview").expect(403).await;
        })
        .await;
    }
}
