//! Files that prove something: kept first, named afterwards by what they prove.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError, Tx};
use domain::api::attachments::Attachment;
use domain::api::error::FieldProblem;
use domain::attachment::{FileKind, WAITING_MAX};
use domain::ids::AttachmentId;
use sea_orm::FromQueryResult;

/// What a file is kept with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) kind: FileKind,
    pub(crate) bytes: &'a [u8],
    pub(crate) sha256: &'a str,
}

/// What a file proves.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Proves {
    Application,
    Cancellation,
}

impl Proves {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Application => "SPECIALIST_APPLICATION",
            Self::Cancellation => "SPECIALIST_CANCELLATION",
        }
    }
}

#[derive(Debug, FromQueryResult)]
struct AttachmentRow {
    id: String,
    file_name: String,
    media_type: String,
    size: i64,
    sha256: String,
    uploaded_at: i64,
}

impl AttachmentRow {
    fn wire(self) -> Result<Attachment, StoreError> {
        Ok(Attachment {
            attachment_id: code(&self.id, "attachments.id")?,
            file_name: self.file_name,
            media_type: code(&self.media_type, "attachments.media_type")?,
            size: self.size.unsigned_abs(),
            sha256: self.sha256,
            uploaded_at: moment(self.uploaded_at)?,
        })
    }
}

const SELECT: &str =
    "SELECT id, file_name, media_type, size, sha256, uploaded_at FROM attachments WHERE tenant_id = $1 AND id = $2";

/// Keeps a file that belongs to nothing yet. So many of them may wait: nobody fills the disk.
pub(crate) async fn keep(tx: &Tx, file: NewFile<'_>) -> Result<Attachment, ApiError> {
    let waiting = "SELECT COUNT(*) FROM attachments WHERE tenant_id = $1 AND proves IS NULL";
    let waiting: Option<i64> = tx.value(tx.sql(waiting)).await?;
    if waiting.unwrap_or(0) >= WAITING_MAX {
        return Err(ApiError::field_limit("file", FieldProblem::TooMany, WAITING_MAX));
    }
    let id = tx.new_id();
    let sql = "INSERT INTO attachments (tenant_id, id, file_name, media_type, size, sha256, uploaded_by, uploaded_at, content) VALUES";
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let row = vec![
        id.as_str().into(),
        file.kind.named(file.name).into(),
        file.kind.as_str().into(),
        size.into(),
        file.sha256.into(),
        tx.scope().actor().id.as_str().into(),
        tx.now_secs().into(),
        file.bytes.to_vec().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let detail = serde_json::json!({ "size": size, "sha256": file.sha256 });
    tx.audit("attachment.upload", Object { kind: "attachment", id: &id }, &detail).await?;
    find(tx, &id).await?.ok_or(ApiError::NotFound)
}

/// One file of this tenant's, without its bytes.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<Attachment>, StoreError> {
    let row: Option<AttachmentRow> = db.one(db.sql(SELECT).bind(id)).await?;
    row.map(AttachmentRow::wire).transpose()
}

/// The same with its bytes.
pub(crate) async fn content(db: &Reader, id: &str) -> Result<Option<(Attachment, Vec<u8>)>, StoreError> {
    let Some(file) = find(db, id).await? else { return Ok(None) };
    let sql = "SELECT content FROM attachments WHERE tenant_id = $1 AND id = $2";
    let bytes: Option<Vec<u8>> = db.value(db.sql(sql).bind(id)).await?;
    Ok(bytes.map(|bytes| (file, bytes)))
}

/// A file of this tenant's that belongs to nothing yet; what is said to be one and is not is the field's fault.
pub(crate) async fn waiting(db: &Reader, id: &AttachmentId) -> Result<Attachment, ApiError> {
    let query = db.sql(SELECT).bind(id.as_str()).push(" AND proves IS NULL");
    if let Some(row) = db.one::<AttachmentRow>(query).await? {
        return Ok(row.wire()?);
    }
    // Removed after its day, or of another tenant: to the asker there is no difference.
    let problem = if find(db, id.as_str()).await?.is_some() { FieldProblem::Taken } else { FieldProblem::Gone };
    Err(ApiError::field("attachment_id", problem))
}

/// From now on the file belongs to what it proves.
pub(crate) async fn attach(tx: &Tx, file: &Attachment, proves: Proves) -> Result<(), StoreError> {
    let sql = "UPDATE attachments SET proves = $3 WHERE tenant_id = $1 AND id = $2 AND proves IS NULL";
    tx.exec_one(tx.sql(sql).bind(file.attachment_id.as_str()).bind(proves.as_str())).await
}
