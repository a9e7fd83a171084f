//! The error envelope (domain.md 4.6): the vendor's two members and our own extras.

use crate::codes;
use crate::ids::ReceiptId;
use crate::organization::PresetRole;
use crate::permission::Permission;
use crate::rules::verdict::Condition;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Error codes, the vendor's where the meaning matches; those from `PC.` on are ours.
    pub enum ErrorCode {
        /// A parameter is missing or malformed; see `field_errors`.
        InvalidParameter = "CBC.0100",
        /// Access denied; see `denied`.
        AccessDenied = "CBC.0151",
        /// Not signed in, or the session has ended.
        NotSignedIn = "CBC.0155",
        /// Too many requests; see the header `Retry-After`.
        TooManyRequests = "CBC.0250",
        /// The server's fault.
        Internal = "CBC.0999",
        /// The customer does not exist, or is not this partner's.
        CustomerNotFound = "CBC.5002",
        /// The verification code is wrong.
        WrongVerificationCode = "CBC.99000026",
        /// The verification code has expired.
        VerificationCodeExpired = "CBC.99000027",
        /// No right to act for this reseller.
        NotYourReseller = "CBC.99000037",
        /// Verification codes were asked for too often.
        VerificationCodeTooOften = "CBC.99000082",
        /// Conditions of a rule are not met; see `check_items`.
        ConditionsNotMet = "CBC.99007004",
        /// The object does not exist, or is another tenant's.
        NotFound = "PC.0404",
        /// The method does not exist on this route.
        MethodNotAllowed = "PC.0405",
        /// The object's state does not allow this; see `transition`.
        StateConflict = "PC.0409",
        /// The object changed since it was read; see `stale`.
        StaleVersion = "PC.0412",
        /// The body is larger than allowed.
        BodyTooLarge = "PC.0413",
        /// The same idempotency key came with another body.
        IdempotencyKeyReused = "PC.0422",
        /// A write without `If-Match`.
        VersionRequired = "PC.0428",
        /// Account or password is wrong.
        WrongCredentials = "PC.1001",
        /// Too many wrong passwords; see `available_at`.
        LockedOut = "PC.1002",
        /// The password has to be changed first.
        PasswordChangeRequired = "PC.1003",
        /// The server is busy or stopping; try again.
        Unavailable = "PC.0503",
    }
}

codes! {
    /// What is wrong with one field.
    pub enum FieldProblem {
        /// Missing or empty.
        Required = "REQUIRED",
        /// Shorter than allowed; `limit` has the bound.
        TooShort = "TOO_SHORT",
        /// Longer than allowed; `limit` has the bound.
        TooLong = "TOO_LONG",
        /// Outside the range; `limit` has the bound.
        OutOfRange = "OUT_OF_RANGE",
        /// Not of the form that the field asks for.
        Malformed = "MALFORMED",
        /// Not a member of this request.
        Unknown = "UNKNOWN",
        /// Not one of the choices.
        NotAChoice = "NOT_A_CHOICE",
        /// Has to be accepted.
        NotAccepted = "NOT_ACCEPTED",
        /// Wrong, such as a password or a code.
        Wrong = "WRONG",
        /// Expired.
        Expired = "EXPIRED",
        /// Nothing is kept under it any more: to be handed over again.
        Gone = "GONE",
        /// Too common to be a password.
        TooCommon = "TOO_COMMON",
        /// The same as before where it must change.
        Unchanged = "UNCHANGED",
        /// Somebody or something else has it already.
        Taken = "TAKEN",
        /// A file with more bytes than allowed; `limit` has the bound.
        TooLarge = "TOO_LARGE",
        /// A file of a kind that is not taken.
        WrongKind = "WRONG_KIND",
        /// As many as may wait are there already; `limit` has the bound.
        TooMany = "TOO_MANY",
    }
}

/// One field that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The member's name, with dots and indexes into nested values: `customer_infos.3.customer_id`.
    pub field: String,
    /// What is wrong.
    pub problem: FieldProblem,
    /// The bound that was passed, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// Why access was denied, and who can change that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Denied {
    /// The right that is missing.
    pub permission: Permission,
    /// Roles that grant it; empty when only the root login has it.
    pub granted_by: Vec<PresetRole>,
    /// Names of the organisation's own roles that grant it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub granted_by_custom: Vec<String>,
    /// Names of members who can assign a role.
    pub assigned_by: Vec<String>,
}

/// What changed under the writer's feet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stale {
    /// The version that the write was based on.
    pub expected: i64,
    /// The version now.
    pub current: i64,
    /// Who changed it last, by display name.
    pub changed_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub changed_at: DateTime<Utc>,
    /// What was done, as the audit action: `association_request.approve`.
    pub action: String,
}

/// The body of every refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// The code; see [`ErrorCode`].
    pub error_code: String,
    /// A sentence in the language of `X-Language`.
    pub error_msg: String,
    /// The id under which the server logged the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Refused fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub field_errors: Vec<FieldError>,
    /// Every condition of the rule that refused, met and unmet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check_items: Vec<Condition>,
    /// Why access was denied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denied: Option<Denied>,
    /// What changed meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<Stale>,
    /// The state that did not allow the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When it is possible again.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub available_at: Option<DateTime<Utc>>,
    /// The receipt of the decision that refused, when it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_id: Option<ReceiptId>,
}
