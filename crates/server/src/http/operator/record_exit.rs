//! A programme that was left on paper.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{dependants, leave, memberships as memberships_of};
use crate::store::{Reader, Tx};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::reviews::{PaperExit, PartnerMembership, PartnerMemberships};
use domain::ids::TenantId;
use domain::program::Program;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;

/// What a partner is a member of, and whether its leaving can be recorded.
#[utoipa::path(get, path = "/v2/operator/partners/{partner_id}/memberships", tag = "operator",
    params(("partner_id" = String, Path)),
    responses((status = 200, body = PartnerMemberships), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn memberships(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
) -> Result<Reply, ApiError> {
    let db = app.read(&operator.scope.in_tenant(partner));
    if !is_partner(&db).await? {
        return Err(ApiError::NotFound);
    }
    Reply::ok(&shown(&app, &db).await?)
}

/// Record that a partner left a programme off line (domain.md 1.2, R-78). A reseller's relation to its distributor ends with
/// its membership.
#[utoipa::path(post, path = "/v2/operator/program-exits", tag = "operator", request_body = PaperExit,
    params(("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerMemberships), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn record(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Json(exit): Json<PaperExit>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&exit.reason)?;
    let (app, operator, partner_id, program) = (&app, &operator, &exit.partner_id, exit.program);
    app.write(operator, &key, |tx| async move {
        let partner = at_partner(&tx, operator, partner_id).await?;
        let partner = partner.ok_or_else(|| ApiError::field("partner_id", FieldProblem::NotAChoice))?;
        end(app, &partner, (program, seen), reason).await?;
        Reply::ok(&shown(app, &partner).await?)
    })
    .await
}

async fn end(app: &App, partner: &Tx, (program, seen): (Program, i64), reason: &str) -> Result<(), ApiError> {
    let object = Object { kind: "program_membership", id: program.as_str() };
    let all = memberships_of(partner, partner.now()).await?;
    let known = all.iter().find(|row| row.program == program).ok_or(ApiError::NotFound)?;
    partner.check_version(object, seen, known.version).await?;
    let facts = dependants(partner, &all).await?.facts(program, Actor::Vendor);
    decide(app, partner, RuleId::R78, &facts, About { object, name: "" }).await?;
    leave(partner, known, Actor::Vendor, reason).await
}

async fn is_partner(db: &Reader) -> Result<bool, ApiError> {
    let sql = "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND kind = 'PARTNER'";
    Ok(db.value::<i64>(db.sql(sql)).await? == Some(1))
}

async fn shown(app: &App, db: &Reader) -> Result<PartnerMemberships, ApiError> {
    let now = app.now();
    let (policy, all) = (app.policy(now)?, memberships_of(db, now).await?);
    let depends = dependants(db, &all).await?;
    let left = all.into_iter().filter(|row| row.state.can_be_left(row.program));
    let wire = |row: crate::store::programs::Membership| PartnerMembership {
        program: row.program,
        leaving: depends.leaving(row.program, Actor::Vendor, policy, now),
        version: row.version,
    };
    Ok(PartnerMemberships { memberships: left.map(wire).collect() })
}

#[cfg(test)]
#[path = "record_exit_tests.rs"]
mod tests;
