//! Verification codes and the message centre.

use crate::codes;
use crate::ids::MessageId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What a verification code is for.
    pub enum CodePurpose {
        /// The partner sends a request to unbind or switch.
        StartAssociationChange = "START_ASSOCIATION_CHANGE",
        /// Either side answers such a request.
        AnswerAssociationRequest = "ANSWER_ASSOCIATION_REQUEST",
        /// The customer agrees to an authorisation.
        AgreeAuthorization = "AGREE_AUTHORIZATION",
        /// The customer revokes an authorisation.
        RevokeAuthorization = "REVOKE_AUTHORIZATION",
        /// The distributor gives money or voucher quota to a reseller, or takes it back.
        AdjustResellerFunds = "ADJUST_RESELLER_FUNDS",
    }
}

/// `POST /v2/verification-codes`: sends a code to the login's own contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVerificationCode {
    /// What it is for.
    pub purpose: CodePurpose,
    /// The customer, request or authorisation that it is for; a code fits no other.
    pub subject_id: String,
}

/// Where a code went and how long it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationCodeSent {
    /// The masked address: `l***@example.com`.
    pub sent_to: String,
    /// Until when it holds.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// When another may be asked for.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub resend_at: DateTime<Utc>,
}

codes! {
    /// What a message is about.
    pub enum MessageKind {
        /// A verification code.
        VerificationCode = "VERIFICATION_CODE",
        /// The other side asks to unbind or switch.
        AssociationRequested = "ASSOCIATION_REQUESTED",
        /// A request was agreed to.
        AssociationApproved = "ASSOCIATION_APPROVED",
        /// A request was refused.
        AssociationRejected = "ASSOCIATION_REJECTED",
        /// A request was withdrawn.
        AssociationCancelled = "ASSOCIATION_CANCELLED",
        /// A request expired.
        AssociationExpired = "ASSOCIATION_EXPIRED",
        /// The partner asks for authorisation.
        AuthorizationRequested = "AUTHORIZATION_REQUESTED",
        /// An authorisation was given, refused, revoked, withdrawn or expired.
        AuthorizationChanged = "AUTHORIZATION_CHANGED",
        /// A customer was given to this account manager.
        CustomerAssigned = "CUSTOMER_ASSIGNED",
        /// The vendor shares an opportunity; it waits for an answer.
        OpportunityReceived = "OPPORTUNITY_RECEIVED",
        /// The vendor took an opportunity back that nobody answered.
        OpportunityTakenBack = "OPPORTUNITY_TAKEN_BACK",
        /// The vendor, or the end of its time, decided about an opportunity of the partner's.
        OpportunityDecided = "OPPORTUNITY_DECIDED",
        /// The partner, or the end of its time, did something with an opportunity; for the vendor.
        OpportunityChanged = "OPPORTUNITY_CHANGED",
        /// The vendor, or the end of its time, did something with an application for an incentive.
        OpportunityIncentiveDecided = "OPPORTUNITY_INCENTIVE_DECIDED",
        /// The partner, or the end of its time, confirmed a published amount or objected; for the vendor.
        OpportunityIncentiveChanged = "OPPORTUNITY_INCENTIVE_CHANGED",
        /// A partner invites this personal account as an employee.
        SpecialistInvited = "SPECIALIST_INVITED",
        /// An employee accepted or declined, or let the invitation run out.
        SpecialistAnswered = "SPECIALIST_ANSWERED",
        /// The vendor cancelled a specialist of its own accord.
        SpecialistCancelled = "SPECIALIST_CANCELLED",
        /// The partner ended the link to this personal account.
        SpecialistUnbound = "SPECIALIST_UNBOUND",
        /// The vendor withdrew a certificate of this personal account.
        CertificateWithdrawn = "CERTIFICATE_WITHDRAWN",
        /// A membership in a programme comes to its end (SM-10).
        MembershipEnding = "MEMBERSHIP_ENDING",
        /// A membership in a programme has run out (SM-10).
        MembershipEnded = "MEMBERSHIP_ENDED",
        /// A membership went on by itself with the plan year.
        MembershipRenewed = "MEMBERSHIP_RENEWED",
        /// A membership in a programme was ended before its time.
        MembershipLeft = "MEMBERSHIP_LEFT",
        /// The certification of a path comes to its end, and can be applied for again.
        CertificationEnding = "CERTIFICATION_ENDING",
        /// The certification of a path has lapsed (SM-11).
        CertificationLapsed = "CERTIFICATION_LAPSED",
        /// An application to become the distributor's reseller waits for its answer (P-60).
        ResellerApplicationReceived = "RESELLER_APPLICATION_RECEIVED",
        /// The applicant took it back before the distributor answered.
        ResellerApplicationWithdrawn = "RESELLER_APPLICATION_WITHDRAWN",
        /// The vendor or the distributor decided on the applicant's application.
        ResellerApplicationDecided = "RESELLER_APPLICATION_DECIDED",
        /// A company was invited by mail to become a reseller (P-60); for whoever invited, the letter goes to the company.
        ResellerInvited = "RESELLER_INVITED",
        /// A company that was invited has become the distributor's reseller.
        ResellerJoined = "RESELLER_JOINED",
        /// A reseller left, and is the distributor's no more.
        ResellerLeft = "RESELLER_LEFT",
        /// The distributor allocated money, or took it back.
        ResellerFundsAdjusted = "RESELLER_FUNDS_ADJUSTED",
        /// The distributor issued voucher quota, or took it back.
        ResellerQuotaAdjusted = "RESELLER_QUOTA_ADJUSTED",
        /// The distributor lets its reseller ask customers for authorisation.
        ResellerPermissionGranted = "RESELLER_PERMISSION_GRANTED",
        /// The distributor took that back.
        ResellerPermissionRevoked = "RESELLER_PERMISSION_REVOKED",
        /// A reseller was given to this account manager.
        ResellerAssigned = "RESELLER_ASSIGNED",
        /// The vendor has decided on something that the partner submitted.
        ReviewDecided = "REVIEW_DECIDED",
        /// A link to register another account of the company was made (P-40); for whoever made it.
        RegistrationLinkMade = "REGISTRATION_LINK_MADE",
        /// Another account of the company was registered with a link (P-40).
        AccountRegistered = "ACCOUNT_REGISTERED",
        /// A partner invites this customer account to associate (P-23).
        CustomerInvited = "CUSTOMER_INVITED",
        /// A customer associated through an invitation (P-23); for the partner.
        CustomerAssociated = "CUSTOMER_ASSOCIATED",
        /// The same, for the customer.
        PartnerAssociated = "PARTNER_ASSOCIATED",
        /// A customer opened an invitation in vain (P-23).
        CustomerAssociationFailed = "CUSTOMER_ASSOCIATION_FAILED",
        /// The days of a customer's report are over.
        CustomerReportExpired = "CUSTOMER_REPORT_EXPIRED",
        /// The vendor gave or took something of its own accord: an invitation, a confirmation, a tag, a review.
        VendorFactChanged = "VENDOR_FACT_CHANGED",
    }
}

/// One message. The text is made by the reader's side from the kind and its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Id.
    pub message_id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// Parameters by name: `customer`, `partner`, `code`, `link`, `state`, `operation` …
    pub params: std::collections::BTreeMap<String, String>,
    /// When it was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sent_at: DateTime<Utc>,
    /// Has it been read?
    pub read: bool,
}

/// `GET /v2/messages`: newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Messages {
    /// How many match, on all pages.
    pub count: u64,
    /// How many are not read, whatever is asked for.
    pub unread: u64,
    /// This page.
    pub messages: Vec<Message>,
}
