//! The persons whom customers see as contacts.

use crate::store::customers::code;
use crate::store::{Reader, StoreError};
use domain::api::roles::CustomerContact;
use domain::ids::ContactId;
use sea_orm::FromQueryResult;

/// A contact as it is stored.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ContactRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) telephone: String,
    pub(crate) email: String,
    pub(crate) version: i64,
}

impl ContactRow {
    /// As it goes over the wire.
    pub(crate) fn wire(self) -> Result<CustomerContact, StoreError> {
        Ok(CustomerContact {
            contact_id: code(&self.id, "customer_contacts.id")?,
            name: self.name,
            telephone: self.telephone,
            email: self.email,
            version: self.version,
        })
    }
}

/// All contacts, in the order in which customers see them.
pub(crate) async fn contacts(db: &Reader) -> Result<Vec<ContactRow>, StoreError> {
    let sql =
        "SELECT id, name, telephone, email, version FROM customer_contacts WHERE tenant_id = $1 ORDER BY position, id";
    db.all(db.sql(sql)).await
}

/// One contact.
pub(crate) async fn contact(db: &Reader, id: &ContactId) -> Result<Option<ContactRow>, StoreError> {
    let sql = "SELECT id, name, telephone, email, version FROM customer_contacts WHERE tenant_id = $1 AND id = $2";
    db.one(db.sql(sql).bind(id.as_str())).await
}
