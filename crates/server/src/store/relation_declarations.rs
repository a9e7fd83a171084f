//! Declarations of relations; rows are only added, and the newest is the one that counts.

use crate::store::customers::code;
use crate::store::{Reader, StoreError, Tx};
use chrono::DateTime;
use domain::api::agreements::RelationDeclaration;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "relation_declarations" };

#[derive(FromQueryResult)]
struct Row {
    id: String,
    relations: String,
    declared_at: i64,
    declared_by: String,
    valid_until: i64,
    policy_version: i64,
}

/// Every declaration of the account, newest first.
pub(crate) async fn declarations(db: &Reader) -> Result<Vec<RelationDeclaration>, StoreError> {
    let sql = "SELECT id, relations, declared_at, declared_by, valid_until, policy_version FROM relation_declarations
        WHERE tenant_id = $1 ORDER BY declared_at DESC, id DESC";
    db.all::<Row>(db.sql(sql)).await?.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<RelationDeclaration, StoreError> {
    let moment = |at: i64| DateTime::from_timestamp(at, 0).ok_or(CORRUPT);
    Ok(RelationDeclaration {
        declaration_id: code(&row.id, "relation_declarations.id")?,
        relations: serde_json::from_str(&row.relations).map_err(|_| CORRUPT)?,
        declared_at: moment(row.declared_at)?,
        declared_by: row.declared_by,
        valid_until: moment(row.valid_until)?,
        policy_version: u32::try_from(row.policy_version).map_err(|_| CORRUPT)?,
    })
}

/// Keeps a new declaration.
pub(crate) async fn declare(tx: &Tx, new: &RelationDeclaration) -> Result<(), StoreError> {
    let sql = "INSERT INTO relation_declarations (tenant_id, id, relations, declared_at, declared_by, valid_until, policy_version) VALUES";
    let row = vec![
        new.declaration_id.as_str().into(),
        serde_json::to_string(&new.relations).map_err(|_| CORRUPT)?.into(),
        new.declared_at.timestamp().into(),
        new.declared_by.as_str().into(),
        new.valid_until.timestamp().into(),
        i64::from(new.policy_version).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}
