//! Creating a custom role.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{custom_role, custom_role_count, save_custom_role};
use crate::store::{StoreError, Tx};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::roles::{CustomRole, NewCustomRole};
use domain::ids::CustomRoleId;
use domain::rules::organization::{CustomRoleFacts, CustomRoleQuestion};
use domain::rules::verdict::RuleId;

/// Create a custom role out of rights that custom roles can grant.
#[utoipa::path(post, path = "/v2/partners/roles", tag = "organization", request_body = NewCustomRole, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomRole), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewCustomRole>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let id = CustomRoleId::new(tx.new_id()).map_err(|_| StoreError::Corrupt { column: "custom_roles.id" })?;
        check(app, &tx, None, (&id, new)).await?;
        save_custom_role(&tx, &id, None, new).await?;
        tx.audit("role.create", Object { kind: "role", id: id.as_str() }, new).await?;
        Ok(Reply::created(&made(&tx, &id).await?)?.version(1))
    })
    .await
}

/// The name is free and the rule is content; `besides` is the role itself when it exists.
pub(super) async fn check(
    app: &App,
    tx: &Tx,
    besides: Option<&CustomRoleId>,
    (id, new): (&CustomRoleId, &NewCustomRole),
) -> Result<(), ApiError> {
    let besides = besides.map(CustomRoleId::as_str).unwrap_or_default();
    let (others, same_name) = custom_role_count(tx, besides, new.name.trim()).await?;
    if same_name > 0 {
        return Err(ApiError::field("name", FieldProblem::Taken));
    }
    let asked = CustomRoleQuestion::Keep(CustomRoleFacts { permissions: new.permissions.clone(), others });
    let about = About { object: Object { kind: "role", id: id.as_str() }, name: new.name.trim() };
    decide(app, tx, RuleId::R63, &asked, about).await.map(drop)
}

/// The role as it is now.
pub(super) async fn made(tx: &Tx, id: &CustomRoleId) -> Result<CustomRole, ApiError> {
    Ok(custom_role(tx, id).await?.ok_or(StoreError::NotOneRow(0))?)
}
