//! The to-do list.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::extract::{Query, page_limit};
use crate::http::partner::waiting::{self, Due};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::moment;
use axum::extract::State;
use chrono::Duration;
use domain::api::error::ErrorBody;
use domain::api::overview::{Todo, TodoQuery, TodoSide, Todos};
use domain::turn::Turn;

/// Rows that are answered when no number is given.
const USUAL: u32 = 100;

/// What waits for this login's side, or what it waits for, by due time; things without one last.
#[utoipa::path(get, path = "/v2/partners/todos", tag = "partner", params(TodoQuery),
    responses((status = 200, body = Todos), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn todos(
    staff: Allowed<UsePartnerCenter>,
    State(app): State<App>,
    Query(asked): Query<TodoQuery>,
) -> Result<Reply, ApiError> {
    let limit = page_limit(asked.limit.or(Some(USUAL)))?;
    let skipped = asked.offset.unwrap_or(0);
    let db = app.read(&staff);
    let moments = waiting::moments(app.now(), app.policy(app.now())?);
    let due = match asked.due {
        None => Due::Whenever,
        Some(due) => due.days().map_or(Due::Never, |days| Due::By((app.now() + Duration::days(days)).timestamp())),
    };
    let wanted = |kind: &&waiting::Kind| {
        asked.kind.is_none_or(|only| only == kind.kind) && asked.side.is_none_or(|side| side == TodoSide::of(kind.who))
    };
    // The page may lie in any one kind as a whole: each gives as many as stand up to its end.
    let most = i64::from(skipped) + i64::from(limit);
    let (mut count, mut todos) = (0, Vec::new());
    for kind in waiting::kinds(&staff.session).filter(wanted) {
        count += kind.sum(&db, moments, due).await?.count.unsigned_abs();
        for row in kind.rows(&db, moments, due, most).await? {
            let turn = Turn { who: Some(kind.who), due: row.due.map(moment).transpose()?, silence: kind.silence };
            todos.push(Todo { kind: kind.kind, object_id: row.id, title: row.title, turn, since: moment(row.since)? });
        }
    }
    todos.sort_by_key(|todo| (todo.turn.due.is_none(), todo.turn.due, todo.since));
    let page = todos.into_iter().skip(usize::try_from(skipped).unwrap_or(usize::MAX));
    let todos = page.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
    Reply::ok(&Todos { count, todos })
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp, report_of};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn what_comes_to_its_end_waits_for_those_who_manage_programmes() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.partner(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'EXPIRING', 1, 2)").await;
            app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1), ($1, 'SOFTWARE', 'SELECTED', 1)").await;
            let ends = async |days: i64, seconds: i64| {
                let until = app.app.now().timestamp() + days * 86_400 + seconds;
                let scope = app.scope("t1");
                let write = app.app.store().tx::<_, crate::store::StoreError, _, _>(&scope, |tx| async move {
                    tx.exec(tx.sql("UPDATE program_memberships SET valid_until = $2 WHERE tenant_id = $1").bind(until)).await?;
                    tx.exec(tx.sql("UPDATE development_paths SET valid_until = $2 WHERE tenant_id = $1").bind(until)).await
                });
                write.await.unwrap();
            };
            let told = async |client: &crate::testing::Client| {
                let todos = client.get("/v2/partners/todos").expect(200).await.json();
                let lines = todos["todos"].as_array().unwrap().iter();
                lines.map(|one| (one["kind"].as_str().unwrap().to_owned(), one["title"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
            };
            let membership = ("MEMBERSHIP_ENDING".to_owned(), "PCE".to_owned());
            let certification = ("CERTIFICATION_ENDING".to_owned(), "SERVICE".to_owned());
            ends(60, 0).await;
            assert_eq!(told(&ann).await, [membership.clone(), certification]);
            assert_eq!((told(&fay).await.len(), told(&eve).await.len()), (0, 0));
            let home = ann.get("/v2/partners/overview").expect(200).await.json();
            let line = home["todos"].as_array().unwrap().iter().find(|one| one["kind"] == "CERTIFICATION_ENDING").unwrap();
            assert_eq!((line["count"].as_i64(), line["who"].as_str(), line["next_due"].is_string()), (Some(1), Some("PARTNER"), true));
            // A second outside the window of the annual review.
            ends(60, 1).await;
            assert_eq!(told(&ann).await, [membership]);
            ends(0, 0).await;
            assert_eq!(told(&ann).await.len(), 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_customer_that_could_not_associate_waits_for_who_reported_it() {
        TestApp::on_both_engines(async |app| {
            let ann = app.developing("t1").await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            let eve = app.developing("t2").await;
            app.prospect("p1").await;
            max.post("/v2/partners/customer-reports", &report_of("p1")).expect(201).await;
            let told = async |client: &crate::testing::Client| {
                let todos = client.get("/v2/partners/todos").expect(200).await.json();
                todos["todos"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["kind"].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(told(&max).await.len(), 0);
            app.execute("t1", "UPDATE customer_reports SET state = 'ASSOCIATION_FAILED' WHERE tenant_id = $1").await;
            for (client, count) in [(&ann, 1), (&max, 1), (&mia, 0), (&eve, 0)] {
                assert_eq!(told(client).await, vec!["FOLLOW_UP_REPORT"; count]);
            }
            // With the report ends what waits.
            app.execute("t1", "UPDATE customer_reports SET protected_until = 1 WHERE tenant_id = $1").await;
            assert_eq!(told(&max).await.len(), 0);
        })
        .await;
    }

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
            for (query, expected, count) in [
                ("kind=ANSWER_UNBIND", vec!["ANSWER_UNBIND"], 1),
                ("side=OURS", vec!["ANSWER_UNBIND", "CLEAR_ARREARS"], 2),
                ("side=OTHERS", vec!["AWAITING_AUTHORIZATION"], 1),
                ("due=UNLIMITED", vec!["CLEAR_ARREARS"], 1),
                ("due=MONTH", vec!["AWAITING_AUTHORIZATION", "ANSWER_UNBIND"], 2),
                ("due=MONTH&side=OURS", vec!["ANSWER_UNBIND"], 1),
                ("offset=1&limit=1", vec!["ANSWER_UNBIND"], 3),
                ("offset=2", vec!["CLEAR_ARREARS"], 3),
                ("offset=3", vec![], 3),
            ] {
                let page = ann.get(&format!("/v2/partners/todos?{query}")).expect(200).await.json();
                assert_eq!(
                    (kinds(&page), page["count"].as_i64()),
                    (expected.iter().map(|one| (*one).to_owned()).collect(), Some(count)),
                    "{query}"
                );
            }
            for (query, field) in
                [("kind=X", "kind"), ("due=X", "due"), ("side=X", "side"), ("limit=101", "limit"), ("sort=a", "sort")]
            {
                assert_eq!(ann.get(&format!("/v2/partners/todos?{query}")).expect(400).await.fields(), [field]);
            }
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
