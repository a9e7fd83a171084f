//! One partner, as the vendor sees it.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::vendor_facts::{Note, OBJECT, note, partner_file, version};
use crate::store::{Reader, Tx};
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::api::error::ErrorBody;
use domain::api::partners::PartnerFile;
use domain::ids::TenantId;

/// What the vendor knows and decides about a partner: programmes, paths, confirmation, tags, roles under review.
#[utoipa::path(get, path = "/v2/operator/partners/{partner_id}", tag = "operator", params(("partner_id" = TenantId, Path)),
    responses((status = 200, body = PartnerFile), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn file(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
) -> Result<Reply, ApiError> {
    let there = app.read(&operator).elsewhere(&operator.scope.in_tenant(partner));
    shown(&app, &there, app.now()).await
}

async fn shown(app: &App, db: &Reader, now: DateTime<Utc>) -> Result<Reply, ApiError> {
    let file = partner_file(db, app.policy(now)?, now).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&file)?.version(file.version))
}

/// The transaction in the partner's tenant, if what the vendor decided about it is as the operator saw it.
pub(super) async fn at_version(
    tx: &Tx,
    operator: &Allowed<Operate>,
    partner: &TenantId,
    seen: i64,
) -> Result<Tx, ApiError> {
    let there = at_partner(tx, operator, partner).await?.ok_or(ApiError::NotFound)?;
    there.check_version(Object { kind: OBJECT, id: partner.as_str() }, seen, version(&there).await?).await?;
    Ok(there)
}

/// Keeps the change, tells the partner, and answers how it stands now.
pub(super) async fn settled(app: &App, there: &Tx, seen: i64, what: Note<'_>) -> Result<Reply, ApiError> {
    note(there, seen, &what).await?;
    shown(app, there, there.now()).await
}
