//! Customer development (客户拓展, P-23): reports, invitations and what became of them.

use crate::association::AssociationType;
use crate::codes;
use crate::ids::{CustomerId, CustomerInvitationId, CustomerReportId, ReceiptId};
use crate::rules::preregistration::{ReportOutcome, ReviewReason};
use crate::rules::verdict::{Condition, RuleId, Verdict};
use crate::states::customer_report::CustomerReportState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The query of `GET /v2/partners/customer-reports`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CustomerReportQuery {
    /// Only reports in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<CustomerReportState>,
    /// Part of the customer's name or account name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Rows to skip; 0 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to return, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `GET /v2/partners/customer-reports`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerReports {
    /// Reports that match.
    pub count: u64,
    /// One page, newest first. Account managers see their own, administrators and directors all.
    pub reports: Vec<CustomerReport>,
    /// Reports of the partner that count against the cap (待审核 + 已报备).
    pub counting: u32,
    /// The cap of the policy in force.
    pub cap: u32,
}

/// A report of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerReport {
    /// Which.
    pub report_id: CustomerReportId,
    /// What was typed.
    #[serde(flatten)]
    pub report: NewCustomerReport,
    /// Its state now.
    pub state: CustomerReportState,
    /// When it took this state.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub state_since: DateTime<Utc>,
    /// Display name of who reported it.
    pub reported_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub reported_at: DateTime<Utc>,
    /// Until when nobody else can report the customer; absent while the vendor looks at it and where it never held.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub protected_until: Option<DateTime<Utc>>,
    /// Why the vendor looks, or looked, at it.
    pub review_reasons: Vec<ReviewReason>,
    /// What the vendor answered.
    pub answer: Option<String>,
    /// The type of the last invitation.
    pub invited_as: Option<AssociationType>,
    /// Until when the last invitation works.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub invited_until: Option<DateTime<Utc>>,
    /// What was not met when the customer tried last; empty where it did not try in vain.
    pub failed_on: Vec<Condition>,
    /// The customer, once it is associated.
    pub customer_id: Option<CustomerId>,
    /// Whose turn it is, until when.
    pub turn: Turn,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `POST /v2/partners/customer-reports`. A refusal is `CBC.99007004` with every condition of R-05.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCustomerReport {
    /// The account name of the customer at the vendor.
    pub account_name: String,
    /// The customer's name, 1 to 100 characters.
    pub customer_name: String,
    /// What it does.
    pub industry: Industry,
    /// Whom to talk to, 1 to 64 characters.
    pub contact_name: String,
    /// Where invitations go.
    pub contact_email: String,
    /// Phone number of the contact; may be empty.
    #[serde(default)]
    pub contact_telephone: String,
    /// Why, 1 to 500 characters; the vendor reads it when it looks at the report.
    pub reason: String,
}

codes! {
    /// What a customer does.
    pub enum Industry {
        /// Software and internet.
        Internet = "INTERNET",
        /// Making things.
        Manufacturing = "MANUFACTURING",
        /// Finance.
        Finance = "FINANCE",
        /// Trade.
        Retail = "RETAIL",
        /// Schools and universities.
        Education = "EDUCATION",
        /// Health.
        Healthcare = "HEALTHCARE",
        /// Authorities and public bodies.
        Government = "GOVERNMENT",
        /// Transport and logistics.
        Logistics = "LOGISTICS",
        /// Games and media.
        Media = "MEDIA",
        /// Anything else.
        Other = "OTHER",
    }
}

/// `POST /v2/partners/customer-report-checks`: may this account be reported, and what would become of it? Writes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCustomerReportCheck {
    /// The account name of the customer at the vendor.
    pub account_name: String,
}

/// The answer; an account name that nobody has is refused on the field. What other partners do is not told: the browser
/// has only the conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerReportCheck {
    /// Every condition of R-05.
    pub verdict: Verdict,
    /// What would become of the report.
    pub outcome: ReportOutcome,
    /// Why the vendor would look at it.
    pub review_reasons: Vec<ReviewReason>,
}

/// `PUT /v2/partners/customer-reports/{report_id}`: where invitations go from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerReportChange {
    /// Where invitations go.
    pub contact_email: String,
}

/// `POST /v2/partners/customer-reports/{report_id}/invitation-checks` and `…/invitations`; the first writes nothing and
/// answers a [`Verdict`] of R-02 and, for resale, R-03; the second sends the letter and answers the [`CustomerReport`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReportInvitation {
    /// As what the customer is invited.
    pub association_type: AssociationType,
}

codes! {
    /// What became of a general invitation link.
    pub enum CustomerInvitationState {
        /// It can be opened.
        Open = "OPEN",
        /// The partner took it back.
        Withdrawn = "WITHDRAWN",
        /// Its days are over.
        Expired = "EXPIRED",
    }
}

/// A general invitation link (通用邀请链接): works for many customers until its end. It is made to be shown around, so its
/// address stays readable; whom it brings belongs to who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerInvitation {
    /// Which.
    pub invitation_id: CustomerInvitationId,
    /// As what customers are invited.
    pub association_type: AssociationType,
    /// Where customers open it.
    pub url: String,
    /// The tag in it: the account name of who made it.
    pub tag: String,
    /// Display name of who made it.
    pub made_by: String,
    /// What became of it.
    pub state: CustomerInvitationState,
    /// When it was made.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: DateTime<Utc>,
    /// From when on it works no more.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// Customers that associated through it.
    pub associated: u32,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/customer-invitations`: newest first, a hundred at most. Account managers see their own. The picture
/// of one is at `GET /v2/partners/customer-invitations/{invitation_id}/qr-code` (SVG); `POST …/{invitation_id}/withdraw`
/// takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerInvitations {
    /// These.
    pub invitations: Vec<CustomerInvitation>,
}

/// `POST /v2/partners/customer-invitations` answers the [`CustomerInvitation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCustomerInvitation {
    /// As what customers are invited.
    pub association_type: AssociationType,
}

/// The query of `GET /v2/partners/association-attempts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AssociationAttemptQuery {
    /// Only those that succeeded, or only those that did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub associated: Option<bool>,
    /// Part of the customer's name or account name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Rows to skip; 0 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to return, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `GET /v2/partners/association-attempts`: the history of P-23.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationAttempts {
    /// Attempts that match.
    pub count: u64,
    /// One page, newest first.
    pub attempts: Vec<AssociationAttempt>,
}

/// A customer opened an invitation and wanted to associate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationAttempt {
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: DateTime<Utc>,
    /// The customer's name.
    pub customer_name: String,
    /// Its account name.
    pub account_name: String,
    /// As what.
    pub association_type: AssociationType,
    /// Through a report's letter or a general link?
    pub by_letter: bool,
    /// Who invited it.
    pub invited_by: String,
    /// Did it succeed?
    pub associated: bool,
    /// What was not met, as the partner may read it.
    pub unmet: Vec<Condition>,
    /// The rules that were asked.
    pub rules: Vec<RuleId>,
    /// The decision, for who may read receipts.
    pub receipt_id: Option<ReceiptId>,
    /// The customer, once it is associated.
    pub customer_id: Option<CustomerId>,
}
