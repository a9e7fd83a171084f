//! Which accounts belong to one company.

use super::file::{at_version, settled};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::company::{self, other_accounts};
use crate::store::programs::overtake_paths;
use crate::store::vendor_facts::{Note, Subject, line, note, version};
use axum::extract::State;
use domain::api::companies::NewCompanyAccount;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::partners::{PartnerFile, PartnerLine};
use domain::api::vendor_facts::TakenBack;
use domain::ids::TenantId;
use domain::rules::verdict::RuleId;

/// Record that a partner's account belongs to the company of another, with a reason. Refused where both are on the same path
/// or in a programme that a company joins once: the conditions name it.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/company", tag = "operator", request_body = NewCompanyAccount,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn enter(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewCompanyAccount>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&new.reason)?;
    let (app, operator, partner, other_id) = (&app, &operator, &partner, &new.account_id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let other = at_partner(&tx, operator, other_id).await?.filter(|_| other_id != partner);
        let other = other.ok_or_else(|| ApiError::field("account_id", FieldProblem::NotAChoice))?;
        let before = other_accounts(&there).await?;
        if !before.is_empty() {
            let same = before.iter().any(|one| one.partner_id == *other_id);
            return Err(ApiError::State { state: if same { "SAME_COMPANY" } else { "OTHER_COMPANY" }.to_owned() });
        }
        let facts = company::facts(&there, &other).await?;
        let about =
            About { object: Object { kind: "partner", id: other_id.as_str() }, name: &line(&other).await?.name_zh };
        decide(app, &there, RuleId::R84, &facts, about).await?;
        let company = company::of_company(&other).await?;
        company::enter(&there, &company).await?;
        overtake_paths(&there).await?;
        let accounts = other_accounts(&there).await?;
        let given = Note { reason: Some(reason), ..Note::given(Subject::Company) };
        tell(&tx, operator, &accounts, &Note { accounts: vec![line(&there).await?], ..given.clone() }).await?;
        settled(app, &there, seen, Note { accounts, ..given }).await
    })
    .await
}

/// Record that the account does not belong to its company, with a reason. Everybody keeps what it has.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/company/leave", tag = "operator", request_body = TakenBack,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn leave(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(taken): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&taken.reason)?;
    let (app, operator, partner) = (&app, &operator, &partner);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let accounts = other_accounts(&there).await?;
        if accounts.is_empty() {
            return Err(ApiError::State { state: "NO_COMPANY".to_owned() });
        }
        company::leave(&there).await?;
        let ended = Note::taken(Subject::Company, reason);
        tell(&tx, operator, &accounts, &Note { accounts: vec![line(&there).await?], ..ended.clone() }).await?;
        settled(app, &there, seen, Note { accounts, ..ended }).await
    })
    .await
}

/// The same to every other account of the company: its file says something else now, too.
async fn tell(tx: &Tx, operator: &Allowed<Operate>, all: &[PartnerLine], what: &Note<'_>) -> Result<(), ApiError> {
    for one in all {
        let there = tx.within(&operator.scope.in_tenant(one.partner_id.clone()));
        note(&there, version(&there).await?, what).await?;
    }
    Ok(())
}
