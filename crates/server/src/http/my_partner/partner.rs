//! The card of the customer's partner.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{PartnerContext, moment};
use crate::store::organization;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::my_partner::{Contact, MyAssociation, MyPartner};

/// The partner, or none for an account without one.
#[utoipa::path(get, path = "/v2/customers/partner", tag = "my partner",
    responses((status = 200, body = MyPartner), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn partner(customer: Allowed<UseMyPartner>, State(app): State<App>) -> Result<Reply, ApiError> {
    let customer_id = customer.customer()?.clone();
    let Some(db) = relation::current(&app, &customer).await? else {
        return Reply::ok(&MyPartner { customer_id, association: None });
    };
    let row = relation::own_row(&db, &customer).await?;
    let partner = PartnerContext::load(&db).await?;
    let mut contacts: Vec<Contact> = organization::contacts(&db).await?.into_iter().map(shown).collect();
    if contacts.is_empty() {
        let stands_in = organization::fallback_contact(&db).await?;
        contacts.extend(stands_in.map(|one| Contact { name: one.name, telephone: one.telephone, email: one.email }));
    }
    let waiting = "SELECT (SELECT COUNT(*) FROM association_requests q WHERE q.tenant_id = $1 AND q.customer_id = $2 AND q.state = 'PENDING'
                AND q.requested_by = 'PARTNER' AND q.due_at > $3)
            + (SELECT COUNT(*) FROM authorizations a WHERE a.tenant_id = $1 AND a.customer_id = $2 AND a.state = 'PENDING' AND a.due_at > $3)";
    let waiting: i64 =
        db.value(db.sql(waiting).bind(customer_id.as_str()).bind(app.now().timestamp())).await?.unwrap_or(0);
    let association = MyAssociation {
        partner_name_zh: partner.name_zh,
        partner_name_en: partner.name_en,
        association_type: row.association_type()?,
        associated_on: moment(row.associated_on)?,
        contacts,
        arrears: row.money(row.arrears)?,
        allocated_balance: row.money(row.allocated)?,
        waiting_for_you: u32::try_from(waiting).unwrap_or(u32::MAX),
    };
    Reply::ok(&MyPartner { customer_id, association: Some(association) })
}

fn shown(contact: organization::ContactRow) -> Contact {
    Contact { name: contact.name, telephone: contact.telephone, email: contact.email }
}
