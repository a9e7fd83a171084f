//! What a customer sees of its partner: 账号中心 > 我的合作伙伴.

use crate::api::customers::Obligation;
use crate::association::AssociationType;
use crate::ids::CustomerId;
use crate::money::Money;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/customers/partner`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyPartner {
    /// The customer itself.
    pub customer_id: CustomerId,
    /// The relation; absent when the account has no partner (any more).
    pub association: Option<MyAssociation>,
}

/// The relation as the customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAssociation {
    /// The partner's name in Chinese.
    pub partner_name_zh: String,
    /// The partner's name in English.
    pub partner_name_en: String,
    /// The type now.
    pub association_type: AssociationType,
    /// Since when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub associated_on: DateTime<Utc>,
    /// Whom to talk to, at most five.
    pub contacts: Vec<Contact>,
    /// Debt of the account.
    pub arrears: Money,
    /// What the partner allocated and is not spent; nothing in the referral model.
    pub allocated_balance: Money,
    /// Requests and authorisations that wait for this customer.
    pub waiting_for_you: u32,
}

/// A contact of the partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Phone number.
    pub telephone: String,
    /// E-mail.
    pub email: String,
}

/// `GET /v2/customers/obligations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Obligations {
    /// What stands in the way of changes; those that the customer can end carry the right to.
    pub obligations: Vec<Obligation>,
}
