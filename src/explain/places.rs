//! Where a condition is put right, as a link for this viewer.

use crate::i18n::{Key, t};
use crate::routes::Route;
use crate::ui::FixLink;
use domain::api::path_records::PathRecordKind;
use domain::association::Party;
use domain::ids::CustomerId;
use domain::permission::Permission;
use domain::program::{DevelopmentPath, Program};
use domain::rules::verdict::{Check, Condition, Fix, Place};

/// Who reads: it decides what "you" means and which pages exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Partner staff, looking at this customer.
    Partner(CustomerId),
    /// Partner staff, no customer in question.
    PartnerStaff,
    /// Partner staff, looking at this path.
    Path(DevelopmentPath),
    /// Staff of a distributor, looking at its resellers.
    Distributor,
    /// The customer itself.
    Customer,
    /// The owner of a personal account.
    Employee,
    /// The vendor's operator.
    Operator,
}

impl Viewer {
    /// Is this the viewer's own side?
    pub fn is(&self, party: Party) -> bool {
        match self {
            Self::Customer => party == Party::Customer,
            Self::Employee => party == Party::Employee,
            Self::Operator => party == Party::Vendor,
            Self::Distributor => party == Party::Distributor,
            Self::Partner(_) | Self::PartnerStaff | Self::Path(_) => {
                matches!(party, Party::Partner | Party::PartnerAdmin)
            }
        }
    }

    /// The page on which this viewer can do something about a condition, if there is one.
    pub fn link(&self, condition: &Condition) -> Option<FixLink> {
        let (label, href) = self.target(condition)?;
        Some(FixLink { label: label.into(), href })
    }

    fn target(&self, condition: &Condition) -> Option<(Key, String)> {
        let fix = condition.fix?;
        let (label, href) = self.place(fix)?;
        // All programmes stand on one page: the one that is meant is shown there.
        Some(match (self, condition.check, fix.place) {
            (_, check, Place::Programs) if program(check).is_some() => {
                (label, format!("{href}#program-{}", program(check)?.as_str()))
            }
            // A path's page has the plan's panel beside the conditions that ask for it.
            (Self::Path(path), Check::BusinessPlan, Place::RoleCertification) => {
                (t::terms::GO_BUSINESS_PLAN, format!("{}#business-plan", Route::Certification(*path).path()))
            }
            _ => (label, href),
        })
    }

    fn place(&self, fix: Fix) -> Option<(Key, String)> {
        Some(match (self, fix.place) {
            (Self::Partner(id), Place::Obligations | Place::EnterpriseMembers) => {
                (t::terms::GO_OBLIGATIONS, format!("/sales/customers/{id}?tab=obligations"))
            }
            (Self::Partner(id), Place::Balance) => (t::terms::GO_BALANCE, format!("/sales/customers/{id}")),
            (Self::Partner(id), Place::AssociationRecords) => {
                (t::terms::GO_ASSOCIATION_RECORDS, format!("/sales/association-requests?customer_id={id}"))
            }
            (Self::Partner(id), Place::AuthorizationRecords) => {
                (t::terms::GO_AUTHORIZATION_RECORDS, format!("/sales/authorizations?customer_id={id}"))
            }
            (Self::Partner(id), Place::SwitchType) => {
                (t::terms::GO_SWITCH_TYPE, format!("/sales/customers/{id}/switch-type"))
            }
            (Self::Partner(_) | Self::PartnerStaff, Place::EcosystemManager) => {
                (t::terms::GO_ECOSYSTEM_MANAGER, "/#ecosystem-manager".to_owned())
            }
            (Self::Partner(_) | Self::PartnerStaff, Place::Preregister) => {
                (t::terms::GO_PREREGISTER, "/sales/customers/development".to_owned())
            }
            (Self::PartnerStaff, Place::Programs) => (t::terms::GO_PROGRAMS, "/programs".to_owned()),
            (Self::PartnerStaff, Place::JoinedPrograms) => {
                (t::terms::GO_JOINED_PROGRAMS, "/programs?tab=joined".to_owned())
            }
            (Self::Employee, Place::Specialists) => (t::terms::GO_OWN_RECORDS, "/my/records".to_owned()),
            (Self::PartnerStaff, Place::Specialists) => (t::terms::GO_SPECIALISTS, "/specialists".to_owned()),
            (Self::PartnerStaff, Place::SpecialistInvitations) => {
                (t::terms::GO_SPECIALIST_INVITATIONS, "/specialists?tab=invitations".to_owned())
            }
            (Self::PartnerStaff, Place::OtherAccount) => (t::terms::GO_OTHER_ACCOUNT, "/programs/accounts".to_owned()),
            (Self::PartnerStaff, Place::Paths | Place::RoleCertification | Place::Differentiation) => {
                (t::terms::GO_PATHS, "/programs/paths".to_owned())
            }
            (Self::Path(path), Place::RoleCertification) => {
                (t::terms::GO_ROLE_CERTIFICATION, Route::Certification(*path).path() + "#step-ROLE")
            }
            (Self::Path(path), Place::Differentiation) => {
                (t::terms::GO_DIFFERENTIATION, Route::Certification(*path).path() + "#step-DIFFERENTIATION")
            }
            (Self::PartnerStaff, Place::PathInvitation) => {
                (t::terms::GO_PATH_INVITATION, "/programs/paths#other-paths".to_owned())
            }
            (Self::PartnerStaff, Place::CompetencyTags) => {
                (t::terms::GO_COMPETENCY_TAGS, "/programs/capabilities".to_owned())
            }
            // A customer's balance is not the reader's.
            (Self::PartnerStaff, place) if standing_label(place).is_some() && self.is(fix.by) => {
                (standing_label(place)?, "/settings#standing".to_owned())
            }
            // Whoever needs an administrator does not open the members: who they are stands beside the right.
            (Self::PartnerStaff, Place::Administrators) => {
                let right = Permission::ManageOrganization;
                (t::terms::GO_ADMINISTRATORS, format!("/access/{}", right.as_str()))
            }
            (Self::PartnerStaff, Place::Members) => (t::terms::GO_MEMBERS, "/organization/members".to_owned()),
            (Self::PartnerStaff, Place::Roles) => (t::terms::GO_ROLES, "/organization/members?tab=roles".to_owned()),
            (Self::PartnerStaff, Place::Contacts) => {
                (t::terms::GO_CONTACTS, "/organization/members?tab=contacts".to_owned())
            }
            (Self::PartnerStaff, Place::Resellers) => (t::terms::GO_RESELLERS, "/resellers".to_owned()),
            (Self::PartnerStaff, Place::OpportunityIncentives) => {
                (t::terms::GO_OPPORTUNITY_INCENTIVES, "/opportunities/incentives".to_owned())
            }
            (Self::PartnerStaff, place) if record_kind(place).is_some() => {
                let (label, kind) = record_kind(place)?;
                (label, format!("/programs/paths#record-{}", kind.as_str()))
            }
            (Self::Customer, Place::Obligations | Place::EnterpriseMembers) => {
                (t::terms::GO_OBLIGATIONS, "/my/partner?tab=services".to_owned())
            }
            (Self::Customer, Place::Balance) => (t::terms::GO_BALANCE, "/my/partner".to_owned()),
            (Self::Customer, Place::AssociationRecords) => {
                (t::terms::GO_ASSOCIATION_RECORDS, "/my/partner?tab=association".to_owned())
            }
            // What is not about the customer or the path is the partner's own.
            (Self::Partner(_) | Self::Path(_), _) => return Self::PartnerStaff.place(fix),
            _ => return None,
        })
    }
}

/// The programme of which a condition says that the account is not in it.
const fn program(check: Check) -> Option<Program> {
    Some(match check {
        Check::NotInPcePlan => Program::Pce,
        Check::NotInCspPlan => Program::SolutionProvider,
        _ => return None,
    })
}

/// What the vendor knows about the account itself: the settings show it.
const fn standing_label(place: Place) -> Option<Key> {
    Some(match place {
        Place::AccountInformation => t::terms::GO_ACCOUNT_INFORMATION,
        Place::Resources => t::terms::GO_RESOURCES,
        Place::Balance => t::terms::GO_BALANCE,
        Place::EnterpriseMembers => t::terms::GO_ENTERPRISE_MEMBERS,
        _ => return None,
    })
}

/// Kinds of record that keep an account on its path: the page of the paths lists them.
const fn record_kind(place: Place) -> Option<(Key, PathRecordKind)> {
    use PathRecordKind as Kind;
    Some(match place {
        Place::CloudSolutions => (t::terms::GO_CLOUD_SOLUTIONS, Kind::CloudSolution),
        Place::AdvancedCloudSolutions => (t::terms::GO_ADVANCED_CLOUD_SOLUTIONS, Kind::AdvancedCloudSolution),
        Place::TestCoupons => (t::terms::GO_TEST_COUPONS, Kind::TestCoupon),
        Place::ExamVouchers => (t::terms::GO_EXAM_VOUCHERS, Kind::ExamVoucher),
        Place::DevelopmentFund => (t::terms::GO_DEVELOPMENT_FUND, Kind::DevelopmentFund),
        Place::StaffFunding => (t::terms::GO_STAFF_FUNDING, Kind::StaffFunding),
        Place::DeliverySupport => (t::terms::GO_DELIVERY_SUPPORT, Kind::DeliverySupport),
        _ => return None,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
