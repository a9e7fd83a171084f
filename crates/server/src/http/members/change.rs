//! Changing a member's own data. The account name is final.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::members::create::check_director;
use crate::http::members::detail::written;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::member_state;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::{MemberChange, MemberDetail};
use domain::ids::MemberId;
use domain::rules::organization::{MemberOperation, MemberOperationFacts};
use domain::rules::verdict::RuleId;

/// Change name, mail address, phone number and director.
#[utoipa::path(put, path = "/v2/partners/members/{member_id}", tag = "organization", request_body = MemberChange,
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MemberDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
    Json(new): Json<MemberChange>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(domain::roles::member_faults(&new.name, &new.email, &new.telephone))?;
    let (app, id, new, asker) = (&app, &id, &new, staff.scope.member());
    app.write(&staff, &key, |tx| async move {
        let state = member_state(&tx, id, asker).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "member", id: id.as_str() };
        tx.check_version(object, seen, state.version).await?;
        let asked = MemberOperationFacts { operation: MemberOperation::Change, member: state.facts.clone() };
        decide(app, &tx, RuleId::R83, &asked, About { object, name: &state.name }).await?;
        check_director(&tx, &state.facts.preset, new.director_id.as_ref()).await?;
        let sql = "UPDATE members SET name = $4, email = $5, phone = $6, director_id = $7, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let (name, email, telephone) = (new.name.trim(), new.email.trim(), new.telephone.trim());
        let director = new.director_id.as_ref().map(ToString::to_string);
        let query = tx.sql(sql).bind(id.as_str()).bind(seen).bind(name).bind(email).bind(telephone);
        tx.exec_one(query.bind(director)).await?;
        let sql = "UPDATE logins SET display_name = $3, email = $4, phone = $5, version = version + 1 WHERE tenant_id = $1 AND subject_id = $2
                AND kind IN ('PARTNER_ROOT', 'PARTNER_MEMBER')";
        tx.exec(tx.sql(sql).bind(id.as_str()).bind(name).bind(email).bind(telephone)).await?;
        tx.audit("member.change", object, &serde_json::json!({ "director": new.director_id })).await?;
        written(&tx, id).await
    })
    .await
}
