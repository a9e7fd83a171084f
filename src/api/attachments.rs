//! Files that prove something.

use domain::api::attachments::{Attachment, NewAttachment};
use domain::ids::{AttachmentId, ReviewId};

use super::error::ApiError;
use super::request;

const PATH: &str = "/v2/partners/attachments";

/// `POST /v2/partners/attachments`: the file belongs to nothing until a request names it.
///
/// # Errors
/// Every way in which there is no answer.
pub async fn upload(file: &web_sys::File) -> Result<Attachment, ApiError> {
    request::upload(PATH, &NewAttachment { file_name: file.name() }, file).await
}

/// Where the partner reads it.
pub fn own(id: &AttachmentId) -> String {
    format!("{PATH}/{id}")
}

/// Where the vendor reads it, with the submission that it proves.
pub fn of_review(review: &ReviewId, id: &AttachmentId) -> String {
    format!("/v2/operator/reviews/{review}/attachments/{id}")
}
