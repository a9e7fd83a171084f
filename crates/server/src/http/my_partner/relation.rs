//! The way from a customer's own login to the relation, which its partner's tenant keeps.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::customers::{CustomerRow, find};
use crate::store::directory::PartnerOf;
use crate::store::{Reader, Tx};
use domain::association::Party;
use domain::states::machine::Actor;

/// The customer's partner, to read from; the last one, when there is none now.
pub(super) async fn records(app: &App, customer: &Allowed<UseMyPartner>) -> Result<Option<Reader>, ApiError> {
    let partner = PartnerOf::customer(&app.read(customer), customer.customer()?.as_str()).await?;
    Ok(partner.last().ok().map(|tenant| app.read(&customer.scope.in_tenant(tenant))))
}

/// The customer's partner of now, to read from.
pub(super) async fn current(app: &App, customer: &Allowed<UseMyPartner>) -> Result<Option<Reader>, ApiError> {
    let partner = PartnerOf::customer(&app.read(customer), customer.customer()?.as_str()).await?;
    Ok(partner.current.map(|tenant| app.read(&customer.scope.in_tenant(tenant))))
}

/// The same transaction in the tenant of the customer's partner.
pub(super) async fn within(tx: &Tx, customer: &Allowed<UseMyPartner>) -> Result<Tx, ApiError> {
    let partner = PartnerOf::customer(tx, customer.customer()?.as_str()).await?.require()?;
    Ok(tx.within(&customer.scope.in_tenant(partner)))
}

/// The customer's own row.
pub(super) async fn own_row(db: &Reader, customer: &Allowed<UseMyPartner>) -> Result<CustomerRow, ApiError> {
    find(db, customer.customer()?).await?.ok_or(ApiError::NotFound)
}

/// A customer as a viewer of requests.
pub(super) const VIEWER: crate::store::requests::Viewer =
    crate::store::requests::Viewer { side: Party::Customer, may_act: true };

/// A customer as a viewer of authorisations.
pub(super) const AUTHORIZATION_VIEWER: crate::store::authorizations::AuthorizationViewer =
    crate::store::authorizations::AuthorizationViewer { actor: Actor::Customer, may_act: true };
