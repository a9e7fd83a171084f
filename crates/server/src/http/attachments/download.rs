//! A file as it was handed over: to the partner, and to the vendor with the submission that it proves.

use crate::auth::Allowed;
use crate::auth::rights::{ManageOrganization, Operate};
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::named_file;
use crate::state::App;
use crate::store::{Reader, attachments, reviews, specialists};
use axum::extract::State;
use axum::response::Response;
use domain::api::error::ErrorBody;
use domain::api::reviews::ReviewKind;
use domain::ids::{AttachmentId, ReviewId};

/// The file with its name and kind, to be saved.
#[utoipa::path(get, path = "/v2/partners/attachments/{attachment_id}", tag = "specialists",
    params(("attachment_id" = AttachmentId, Path)),
    responses((status = 200, content_type = "application/octet-stream", description = "the file, with its own type"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn own(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Path(id): Path<AttachmentId>,
) -> Result<Response, ApiError> {
    answer(&app.read(&staff), &id).await
}

/// The same for the vendor, of what was submitted: another file of the partner's is not found.
#[utoipa::path(get, path = "/v2/operator/reviews/{review_id}/attachments/{attachment_id}", tag = "operator",
    params(("review_id" = ReviewId, Path), ("attachment_id" = AttachmentId, Path)),
    responses((status = 200, content_type = "application/octet-stream", description = "the file, with its own type"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn of_review(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path((review, id)): Path<(ReviewId, AttachmentId)>,
) -> Result<Response, ApiError> {
    let db = app.read(&operator);
    let row = reviews::get(&db, &review).await?.ok_or(ApiError::NotFound)?;
    let partner = db.elsewhere(&operator.scope.in_tenant(row.applicant()?));
    if !matches!(row.kind()?, ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation) {
        return Err(ApiError::NotFound);
    }
    let link = specialists::find(&partner, &row.subject_id).await?.ok_or(ApiError::NotFound)?;
    if ![&link.apply_attachment, &link.cancel_attachment].contains(&&Some(id.as_str().to_owned())) {
        return Err(ApiError::NotFound);
    }
    answer(&partner, &id).await
}

async fn answer(db: &Reader, id: &AttachmentId) -> Result<Response, ApiError> {
    let (file, bytes) = attachments::content(db, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    Ok(named_file(&file.file_name, file.media_type.as_str(), bytes))
}
