//! Agreements that were signed; rows are only added.

use crate::auth::scope::AsScope;
use crate::store::customers::code;
use crate::store::{Reader, StoreError, Tx};
use chrono::DateTime;
use domain::agreement::AgreementKind;
use domain::api::agreements::{AGREEMENTS_SHOWN, Agreements, SignedAgreement};
use domain::ids::AgreementId;
use domain::program::Program;
use domain::rules::programs::join::Accepted;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "signed_agreements" };

/// Keeps what was ticked in an application, in the transaction that files it.
pub(crate) async fn sign(tx: &Tx, program: Program, accepted: Accepted) -> Result<(), StoreError> {
    let ticked = [(AgreementKind::Terms, accepted.terms), (AgreementKind::Commitments, accepted.commitments)];
    let row = |kind: AgreementKind| {
        vec![
            tx.new_id().into(),
            kind.as_str().into(),
            program.as_str().into(),
            i64::from(kind.text_version()).into(),
            tx.now_secs().into(),
            tx.scope().actor().name.as_str().into(),
        ]
    };
    let sql = "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at, signed_by) VALUES";
    for (kind, _) in ticked.into_iter().filter(|(_, is_ticked)| *is_ticked) {
        tx.exec_one(tx.sql(sql).push_rows([row(kind)])).await?;
    }
    Ok(())
}

/// What of the programme's texts is signed at the version of today.
pub(crate) async fn signed_today(db: &Reader, program: Program) -> Result<Accepted, StoreError> {
    #[derive(FromQueryResult)]
    struct Newest {
        kind: String,
        text_version: i64,
    }
    let sql = "SELECT kind, MAX(text_version) AS text_version FROM signed_agreements WHERE tenant_id = $1 AND program = $2 GROUP BY kind";
    let newest: Vec<Newest> = db.all(db.sql(sql).bind(program.as_str())).await?;
    let holds = |kind: AgreementKind| {
        newest.iter().any(|one| one.kind == kind.as_str() && one.text_version >= i64::from(kind.text_version()))
    };
    Ok(Accepted { terms: holds(AgreementKind::Terms), commitments: holds(AgreementKind::Commitments) })
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    kind: String,
    program: String,
    text_version: i64,
    signed_at: i64,
    signed_by: Option<String>,
}

/// The newest of what the account signed, newest first, and how much there is.
pub(crate) async fn signed(db: &Reader) -> Result<Agreements, StoreError> {
    let sql = "SELECT id, kind, program, text_version, signed_at, signed_by FROM signed_agreements WHERE tenant_id = $1
        ORDER BY signed_at DESC, id DESC LIMIT $2";
    let rows = db.all::<Row>(db.sql(sql).bind(i64::from(AGREEMENTS_SHOWN))).await?;
    let count = db.value(db.sql("SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1")).await?.unwrap_or(0);
    Ok(Agreements { count, agreements: rows.into_iter().map(read).collect::<Result<_, _>>()? })
}

/// One of them; nothing when it is not this account's.
pub(crate) async fn find(db: &Reader, id: &AgreementId) -> Result<Option<SignedAgreement>, StoreError> {
    let sql = "SELECT id, kind, program, text_version, signed_at, signed_by FROM signed_agreements
        WHERE tenant_id = $1 AND id = $2";
    db.one::<Row>(db.sql(sql).bind(id.as_str())).await?.map(read).transpose()
}

fn read(row: Row) -> Result<SignedAgreement, StoreError> {
    Ok(SignedAgreement {
        agreement_id: code(&row.id, "signed_agreements.id")?,
        kind: code(&row.kind, "signed_agreements.kind")?,
        program: code(&row.program, "signed_agreements.program")?,
        text_version: u32::try_from(row.text_version).map_err(|_| CORRUPT)?,
        signed_at: DateTime::from_timestamp(row.signed_at, 0).ok_or(CORRUPT)?,
        signed_by: row.signed_by,
    })
}
