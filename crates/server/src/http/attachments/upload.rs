//! Handing a file over.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::extract::{Query, Upload};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::attachments::{self, NewFile};
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use domain::api::attachments::{Attachment, NewAttachment};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::attachment::{FileKind, name_fault, size_fault};
use domain::permission::Permission;

/// Hand over a PDF, PNG or JPEG file of at most 5 MiB as the body. It belongs to nothing yet: a request that names it
/// within a day keeps it.
#[utoipa::path(post, path = "/v2/partners/attachments", tag = "specialists",
    params(NewAttachment, ("Idempotency-Key" = String, Header)),
    request_body(content_type = "application/octet-stream", description = "the file"),
    responses((status = 201, body = Attachment), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn upload(
    Sender(staff): Sender,
    State(app): State<App>,
    Query(new): Query<NewAttachment>,
    upload: Upload,
) -> Result<Reply, ApiError> {
    let faults = name_fault(&new.file_name).into_iter().chain(size_fault(upload.bytes.len()));
    ApiError::unless_faultless(faults.collect())?;
    let kind = FileKind::of(&upload.bytes).ok_or_else(|| ApiError::field("file", FieldProblem::WrongKind))?;
    let file = NewFile { name: &new.file_name, kind, bytes: &upload.bytes, sha256: &upload.sha256 };
    app.write(&staff, &upload.key, |tx| async move { Reply::created(&attachments::keep(&tx, file).await?) }).await
}

/// Whoever proves something with a file: an employment, or a plan for a path. It is known before the file is read.
#[derive(Debug)]
pub struct Sender(Allowed<UsePartnerCenter>);

impl FromRequestParts<App> for Sender {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let staff = Allowed::<UsePartnerCenter>::from_request_parts(parts, app).await?;
        staff.has_one_of(app, &[Permission::ManageOrganization, Permission::ManagePrograms]).await?;
        Ok(Self(staff))
    }
}
