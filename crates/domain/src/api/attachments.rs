//! Files that prove something, on the wire: handed over first, named by what they prove afterwards.

use crate::attachment::FileKind;
use crate::ids::AttachmentId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The query of `POST /v2/partners/attachments`; the body is the file itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct NewAttachment {
    /// What the file is called, without folders.
    pub file_name: String,
}

/// A file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Which.
    pub attachment_id: AttachmentId,
    /// What it is called.
    pub file_name: String,
    /// What it is; its bytes said so.
    pub media_type: FileKind,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// When it was handed over.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub uploaded_at: DateTime<Utc>,
}
