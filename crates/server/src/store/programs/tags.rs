//! Competency tags of a partner account.

use super::moment;
use crate::store::customers::code;
use crate::store::{Reader, StoreError};
use domain::api::capabilities::HeldTag;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "competency_tags.held_since" };

/// The tags that the account holds, in the order of the list of tags.
pub(crate) async fn held_tags(db: &Reader) -> Result<Vec<HeldTag>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        tag: String,
        held_since: i64,
    }
    let rows: Vec<Row> = db.all(db.sql("SELECT tag, held_since FROM competency_tags WHERE tenant_id = $1")).await?;
    let tag = |row: Row| {
        let held_since = moment(row.held_since, CORRUPT)?;
        Ok(HeldTag { tag: code(&row.tag, "competency_tags.tag")?, held_since })
    };
    let mut tags = rows.into_iter().map(tag).collect::<Result<Vec<HeldTag>, StoreError>>()?;
    tags.sort_by_key(|held| held.tag);
    Ok(tags)
}
