//! Which objects of a partner a number of the policy concerns: what is counted beside a change of the number.

use super::figures::PolicyNumber;
use crate::codes;

codes! {
    /// Objects of a partner that numbers of the policy concern.
    pub enum ConcernedObject {
        /// Customers.
        Customers = "CUSTOMERS",
        /// Association requests that wait for an answer.
        OpenRequests = "OPEN_REQUESTS",
        /// Members of the organisation.
        Members = "MEMBERS",
        /// Custom roles.
        CustomRoles = "CUSTOM_ROLES",
        /// Customer contacts.
        Contacts = "CONTACTS",
        /// Employees who are bound.
        Specialists = "SPECIALISTS",
        /// Invitations of employees that are open.
        SpecialistInvitations = "SPECIALIST_INVITATIONS",
        /// Opportunities that the vendor reviews or validates.
        SharedOpportunities = "SHARED_OPPORTUNITIES",
        /// Opportunities of the vendor that wait for the partner.
        ReceivedOpportunities = "RECEIVED_OPPORTUNITIES",
        /// Applications for incentives of opportunities that are not decided or not confirmed.
        OpportunityIncentives = "OPPORTUNITY_INCENTIVES",
        /// Development paths that are chosen.
        Paths = "PATHS",
        /// Programmes that are joined.
        Programs = "PROGRAMS",
    }
}

impl PolicyNumber {
    /// What it concerns, where that can be counted; codes and calendars concern nothing by themselves.
    pub const fn objects(self) -> Option<ConcernedObject> {
        use ConcernedObject as Object;
        Some(match self {
            Self::DirectWindow
            | Self::PreregistrationCap
            | Self::PreregistrationDays
            | Self::InvitationDays
            | Self::LinkRegistrations
            | Self::MaxRequests
            | Self::RequestWindow
            | Self::MovedCustomer => Object::Customers,
            Self::AnswerDays => Object::OpenRequests,
            Self::MaxRoles => Object::Members,
            Self::MaxCustomRoles => Object::CustomRoles,
            Self::MaxContacts => Object::Contacts,
            Self::InvitingPaths | Self::InvitingPrograms => Object::Specialists,
            Self::SpecialistInvitations | Self::SpecialistInvitationDays | Self::PartnerLimit | Self::PartnerWindow => {
                Object::SpecialistInvitations
            }
            Self::ValidationDays => Object::SharedOpportunities,
            Self::AcceptanceDays => Object::ReceivedOpportunities,
            Self::IncentiveApplicationDays | Self::IncentiveCheckDays | Self::IncentiveRate | Self::IncentiveCap => {
                Object::OpportunityIncentives
            }
            Self::InvitedPaths
            | Self::CertificateSlots
            | Self::CertificatesPerPerson
            | Self::CertifiedSolutions
            | Self::PathSpecialists
            | Self::BusinessPlan
            | Self::DifferentiationTags
            | Self::CertificationMonths
            | Self::CertificationWindow => Object::Paths,
            Self::StrictJoin
            | Self::UpgradePaths
            | Self::CertificatePrograms
            | Self::EndingDays
            | Self::PlanYearPrograms
            | Self::PlanYearLastMonth
            | Self::PlanYearRenewsItself
            | Self::MembershipMonths => Object::Programs,
            Self::CodeMinutes
            | Self::CodeTries
            | Self::CodeResend
            | Self::PaymentDays
            | Self::DeclarationMonths
            | Self::RegistrationLinkHours
            | Self::Holidays
            | Self::Workdays => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_is_concerned_by_some_number() {
        for object in ConcernedObject::ALL {
            assert!(PolicyNumber::ALL.iter().any(|number| number.objects() == Some(*object)), "{object}");
        }
    }
}
