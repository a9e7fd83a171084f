//! How messages are found among others.

use crate::api::messages::MessageKind;
use crate::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// What messages are about, so that one finds them among others.
    pub enum MessageTopic {
        /// Verification codes.
        Codes = "CODES",
        /// Customers: associations, authorisations, invitations and reports.
        Customers = "CUSTOMERS",
        /// Opportunities and the incentives for them.
        Opportunities = "OPPORTUNITIES",
        /// Employees, project specialists and their certificates.
        Specialists = "SPECIALISTS",
        /// Programmes, paths, accounts of the company, and what the vendor decides.
        Programs = "PROGRAMS",
        /// Resellers, distributors and the money between them.
        Resellers = "RESELLERS",
    }
}

impl MessageKind {
    /// What it is about.
    pub const fn topic(self) -> MessageTopic {
        match self {
            Self::VerificationCode => MessageTopic::Codes,
            Self::AssociationRequested
            | Self::AssociationApproved
            | Self::AssociationRejected
            | Self::AssociationCancelled
            | Self::AssociationExpired
            | Self::AuthorizationRequested
            | Self::AuthorizationChanged
            | Self::CustomerAssigned
            | Self::CustomerInvited
            | Self::CustomerAssociated
            | Self::PartnerAssociated
            | Self::CustomerAssociationFailed
            | Self::CustomerReportExpired => MessageTopic::Customers,
            Self::OpportunityReceived
            | Self::OpportunityTakenBack
            | Self::OpportunityDecided
            | Self::OpportunityChanged
            | Self::OpportunityIncentiveDecided
            | Self::OpportunityIncentiveChanged => MessageTopic::Opportunities,
            Self::SpecialistInvited
            | Self::SpecialistAnswered
            | Self::SpecialistCancelled
            | Self::SpecialistUnbound
            | Self::CertificateWithdrawn => MessageTopic::Specialists,
            Self::MembershipEnding
            | Self::MembershipEnded
            | Self::MembershipRenewed
            | Self::MembershipLeft
            | Self::CertificationEnding
            | Self::CertificationLapsed
            | Self::ReviewDecided
            | Self::RegistrationLinkMade
            | Self::AccountRegistered
            | Self::VendorFactChanged => MessageTopic::Programs,
            Self::ResellerApplicationReceived
            | Self::ResellerApplicationWithdrawn
            | Self::ResellerApplicationDecided
            | Self::ResellerInvited
            | Self::ResellerJoined
            | Self::ResellerLeft
            | Self::ResellerFundsAdjusted
            | Self::ResellerQuotaAdjusted
            | Self::ResellerPermissionGranted
            | Self::ResellerPermissionRevoked
            | Self::ResellerAssigned => MessageTopic::Resellers,
        }
    }
}

/// Query of `GET /v2/messages`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct MessageQuery {
    /// Only about this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<MessageTopic>,
    /// Only what is read, or only what is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<bool>,
    /// Rows to skip; 0 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to return, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}
