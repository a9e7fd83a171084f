//! Where each place leads, and that it is there.

use super::{Key, Viewer, t::terms as w};
use crate::routes::{Location, Route};
use domain::association::Party;
use domain::program::DevelopmentPath;
use domain::rules::verdict::{Check, Condition, Fix, Place, RuleId};

/// Where partner staff is led; each place that is not named leads nowhere.
const STAFF: [(Place, Key, &str); 29] = [
    (Place::Balance, w::GO_BALANCE, "/settings#standing"),
    (Place::EnterpriseMembers, w::GO_ENTERPRISE_MEMBERS, "/settings#standing"),
    (Place::Administrators, w::GO_ADMINISTRATORS, "/access/partner:organization:manage"),
    (Place::Preregister, w::GO_PREREGISTER, "/sales/customers/development"),
    (Place::Programs, w::GO_PROGRAMS, "/programs"),
    (Place::JoinedPrograms, w::GO_JOINED_PROGRAMS, "/programs?tab=joined"),
    (Place::Paths, w::GO_PATHS, "/programs/paths"),
    (Place::PathInvitation, w::GO_PATH_INVITATION, "/programs/paths#other-paths"),
    (Place::RoleCertification, w::GO_PATHS, "/programs/paths"),
    (Place::Differentiation, w::GO_PATHS, "/programs/paths"),
    (Place::CompetencyTags, w::GO_COMPETENCY_TAGS, "/programs/capabilities"),
    (Place::CloudSolutions, w::GO_CLOUD_SOLUTIONS, "/programs/paths#record-CLOUD_SOLUTION"),
    (Place::AdvancedCloudSolutions, w::GO_ADVANCED_CLOUD_SOLUTIONS, "/programs/paths#record-ADVANCED_CLOUD_SOLUTION"),
    (Place::TestCoupons, w::GO_TEST_COUPONS, "/programs/paths#record-TEST_COUPON"),
    (Place::ExamVouchers, w::GO_EXAM_VOUCHERS, "/programs/paths#record-EXAM_VOUCHER"),
    (Place::DevelopmentFund, w::GO_DEVELOPMENT_FUND, "/programs/paths#record-DEVELOPMENT_FUND"),
    (Place::StaffFunding, w::GO_STAFF_FUNDING, "/programs/paths#record-STAFF_FUNDING"),
    (Place::DeliverySupport, w::GO_DELIVERY_SUPPORT, "/programs/paths#record-DELIVERY_SUPPORT"),
    (Place::AccountInformation, w::GO_ACCOUNT_INFORMATION, "/settings#standing"),
    (Place::OtherAccount, w::GO_OTHER_ACCOUNT, "/programs/accounts"),
    (Place::Resources, w::GO_RESOURCES, "/settings#standing"),
    (Place::Specialists, w::GO_SPECIALISTS, "/specialists"),
    (Place::SpecialistInvitations, w::GO_SPECIALIST_INVITATIONS, "/specialists?tab=invitations"),
    (Place::OpportunityIncentives, w::GO_OPPORTUNITY_INCENTIVES, "/opportunities/incentives"),
    (Place::Resellers, w::GO_RESELLERS, "/resellers"),
    (Place::Members, w::GO_MEMBERS, "/organization/members"),
    (Place::Roles, w::GO_ROLES, "/organization/members?tab=roles"),
    (Place::Contacts, w::GO_CONTACTS, "/organization/members?tab=contacts"),
    (Place::EcosystemManager, w::GO_ECOSYSTEM_MANAGER, "/#ecosystem-manager"),
];

fn viewers() -> Vec<Viewer> {
    let others = [
        Viewer::PartnerStaff,
        Viewer::Path(DevelopmentPath::Software),
        Viewer::Distributor,
        Viewer::Customer,
        Viewer::Employee,
        Viewer::Operator,
    ];
    "0f3a9b".parse().into_iter().map(Viewer::Partner).chain(others).collect()
}

#[test]
fn staff_is_led_to_what_the_words_name() {
    for place in Place::ALL.iter().copied() {
        let expected =
            STAFF.iter().find(|(one, ..)| *one == place).map(|(_, label, href)| (*label, (*href).to_owned()));
        assert_eq!(Viewer::PartnerStaff.place(Fix::new(Party::Partner, place)), expected, "{place}");
    }
}

#[test]
fn every_link_leads_to_a_page_and_no_two_pages_have_the_same_words() {
    for viewer in viewers() {
        let mut addresses: Vec<(Key, String)> = Vec::new();
        for place in Place::ALL.iter().copied() {
            for by in Party::ALL.iter().copied() {
                let Some((label, href)) = viewer.place(Fix::new(by, place)) else { continue };
                assert_ne!(Route::of_path(&Location::of_link(&href).path), Route::NotFound, "{viewer:?} {place}");
                let known = addresses.iter().find(|(words, _)| *words == label).map(|(_, href)| href);
                assert!(known.is_none_or(|known| *known == href), "{viewer:?}: {label:?}");
                addresses.push((label, href));
            }
        }
    }
}

#[test]
fn who_is_not_in_a_programme_is_led_to_its_card() {
    for (check, href) in [
        (Check::NotInPcePlan, "/programs#program-PCE"),
        (Check::NotInCspPlan, "/programs#program-SOLUTION_PROVIDER"),
        (Check::RenewalWindow, "/programs"),
    ] {
        let condition = Condition::new(RuleId::R71, check, false).fix(Party::Partner, Place::Programs);
        let target = Viewer::PartnerStaff.target(&condition);
        assert_eq!(target, Some((w::GO_PROGRAMS, href.to_owned())));
    }
}

#[test]
fn on_a_path_the_reasons_lead_to_what_it_asks_for() {
    let page = "/programs/paths/SOFTWARE/certification";
    for (check, place, label, part) in [
        (Check::CertificationStage, Place::RoleCertification, w::GO_ROLE_CERTIFICATION, "#step-ROLE"),
        (Check::PathNotCertified, Place::Differentiation, w::GO_DIFFERENTIATION, "#step-DIFFERENTIATION"),
        (Check::BusinessPlan, Place::RoleCertification, w::GO_BUSINESS_PLAN, "#business-plan"),
    ] {
        let condition = Condition::new(RuleId::R31, check, false).fix(Party::Partner, place);
        let target = Viewer::Path(DevelopmentPath::Software).target(&condition);
        assert_eq!(target, Some((label, format!("{page}{part}"))));
        // Where the path is not known, the list of paths leads to its page.
        let unknown = Viewer::PartnerStaff.target(&condition);
        assert_eq!(unknown, Some((w::GO_PATHS, "/programs/paths".to_owned())));
    }
}
