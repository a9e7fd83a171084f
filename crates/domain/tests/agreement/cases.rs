//! The same generated facts give the same bytes on every target, for every rule.

use crate::digest::{bytes, digest};
use domain::association::{AssociationType, Party};
use domain::rules::account_manager::assign_account_manager;
use domain::rules::associable::associable;
use domain::rules::authorization::request_authorization;
use domain::rules::customer_invitation::customer_invitation;
use domain::rules::customer_unbind::customer_unbind;
use domain::rules::direct_association::direct_association;
use domain::rules::incentive_explanation::explain;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::preregistration::preregister;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

// A changed digest means that a rule, a number of the policy or the wire form of a verdict has changed:
// look whether that was meant, then take over what the message says.

#[test]
fn r_01_direct_association() {
    let all = digest(|samples, now, policy, _| {
        bytes(&direct_association(&samples.direct_association_facts(now), policy, now))
    });
    assert_eq!(all, "d1046e2f623a1934");
}

#[test]
fn r_02_who_can_never_associate() {
    let all = digest(|samples, now, policy, _| {
        let viewer = samples.pick(&[Party::Partner, Party::Customer], Party::Partner);
        bytes(&associable(&samples.associable_facts(now), viewer, policy, now))
    });
    assert_eq!(all, "e7d05d4b93a29e18");
}

#[test]
fn r_04_invitations_of_customers() {
    let all = digest(|samples, now, policy, policies| {
        bytes(&customer_invitation(samples.customer_invitation_facts(now), policy, policies, now))
    });
    assert_eq!(all, "5bef73affdbb4dad");
}

#[test]
fn r_05_preregistration() {
    let all = digest(|samples, now, policy, _| {
        let report = preregister(&samples.preregistration_facts(now), policy, now);
        bytes(&(report.outcome(), &report.review, &report.verdict))
    });
    assert_eq!(all, "5a77863e019e0999");
}

#[test]
fn r_08_customer_unbinds() {
    let all =
        digest(|samples, now, policy, _| bytes(&customer_unbind(&samples.customer_unbind_facts(now), policy, now)));
    assert_eq!(all, "6cb480c591f83204");
}

#[test]
fn r_09_partner_unbinds() {
    let all = digest(|samples, now, policy, _| bytes(&partner_unbind(&samples.association_facts(now), policy, now)));
    assert_eq!(all, "6be63f270ed5e45b");
}

#[test]
fn r_10_partner_switches() {
    let all = digest(|samples, now, policy, _| {
        let target = samples.pick(AssociationType::ALL, AssociationType::Resale);
        bytes(&partner_switch(&samples.association_facts(now), target, policy, now))
    });
    assert_eq!(all, "434872d11f2eb93a");
}

#[test]
fn r_12_authorization() {
    let all =
        digest(|samples, now, policy, _| bytes(&request_authorization(&samples.authorization_facts(), policy, now)));
    assert_eq!(all, "528a8aa1f7a2a189");
}

#[test]
fn r_14_account_manager() {
    let all = digest(|samples, now, policy, _| bytes(&assign_account_manager(samples.assignment_facts(), policy, now)));
    assert_eq!(all, "48952442b59eac30");
}

#[test]
fn r_51_to_r_53_incentives() {
    let all = digest(|samples, now, _, policies| bytes(&explain(samples.incentive_facts(now), policies, now).unwrap()));
    assert_eq!(all, "11fc064beaf9fd1d");
}
