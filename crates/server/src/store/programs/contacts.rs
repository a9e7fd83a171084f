//! Whom the vendor reaches about a membership (P-40b).

use crate::auth::Principal;
use crate::store::{Reader, StoreError, Tx};
use domain::api::program_contacts::ProgramContact;
use domain::program::Program;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    name: String,
    phone: String,
    email: String,
}

/// The member who asks: an application that names nobody is its own.
pub(crate) async fn own_contact(db: &Reader, principal: &Principal) -> Result<ProgramContact, StoreError> {
    let (Principal::PartnerRoot(member) | Principal::PartnerMember(member)) = principal else {
        return Ok(ProgramContact::default());
    };
    let sql = "SELECT name, phone, email FROM members WHERE tenant_id = $1 AND id = $2";
    let row: Option<Row> = db.one(db.sql(sql).bind(member.as_str())).await?;
    let contact = |row: Row| ProgramContact { name: row.name, telephone: row.phone, email: row.email };
    Ok(row.map(contact).unwrap_or_default())
}

/// Names the contact of an application that was just filed.
pub(crate) async fn name_contact(tx: &Tx, program: Program, contact: &ProgramContact) -> Result<(), StoreError> {
    let sql = "UPDATE program_memberships SET contact_name = $3, contact_telephone = $4, contact_email = $5
        WHERE tenant_id = $1 AND program = $2";
    let query = tx.sql(sql).bind(program.as_str()).bind(contact.name.trim());
    tx.exec_one(query.bind(contact.telephone.trim()).bind(contact.email.trim())).await
}

/// Names another, based on the version that was read.
pub(crate) async fn change_contact(
    tx: &Tx,
    (program, version): (Program, i64),
    contact: &ProgramContact,
) -> Result<(), StoreError> {
    let sql =
        "UPDATE program_memberships SET version = version + 1 WHERE tenant_id = $1 AND program = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(program.as_str()).bind(version)).await?;
    name_contact(tx, program, contact).await
}
