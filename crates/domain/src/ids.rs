//! Identifiers. Each kind is a type of its own, so that a customer id cannot be passed for a member id.
//!
//! All ids are made on the server: 32 lower-case hexadecimal digits (a UUID without dashes), the form
//! that the vendor's public API uses for customers.

use serde::{Deserialize, Serialize};

/// Text that is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 1 to 64 letters, digits, '-' or '_'")]
pub struct InvalidId;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes an id that the server made or a client sent.
            ///
            /// # Errors
            /// [`InvalidId`] when it is empty, longer than 64 characters or holds anything but letters,
            /// digits, `-` and `_`.
            pub fn new(id: impl Into<String>) -> Result<Self, InvalidId> {
                let id = id.into();
                let fits = (1..=64).contains(&id.len())
                    && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
                if fits { Ok(Self(id)) } else { Err(InvalidId) }
            }

            /// The id as it stands on the wire and in the database.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(id: String) -> Result<Self, InvalidId> {
                Self::new(id)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(id: &str) -> Result<Self, InvalidId> {
                Self::new(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A tenant: one partner account, one customer account, or the vendor's operations.
    TenantId,
    /// A login of any kind.
    LoginId,
    /// A member of a partner's organisation.
    MemberId,
    /// A role that a partner made for its own organisation.
    CustomRoleId,
    /// A person whom customers see as contact.
    ContactId,
    /// A partner's report of a customer.
    CustomerReportId,
    /// An invitation with which a customer associates.
    CustomerInvitationId,
    /// A receipt of a decision.
    ReceiptId,
    /// A review by the vendor.
    ReviewId,
    /// A customer account; the public API's `customer_id`.
    CustomerId,
    /// A request to end or change an association.
    AssociationRequestId,
    /// A request of a partner to act for a customer.
    AuthorizationId,
    /// Something of a customer's that stands in the way of a change: an open order, a reserved instance …
    ObligationId,
    /// One incentive line.
    IncentiveId,
    /// A payout application.
    PayoutId,
    /// A shared opportunity, of either direction.
    OpportunityId,
    /// An application for the incentive of an opportunity.
    OpportunityIncentiveId,
    /// A quota of coupons, the vendor's to a partner or a distributor's to a reseller.
    CouponQuotaId,
    /// An application to become a distributor's reseller.
    ResellerApplicationId,
    /// A message in the message centre.
    MessageId,
    /// An order of a customer.
    OrderId,
    /// The link of an employee's personal account to a partner (SM-5).
    SpecialistId,
    /// The personal account of an employee.
    PersonalAccountId,
    /// A certificate that a person earned.
    CertificateId,
    /// A record that keeps an account on its path.
    PathRecordId,
    /// A link with which another account of a company is registered.
    RegistrationLinkId,
    /// An invitation to become a reseller.
    ResellerInvitationId,
    /// A project in the records of a personal account.
    PersonalProjectId,
    /// An agreement that was signed.
    AgreementId,
    /// A declaration of relations.
    DeclarationId,
    /// A file that proves something.
    AttachmentId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_checked_when_it_comes_in() {
        assert!(CustomerId::new("0f3a-b_9").is_ok());
        for bad in ["", "a b", "a'b", "客户", &"x".repeat(65)] {
            assert_eq!(CustomerId::new(bad), Err(InvalidId), "{bad:?}");
        }
        assert!(serde_json::from_str::<CustomerId>("\"../etc\"").is_err());
    }
}
