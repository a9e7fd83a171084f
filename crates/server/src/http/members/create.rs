//! Creating a member.

use crate::auth::rights::ManageOrganization;
use crate::auth::{Allowed, password};
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::members::assign_roles::proposed;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{
    self, NewMemberRow, held_roles, insert_member, is_director, name_is_taken, set_roles,
};
use crate::store::{Reader, StoreError};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::organization::{Member, NewMember};
use domain::ids::MemberId;
use domain::organization::PresetRole;
use domain::roles::login_name;
use domain::rules::organization::{MemberFacts, RoleAssignmentFacts};
use domain::rules::verdict::RuleId;

/// Characters of an account name that the sign-in takes.
const ACCOUNT_MAX: usize = 64;

/// Create a member with an account name that is final, an initial password and one to three roles.
#[utoipa::path(post, path = "/v2/partners/members", tag = "organization", request_body = NewMember, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = Member), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewMember>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let account = login_name(&organization::primary_account(&app.read(&staff)).await?, &new.user_name);
    if let Some(over) = account.chars().count().checked_sub(ACCOUNT_MAX).filter(|over| *over > 0) {
        let room = i64::try_from(new.user_name.len().saturating_sub(over)).unwrap_or_default();
        return Err(ApiError::field_limit("user_name", FieldProblem::TooLong, room));
    }
    password::check_initial(&new.initial_password, &account)?;
    let hash = app.passwords().hash(new.initial_password.clone()).await?;
    let (app, new, account, hash) = (&app, &new, account.as_str(), hash.as_str());
    app.write(&staff, &key, |tx| async move {
        if name_is_taken(&tx, account).await? {
            return Err(ApiError::field("user_name", FieldProblem::Taken));
        }
        check_director(&tx, &new.preset_roles, new.director_id.as_ref()).await?;
        let held = held_roles(&tx, &new.preset_roles, &new.custom_roles).await?;
        let proposed = proposed(&new.preset_roles, &new.custom_roles, &held, 0);
        let id = MemberId::new(tx.new_id()).map_err(|_| StoreError::Corrupt { column: "members.id" })?;
        let object = Object { kind: "member", id: id.as_str() };
        let facts = RoleAssignmentFacts { member: MemberFacts::default(), proposed: proposed.clone() };
        decide(app, &tx, RuleId::R61, &facts, About { object, name: new.name.trim() }).await?;
        let row = NewMemberRow {
            id: id.as_str(),
            account,
            name: new.name.trim(),
            email: new.email.trim(),
            telephone: new.telephone.trim(),
            director: new.director_id.as_ref().map(MemberId::as_str),
            password_hash: hash,
            is_root: false,
        };
        insert_member(&tx, &row).await?;
        set_roles(&tx, &id, &proposed.preset, &proposed.custom).await?;
        let detail =
            serde_json::json!({ "account": account, "preset_roles": proposed.preset, "custom_roles": proposed.custom });
        tx.audit("member.create", object, &detail).await?;
        let made = organization::member(&tx, &id).await?.ok_or(StoreError::NotOneRow(0))?;
        Ok(Reply::created(&made)?.version(made.version))
    })
    .await
}

/// Only account managers report to a director, and only to one who has that role.
pub(super) async fn check_director(
    db: &Reader,
    preset: &[PresetRole],
    director: Option<&MemberId>,
) -> Result<(), ApiError> {
    let Some(director) = director else { return Ok(()) };
    if preset.contains(&PresetRole::AccountManager) && is_director(db, director).await? {
        Ok(())
    } else {
        Err(ApiError::field("director_id", FieldProblem::NotAChoice))
    }
}
