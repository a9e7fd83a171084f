//! The same for the rules on programmes, certification, specialists and opportunities.

use crate::digest::{bytes, digest};
use domain::association::Party;
use domain::rules::certification::annual_review::annual_review;
use domain::rules::certification::role_certification::{certificate_match, differentiation, role_certification};
use domain::rules::opportunities::deadlines::{ho_answer, validation_due};
use domain::rules::opportunities::eligibility::{ho_eligibility, po_submission};
use domain::rules::opportunities::incentive::{application_due, check_due, incentive_application};
use domain::rules::opportunities::incentive_amount::incentive_amount;
use domain::rules::organization::{access, assign_roles, contact_room, custom_role, member_operation, retire_member};
use domain::rules::programs::certificate_download::certificate_download;
use domain::rules::programs::co_sell::co_sell;
use domain::rules::programs::company::company_account;
use domain::rules::programs::government_cloud::government_cloud;
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::programs::path_application::path_application;
use domain::rules::programs::path_choice::path_choice;
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::plan_join::plan_join;
use domain::rules::programs::plan_leave::plan_leave;
use domain::rules::programs::plan_renewal::plan_renewal;
use domain::rules::receipt::Decision;
use domain::rules::reseller_funds::reseller_funds;
use domain::rules::reseller_quota::reseller_quota;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};
use domain::rules::specialists::lifecycle::{project_record_change, specialist_operation};
use domain::rules::verdict::RuleId;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn r_20_path_exit() {
    let all = digest(|samples, now, policy, _| bytes(&path_exit(&samples.path_exit_facts(), policy, now)));
    assert_eq!(all, "adcf8bade1b3f067");
}

#[test]
fn r_21_path_choice() {
    let all = digest(|samples, now, policy, _| bytes(&path_choice(samples.path_choice_facts(), policy, now)));
    assert_eq!(all, "7dd361fede1480af");
}

#[test]
fn r_22_and_r_24_joining() {
    let all = digest(|samples, now, policy, _| bytes(&plan_join(&samples.plan_join_facts(), policy, now)));
    assert_eq!(all, "5f444464d863edae");
}

#[test]
fn r_23_level_upgrade() {
    let all = digest(|samples, now, policy, _| bytes(&level_upgrade(&samples.level_upgrade_facts(), policy, now)));
    assert_eq!(all, "db9e04943bbc61cd");
}

#[test]
fn r_25_government_cloud() {
    let all = digest(|samples, now, policy, _| bytes(&government_cloud(&samples.applicant(), policy, now)));
    assert_eq!(all, "7b7011ef9991665b");
}

#[test]
fn r_26_co_sell() {
    let all = digest(|samples, now, policy, _| bytes(&co_sell(&samples.co_sell_facts(), policy, now)));
    assert_eq!(all, "e9f51cec38f1df06");
}

#[test]
fn r_27_who_receives_opportunities() {
    let all = digest(|samples, now, policy, _| bytes(&ho_eligibility(&samples.ho_eligibility_facts(), policy, now)));
    assert_eq!(all, "483f87c376133be7");
}

#[test]
fn r_28_certificate_download() {
    let all = digest(|samples, now, policy, _| {
        bytes(&certificate_download(&samples.certificate_download_facts(now), policy, now))
    });
    assert_eq!(all, "cd481e7bff2438f3");
}

#[test]
fn r_34_invitations() {
    let all =
        digest(|samples, now, policy, _| bytes(&specialist_invitation(&samples.invitation_facts(now), policy, now)));
    assert_eq!(all, "c2ce90d2d8795adb");
}

#[test]
fn r_36_specialists() {
    let all = digest(|samples, now, policy, _| bytes(&specialist_operation(&samples.specialist_facts(), policy, now)));
    assert_eq!(all, "df006cb1498c8a67");
}

#[test]
fn r_37_projects() {
    let all =
        digest(|samples, now, policy, _| bytes(&project_record_change(samples.project_record_facts(), policy, now)));
    assert_eq!(all, "bc5d614a19524c0b");
}

#[test]
fn r_71_submission() {
    let all = digest(|samples, now, policy, _| bytes(&po_submission(samples.po_submission_facts(), policy, now)));
    assert_eq!(all, "21f23df2926e06a2");
}

#[test]
fn r_30_to_r_33_certification() {
    let all = digest(|samples, now, policy, _| {
        let facts = samples.certification_facts(now);
        let found = certificate_match(&facts, policy, now);
        bytes(&(role_certification(&facts, policy, now), differentiation(&facts, policy, now), found))
    });
    assert_eq!(all, "c317ae90fc18be6d");
}

#[test]
fn r_35_invited_accounts() {
    let all = digest(|samples, now, policy, _| {
        let viewer = samples.pick(&[Party::PartnerAdmin, Party::Employee], Party::PartnerAdmin);
        bytes(&invitation_target(&samples.invitation_target_facts(now), viewer, policy, now))
    });
    assert_eq!(all, "236cd2ab79ac73a4");
}

#[test]
fn r_71_and_r_72_deadlines() {
    let all = digest(|samples, now, policy, policies| {
        let due = domain::api::time::to_text(validation_due(samples.before(now), policy));
        bytes(&(due, ho_answer(samples.ho_answer_facts(now), policy, policies, now)))
    });
    assert_eq!(all, "90ebf59f38a9f8c6");
}

#[test]
fn r_60_to_r_66_and_r_81_to_r_84_the_organisation() {
    let all = digest(|samples, now, policy, _| {
        bytes(&[
            member_operation(&samples.member_operation_facts(), policy, now),
            assign_roles(&samples.role_assignment_facts(), policy, now),
            retire_member(&samples.retirement_facts(), policy, now),
            custom_role(&samples.custom_role_question(), policy, now),
            contact_room(samples.contact_room_facts(), policy, now),
            access(samples.access_facts(), policy, now),
            company_account(&samples.company_facts(), policy, now),
        ])
    });
    assert_eq!(all, "c4d5a5213238e038");
}

#[test]
fn r_78_leaving_a_programme() {
    let all = digest(|samples, now, policy, _| bytes(&plan_leave(samples.plan_leave_facts(), policy, now)));
    assert_eq!(all, "a30876e4f7027578");
}

#[test]
fn r_79_annual_reviews() {
    let all = digest(|samples, now, policy, _| bytes(&annual_review(&samples.annual_review_facts(now), policy, now)));
    assert_eq!(all, "27394d60a627af44");
}

#[test]
fn r_80_renewals() {
    let all = digest(|samples, now, policy, _| bytes(&plan_renewal(&samples.plan_renewal_facts(now), policy, now)));
    assert_eq!(all, "3f17d10c1f9cc9c7");
}

#[test]
fn r_82_path_applications() {
    let all = digest(|samples, now, policy, _| bytes(&path_application(samples.path_application_facts(), policy, now)));
    assert_eq!(all, "57667ce70bafa094");
}

#[test]
fn r_86_money_of_resellers() {
    let all = digest(|samples, now, policy, _| bytes(&reseller_funds(&samples.reseller_funds_facts(), policy, now)));
    assert_eq!(all, "9ed0365cebe63a04");
}

#[test]
fn r_87_quota_of_resellers() {
    let all = digest(|samples, now, policy, _| bytes(&reseller_quota(&samples.reseller_quota_facts(now), policy, now)));
    assert_eq!(all, "a078d2bd5769a454");
}

#[test]
fn r_77_incentives_of_opportunities() {
    let all = digest(|samples, now, policy, policies| {
        let facts = samples.incentive_application_facts(now);
        let verdict = incentive_application(facts, policy, policies, now);
        let settled = samples.once_in(3).then(|| samples.some_money());
        let amount = incentive_amount(facts.cloud_revenue, policy, settled).unwrap();
        let dues = [application_due(now, policy), check_due(now, policy)].map(domain::api::time::to_text);
        bytes(&(verdict, amount, dues))
    });
    assert_eq!(all, "99b7568abeeb8d11");
}

#[test]
fn the_content_of_receipts() {
    let all = digest(|samples, now, policy, policies| {
        let facts = serde_json::to_value(samples.plan_join_facts()).unwrap();
        let decision = Decision::make(RuleId::R22, facts, policy.version, policies, now).unwrap();
        decision.content().unwrap().into_bytes()
    });
    assert_eq!(all, "76fd15e872bdcf7e");
}
