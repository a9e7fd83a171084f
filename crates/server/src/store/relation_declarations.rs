//! Declarations of relations; rows are only added, and the newest is the one that counts.

use crate::store::customers::code;
use crate::store::{Reader, StoreError, Tx};
use chrono::DateTime;
use domain::api::agreements::{DECLARATIONS_SHOWN, RelationDeclaration, RelationDeclarations};
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "relation_declarations" };

#[derive(FromQueryResult)]
struct Row {
    id: String,
    number: i64,
    relations: String,
    declared_at: i64,
    declared_by: String,
    valid_until: i64,
    policy_version: i64,
}

/// The newest declarations of the account, newest first, and how many there are.
pub(crate) async fn declarations(db: &Reader) -> Result<RelationDeclarations, StoreError> {
    let sql =
        "SELECT id, number, relations, declared_at, declared_by, valid_until, policy_version FROM relation_declarations
        WHERE tenant_id = $1 ORDER BY number DESC LIMIT $2";
    let rows = db.all::<Row>(db.sql(sql).bind(i64::from(DECLARATIONS_SHOWN))).await?;
    let count = rows.first().map_or(0, |row| row.number);
    Ok(RelationDeclarations { count, declarations: rows.into_iter().map(read).collect::<Result<_, _>>()? })
}

/// The number of the newest, 0 when there is none, and its id.
pub(crate) async fn newest(db: &Reader) -> Result<(i64, String), StoreError> {
    #[derive(FromQueryResult)]
    struct Newest {
        number: i64,
        id: String,
    }
    let sql = "SELECT number, id FROM relation_declarations WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1";
    Ok(db.one::<Newest>(db.sql(sql)).await?.map_or((0, String::new()), |newest| (newest.number, newest.id)))
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

/// Keeps a new declaration under its number; two of the same number cannot be.
pub(crate) async fn declare(tx: &Tx, number: i64, new: &RelationDeclaration) -> Result<(), StoreError> {
    let sql = "INSERT INTO relation_declarations (tenant_id, id, number, relations, declared_at, declared_by, valid_until, policy_version) VALUES";
    let row = vec![
        new.declaration_id.as_str().into(),
        number.into(),
        serde_json::to_string(&new.relations).map_err(|_| CORRUPT)?.into(),
        new.declared_at.timestamp().into(),
        new.declared_by.as_str().into(),
        new.valid_until.timestamp().into(),
        i64::from(new.policy_version).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}
