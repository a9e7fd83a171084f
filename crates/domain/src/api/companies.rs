//! Which accounts belong to one company, as the vendor's operators see and change it.

use crate::api::partners::{LastFactChange, PartnerLine};
use crate::ids::TenantId;
use serde::{Deserialize, Serialize};

/// The company of a partner's account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerCompany {
    /// Its other accounts, by name; none while this one is known alone.
    pub accounts: Vec<PartnerLine>,
    /// The last change.
    pub changed: Option<LastFactChange>,
}

/// `POST /v2/operator/partners/{partner_id}/company`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCompanyAccount {
    /// An account of the company to which the partner's belongs; another partner's.
    pub account_id: TenantId,
    /// Why, 1 to 500 characters; the administrators of all accounts read it.
    pub reason: String,
}
