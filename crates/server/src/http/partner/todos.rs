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
