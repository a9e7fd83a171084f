//! The wire form of the main answers, as files: what the server writes and the browser reads.
//!
//! `UPDATE_GOLDEN=1 cargo test -p domain --test agreement` writes them anew.

use chrono::{DateTime, Utc};
use domain::api::associations::{AssociationRequest, AssociationRequests, HistoryEntry};
use domain::api::checks::Impact;
use domain::api::error::{ErrorBody, ErrorCode};
use domain::api::incentives::{IncentiveDetail, IncentiveLine};
use domain::api::session::SessionInfo;
use domain::association::{AssociationType, Party, RequestKind};
use domain::ids::{AssociationRequestId, CustomerId, IncentiveId, LoginId, MemberId, OrderId, TenantId};
use domain::incentive::{Claim, IncentiveOrderKind, IncentiveStatus, Overlays};
use domain::money::Money;
use domain::organization::{PartnerType, PresetRole, PrincipalKind};
use domain::period::BillCycle;
use domain::permission::Permission;
use domain::roles::{HeldRoles, is_granted};
use domain::rules::incentive_explanation::{computed_amount, explain};
use domain::rules::partner_switch::partner_switch;
use domain::rules::policy::PolicyHistory;
use domain::rules::sent_policy::SentPolicy;
use domain::rules::verdict::Verdict;
use domain::samples::seed::Samples;
use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use serde::{Serialize, de::DeserializeOwned};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The value is written as the file has it, and the file is read as the value.
fn agree<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(name: &str, file: &str, value: &T) {
    let written = serde_json::to_string_pretty(value).unwrap() + "\n";
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path =
            std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("tests/golden").join(name);
        std::fs::write(path, &written).unwrap();
        return;
    }
    assert_eq!(written, file, "{name} is written otherwise");
    assert_eq!(&serde_json::from_str::<T>(file).unwrap(), value, "{name} is read otherwise");
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn id<T: std::str::FromStr<Err = domain::ids::InvalidId>>(text: &str) -> T {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2026-11-22T08:00:00Z")
}

fn policies() -> PolicyHistory {
    PolicyHistory::built_in().unwrap()
}

fn verdict() -> Verdict {
    let facts = Samples::new(12).association_facts(now());
    partner_switch(&facts, AssociationType::Resale, policies().at(now()).unwrap(), now())
}

#[test]
fn a_verdict() {
    let verdict = verdict();
    assert!(verdict.unmet().count() > 1 && verdict.unmet().count() < verdict.conditions.len());
    agree("verdict.json", include_str!("../golden/verdict.json"), &verdict);
}

#[test]
fn an_error_with_its_check_items() {
    let body = ErrorBody {
        error_code: ErrorCode::ConditionsNotMet.to_string(),
        error_msg: "当前不满足切换条件，请先处理以下事项。".to_owned(),
        request_id: Some("0190f3a2c4d87e21a1b2c3d4e5f60718".to_owned()),
        field_errors: Vec::new(),
        check_items: verdict().conditions,
        denied: None,
        stale: None,
        state: None,
        available_at: Some(at("2027-02-11T03:20:00Z")),
        receipt_id: None,
    };
    agree("error.json", include_str!("../golden/error.json"), &body);
}

#[test]
fn a_page_of_a_list() {
    let requested_at = at("2026-11-20T01:30:00Z");
    let due = at("2026-12-05T01:30:00Z");
    let state = AssociationRequestState::Pending;
    let request = AssociationRequest {
        request_id: id::<AssociationRequestId>("0190f3a2c4d87e21a1b2c3d4e5f60718"),
        customer_id: id::<CustomerId>("0190f3a2c4d87e21a1b2c3d4e5f60719"),
        customer: "𠮷野家（上海）\"测试\" & Co".to_owned(),
        account_name: "yoshinoya-sh".to_owned(),
        partner_name_zh: "示例伙伴".to_owned(),
        partner_name_en: "Example Partner".to_owned(),
        operation: RequestKind::SwitchType,
        requested_by: Party::Partner,
        requester_name: "王小明".to_owned(),
        current_type: AssociationType::Referral,
        target_type: Some(AssociationType::Resale),
        reason: "The customer asked us to pay for it".to_owned(),
        answer_reason: None,
        state,
        turn: state.turn(Party::Partner, due),
        actions: vec![AssociationRequestEvent::Withdraw],
        impact: Impact {
            from: AssociationType::Referral,
            to: Some(AssociationType::Resale),
            returned_allocation: Money::cny(0),
            reclaimed_coupons: 0,
            reclaimed_coupon_amount: Money::cny(0),
            authorization_ends: false,
            grace_days_at_least: Some(1),
            partner_invoices: true,
            running_resources: 3,
            next_request_at: at("2027-02-20T01:30:00Z"),
        },
        policy_version: 2,
        requested_at,
        answered_at: None,
        history: vec![HistoryEntry {
            at: requested_at,
            event: "REQUESTED".to_owned(),
            actor: "王小明".to_owned(),
            party: Party::Partner,
            reason: None,
        }],
        version: 1,
    };
    let page = AssociationRequests { count: 27, association_requests: vec![request] };
    agree("association_requests.json", include_str!("../golden/association_requests.json"), &page);
}

#[test]
fn a_session() {
    let roles = vec![PresetRole::Admin];
    let held = HeldRoles::preset(&roles);
    let granted = |permission: &Permission| is_granted(PrincipalKind::PartnerMember, &held, *permission);
    let session = SessionInfo {
        login_id: id::<LoginId>("0190f3a2c4d87e21a1b2c3d4e5f60720"),
        account: "csp-admin".to_owned(),
        display_name: "王小明".to_owned(),
        kind: PrincipalKind::PartnerMember,
        tenant_id: id::<TenantId>("0190f3a2c4d87e21a1b2c3d4e5f60721"),
        tenant_name_zh: "示例伙伴".to_owned(),
        tenant_name_en: "Example Partner".to_owned(),
        partner_type: Some(PartnerType::SolutionProvider),
        member_id: Some(id::<MemberId>("0190f3a2c4d87e21a1b2c3d4e5f60722")),
        customer_id: None,
        roles,
        custom_roles: vec!["激励核对".to_owned()],
        permissions: Permission::ALL.iter().copied().filter(granted).collect(),
        must_change_password: false,
        verification_enabled: true,
        commitment_letter_accepted: false,
        expires_at: at("2026-11-22T20:00:00Z"),
        server_time: now(),
        demo: true,
        policy: SentPolicy::of(policies().at(now()).unwrap()).unwrap(),
    };
    agree("session.json", include_str!("../golden/session.json"), &session);
}

#[test]
fn an_incentive_line_with_its_explanation() {
    let mut facts = Samples::new(16).incentive_facts(now());
    facts.amount = computed_amount(&facts, &policies(), now()).unwrap();
    let (amount, consumed, association_type) = (facts.amount, facts.consumed, facts.association_type);
    let overlays = Overlays { frozen: true, expired: false, applied_for: false };
    let claim = Claim::of(amount, IncentiveStatus::Issuing, overlays);
    let detail = IncentiveDetail {
        line: IncentiveLine {
            incentive_id: id::<IncentiveId>("0190f3a2c4d87e21a1b2c3d4e5f60730"),
            bill_no: "IB202610-000017".to_owned(),
            period: "2026-10".parse::<BillCycle>().unwrap(),
            plan_name_zh: "解决方案提供商激励".to_owned(),
            plan_name_en: "Solution provider incentive".to_owned(),
            customer_id: id::<CustomerId>("0190f3a2c4d87e21a1b2c3d4e5f60719"),
            customer: "示例客户".to_owned(),
            account_name: "example-customer".to_owned(),
            association_type,
            order_id: Some(id::<OrderId>("CS2610081234")),
            order_kind: IncentiveOrderKind::Renew,
            product_zh: "弹性云服务器".to_owned(),
            product_en: "Elastic Cloud Server".to_owned(),
            consumed,
            amount,
            claimable: claim.claimable,
            frozen: claim.frozen,
            status: IncentiveStatus::Issuing,
            overlays,
            turn: IncentiveStatus::Issuing.turn(None, false),
            expires_at: None,
        },
        explanation: explain(facts, &policies(), now()).unwrap(),
    };
    agree("incentive.json", include_str!("../golden/incentive.json"), &detail);
}
