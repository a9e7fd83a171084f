//! Competency tags of a partner account.

use super::{moment, moment_of};
use crate::store::customers::code;
use crate::store::{Reader, StoreError};
use domain::api::capabilities::HeldTag;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "competency_tags" };

/// The tags that were given to the account, in the order of the list of tags; some may be past their end.
pub(crate) async fn held_tags(db: &Reader) -> Result<Vec<HeldTag>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        tag: String,
        held_since: i64,
        valid_until: Option<i64>,
        contains: String,
    }
    let sql = "SELECT tag, held_since, valid_until, contains FROM competency_tags WHERE tenant_id = $1";
    let rows: Vec<Row> = db.all(db.sql(sql)).await?;
    let tag = |row: Row| {
        let held_since = moment(row.held_since, CORRUPT)?;
        let valid_until = moment_of(row.valid_until, CORRUPT)?;
        let contains = serde_json::from_str(&row.contains).map_err(|_| CORRUPT)?;
        Ok(HeldTag { tag: code(&row.tag, "competency_tags.tag")?, held_since, valid_until, contains })
    };
    let mut tags = rows.into_iter().map(tag).collect::<Result<Vec<HeldTag>, StoreError>>()?;
    tags.sort_by_key(|held| held.tag);
    Ok(tags)
}
