//! Applying for an employee as a project specialist.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::Granted;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, granted, seen, submit};
use crate::state::App;
use crate::store::Tx;
use crate::store::attachments::{self, Proves};
use crate::store::specialists::{SpecialistRow, Step, change, chosen_paths};
use axum::extract::State;
use domain::api::attachments::Attachment;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::reviews::ReviewKind;
use domain::api::specialist_requests::SpecialistApplication;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::program::DevelopmentPath;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::machine::Actor;

/// Apply for a bound employee as a specialist of one path with a file that proves the employment; the
/// vendor decides.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/apply", tag = "specialists", request_body = SpecialistApplication,
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn apply(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
    Json(new): Json<SpecialistApplication>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        // What changed meanwhile, and what the rule says, come before the fields.
        let row = seen(&tx, id, version).await?;
        let granted = granted(app, &tx, &row, SpecialistOperation::Apply).await?;
        unless_elsewhere(app, &tx, new.path).await?;
        let proof = attachments::waiting(&tx, &new.attachment_id).await?;
        attachments::attach(&tx, &proof, Proves::Application).await?;
        Handed { path: new.path, proof: &proof, note: new.note.trim() }.hand_in(&tx, &row, &granted).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}

/// One is applied for where the account is, and where there are specialists.
pub(super) async fn unless_elsewhere(app: &App, tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    let offered = app.policy(tx.now())?.specialist.inviting_paths.contains(&path);
    if offered && chosen_paths(tx, tx.now()).await?.contains(&path) {
        return Ok(());
    }
    Err(ApiError::field("path", FieldProblem::NotAChoice))
}

/// What an application says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handed<'a> {
    pub(super) path: DevelopmentPath,
    pub(super) proof: &'a Attachment,
    pub(super) note: &'a str,
}

impl Handed<'_> {
    /// Hands it in for one employee. The rule has allowed it: the receipt says so.
    pub(super) async fn hand_in(self, tx: &Tx, row: &SpecialistRow, granted: &Granted) -> Result<(), ApiError> {
        let sql = "UPDATE specialists SET path = $4, apply_document = $5, apply_attachment = $6, apply_note = $7,
                cancel_document = '', cancel_attachment = NULL, cancel_reason = ''
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(self.path.as_str());
        let query = query.bind(self.proof.file_name.as_str()).bind(self.proof.attachment_id.as_str());
        tx.exec_one(query.bind(self.note)).await?;
        let event = SpecialistOperation::Apply.event();
        let reason = Some(self.note).filter(|note| !note.is_empty());
        change(tx, row, Step { event, by: Actor::Partner, reason }).await?;
        submit(tx, ReviewKind::SpecialistApplication, row, granted).await
    }
}
