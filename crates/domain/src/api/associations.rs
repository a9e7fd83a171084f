//! Requests to end or change an association.

use crate::api::checks::Impact;
use crate::association::{AssociationType, Party, RequestKind};
use crate::ids::{AssociationRequestId, CustomerId};
use crate::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Longest reason, in characters.
pub const REASON_MAX: usize = 500;

/// `POST /v2/partners/association-requests`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAssociationRequest {
    /// The customer.
    pub customer_id: CustomerId,
    /// What is asked.
    pub operation: RequestKind,
    /// The type to switch to; needed for a switch, absent for an unbind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_type: Option<AssociationType>,
    /// Why, 1 to 500 characters; the customer reads it.
    pub reason: String,
    /// The notice was ticked.
    pub notice_accepted: bool,
    /// Code, when the partner switched codes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<String>,
}

/// `POST /v2/customers/association-requests`: the customer asks to unbind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewUnbindRequest {
    /// Why, 1 to 500 characters; the partner reads it.
    pub reason: String,
    /// The notice was ticked.
    pub notice_accepted: bool,
}

/// The body of approve, reject, withdraw, agree and revoke.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answer {
    /// Why; needed to refuse and to revoke, 1 to 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Code: always from customers, from partners when they switched codes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<String>,
    /// The letter was ticked; needed to agree to an authorisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter_accepted: Option<bool>,
}

/// Query of both request lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct AssociationRequestQuery {
    /// Only in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<AssociationRequestState>,
    /// Only of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<RequestKind>,
    /// Only sent by this side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<Party>,
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

/// One page of requests, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationRequests {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub association_requests: Vec<AssociationRequest>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationRequest {
    /// Id.
    pub request_id: AssociationRequestId,
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
    /// What is asked.
    pub operation: RequestKind,
    /// Who asked: `CUSTOMER` or `PARTNER`.
    pub requested_by: Party,
    /// The person who asked, by display name.
    pub requester_name: String,
    /// The type when it was asked.
    pub current_type: AssociationType,
    /// The type asked for; absent for an unbind.
    pub target_type: Option<AssociationType>,
    /// Why.
    pub reason: String,
    /// Why it was refused.
    pub answer_reason: Option<String>,
    /// State.
    pub state: AssociationRequestState,
    /// Whose turn it is.
    pub turn: Turn,
    /// What this viewer can do now.
    pub actions: Vec<AssociationRequestEvent>,
    /// What it would do, or did.
    pub impact: Impact,
    /// The policy version that allowed it.
    pub policy_version: u32,
    /// When it was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub requested_at: DateTime<Utc>,
    /// When it was answered, withdrawn or expired.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub answered_at: Option<DateTime<Utc>>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// One thing that happened to a request or an authorisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: DateTime<Utc>,
    /// What: `REQUESTED`, `LINK_SENT` or the event's code.
    pub event: String,
    /// Who, by display name; empty for the clock.
    pub actor: String,
    /// On whose side.
    pub party: Party,
    /// The reason given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
