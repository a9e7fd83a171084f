//! Authorisation to act for a resale customer.

use crate::api::associations::HistoryEntry;
use crate::ids::{AuthorizationId, CustomerId};
use crate::states::authorization::{AuthorizationEvent, AuthorizationState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Version of the customer's authorisation letter that is shown and agreed to.
pub const AUTHORIZATION_LETTER_VERSION: &str = "2026-01";

/// `POST /v2/partners/authorizations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAuthorization {
    /// The customer.
    pub customer_id: CustomerId,
    /// The commitment letter was ticked; needed with the first request of a partner account.
    #[serde(default)]
    pub letter_accepted: bool,
}

/// Query of both authorisation lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct AuthorizationQuery {
    /// Only in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<AuthorizationState>,
    /// Only of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Part of the customer's name or login name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of authorisations, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authorizations {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub authorizations: Vec<CustomerAuthorization>,
}

/// One authorisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerAuthorization {
    /// Id.
    pub authorization_id: AuthorizationId,
    /// The customer.
    pub customer_id: CustomerId,
    /// Its real name.
    pub customer: String,
    /// Its login name.
    pub account_name: String,
    /// The partner's name in Chinese.
    pub partner_name_zh: String,
    /// The partner's name in English.
    pub partner_name_en: String,
    /// The person who asked, by display name.
    pub requester_name: String,
    /// Version of the letter that is agreed to.
    pub letter_version: String,
    /// State.
    pub state: AuthorizationState,
    /// Whose turn it is.
    pub turn: Turn,
    /// What this viewer can do now.
    pub actions: Vec<AuthorizationEvent>,
    /// The reason of a refusal or revocation.
    pub answer_reason: Option<String>,
    /// When it was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub requested_at: DateTime<Utc>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Version, for `If-Match`.
    pub version: i64,
}
