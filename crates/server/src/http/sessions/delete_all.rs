//! Signing out everywhere.

use crate::auth::{SignedIn, accounts};
use crate::http::error::ApiError;
use crate::http::sessions::delete::without_cookie;
use crate::state::App;
use crate::store::StoreError;
use crate::store::audit::Object;
use axum::extract::State;
use axum::response::Response;
use domain::api::error::ErrorBody;

/// Sign out everywhere: ends all sessions of this login, this one too.
#[utoipa::path(delete, path = "/v2/sessions", tag = "sessions",
    responses((status = 204), (status = 401, body = ErrorBody)))]
pub async fn delete_all(SignedIn(session): SignedIn, State(app): State<App>) -> Result<Response, ApiError> {
    let login = session.login.as_str();
    app.store()
        .tx::<_, StoreError, _, _>(&session.login_scope(), |tx| async move {
            accounts::end_all_sessions(&tx, login).await?;
            tx.audit("session.end_all", Object { kind: "login", id: login }, &()).await
        })
        .await?;
    without_cookie(&app)
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PrincipalKind;

    #[tokio::test]
    async fn signing_out_everywhere_ends_every_session_of_this_login_and_no_other() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let (here, there) = (app.client(&login).await, app.client(&login).await);
            let colleague = app.member("t1", "bob", &[]).await;
            here.delete("/v2/sessions").expect(204).await;
            here.get("/v2/sessions/current").expect(401).await;
            there.get("/v2/sessions/current").expect(401).await;
            colleague.get("/v2/sessions/current").expect(200).await;
            app.stranger().delete("/v2/sessions").expect(401).await;
        })
        .await;
    }
}
