//! Sums, counters and states agree with the rows that they are made of.

use super::loaded;
use crate::config::DemoSize;
use crate::demo::load::Demo;
use crate::demo::request_rows::decided;
use crate::testing::{Engine, NOW, TestApp};
use domain::association::Party;
use domain::period::add_months;
use domain::states::association_request::AssociationRequestState;
use std::collections::{BTreeMap, HashSet};

/// Each counts rows that break a promise.
const BROKEN: &[(&str, &str)] = &[
    (
        "allocated balance",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND reseller_tenant_id = '' AND allocated <> COALESCE((SELECT SUM(CASE WHEN operation_type = 'SOURCE_OPERATION_BEADJUST' THEN amount ELSE -amount END) FROM adjust_records a WHERE a.tenant_id = $1 AND a.customer_id = c.id), 0)",
    ),
    (
        "referral customers have no balance",
        "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND association_type = '1' AND allocated <> 0",
    ),
    (
        "usable coupons",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND (coupons, coupon_amount) <> (SELECT COUNT(*), COALESCE(SUM(balance), 0) FROM coupons k WHERE k.tenant_id = $1 AND k.customer_id = c.id AND k.status = '2')",
    ),
    (
        "stored value",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND stored_value <> COALESCE((SELECT SUM(amount) FROM obligations o WHERE o.tenant_id = $1 AND o.customer_id = c.id AND o.kind = 'STORED_VALUE_CARD' AND o.ended_at IS NULL), 0)",
    ),
    (
        "other obligations",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND independent_members + partner_pay_orders + reserved_instances + partner_support_plans + service_support_plans + member_support_plans + special_contracts + pro_service_contracts + credit_accounts <> (SELECT COUNT(*) FROM obligations o WHERE o.tenant_id = $1 AND o.customer_id = c.id AND o.kind <> 'STORED_VALUE_CARD' AND o.ended_at IS NULL)",
    ),
    (
        "pending request",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND pending_request_id <> COALESCE((SELECT MAX(id) FROM association_requests r WHERE r.tenant_id = $1 AND r.customer_id = c.id AND r.state = 'PENDING'), '')",
    ),
    (
        "one pending request",
        "SELECT COUNT(*) FROM association_requests a JOIN association_requests b ON a.tenant_id = b.tenant_id AND a.customer_id = b.customer_id AND a.id < b.id WHERE a.tenant_id = $1 AND a.state = 'PENDING' AND b.state = 'PENDING'",
    ),
    (
        "state of the relation",
        "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND ((pending_request_id = '') <> (association_state IN ('ASSOCIATED', 'UNASSOCIATED')) OR is_current <> (association_state <> 'UNASSOCIATED'))",
    ),
    (
        "authorisation",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND authorization_id <> '' AND authorization_state <> (SELECT state FROM authorizations a WHERE a.tenant_id = $1 AND a.id = c.authorization_id)",
    ),
    (
        "one active authorisation",
        "SELECT COUNT(*) FROM authorizations a JOIN customers c ON c.tenant_id = a.tenant_id AND c.id = a.customer_id WHERE a.tenant_id = $1 AND a.state IN ('PENDING', 'AUTHORIZED') AND (c.authorization_id <> a.id OR c.association_type <> '2')",
    ),
    (
        "open things are not due yet",
        "SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1 AND (state = 'PENDING') <> (answered_at IS NULL)",
    ),
    (
        "nobody comes before it registers",
        "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND registered_at > associated_on",
    ),
    (
        "account manager",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND account_manager_id <> '' AND NOT EXISTS (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = c.account_manager_id AND r.role = 'ACCOUNT_MANAGER')",
    ),
    (
        "pieces for the search",
        "SELECT COUNT(*) FROM customers c WHERE tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM customer_grams g WHERE g.tenant_id = $1 AND g.customer_id = c.id)",
    ),
    (
        "payout amounts",
        "SELECT COUNT(*) FROM payout_applications p WHERE tenant_id = $1 AND state <> 'WITHDRAWN' AND amount_minor <> (SELECT SUM(amount_minor) FROM incentives i WHERE i.tenant_id = $1 AND i.payout_id = p.id)",
    ),
    (
        "a withdrawn application holds no line",
        "SELECT COUNT(*) FROM payout_applications p JOIN incentives i ON i.tenant_id = p.tenant_id AND i.payout_id = p.id WHERE p.tenant_id = $1 AND p.state = 'WITHDRAWN'",
    ),
    (
        "recipients",
        "SELECT COUNT(*) FROM outbox_messages o WHERE tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM logins l WHERE l.tenant_id = $1 AND l.id = o.recipient_login_id)",
    ),
    (
        "a certified path has its record",
        "SELECT COUNT(*) FROM development_paths p WHERE tenant_id = $1 AND stage IN ('ROLE_CERTIFIED', 'DIFFERENTIATION_REVIEWING', 'DIFFERENTIATED') AND NOT EXISTS (SELECT 1 FROM path_records r WHERE r.tenant_id = $1 AND r.kind = 'ROLE_CERTIFICATION')",
    ),
    (
        "members have a beginning, and those who are out have an end that is past",
        "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND ((state IN ('JOINED', 'EXPIRING', 'EXPIRED', 'EXITED')) <> (joined_at IS NOT NULL) OR (state IN ('JOINED', 'EXPIRING') AND valid_until < 1795312800) OR (state IN ('EXPIRED', 'EXITED') AND valid_until > 1795312800))",
    ),
    ("nothing is from the future", "SELECT COUNT(*) FROM record_events WHERE tenant_id = $1 AND at > 1795312800"),
];

#[tokio::test]
async fn sums_counters_and_states_agree() {
    for size in [DemoSize::Small, DemoSize::Medium] {
        let app = loaded(Engine::Sqlite, size).await;
        for tenant in app.app.store().tenants().await.unwrap() {
            for (what, sql) in BROKEN {
                assert_eq!(app.number(tenant.as_str(), sql).await, 0, "{size:?} {tenant}: {what}");
            }
        }
    }
}

#[tokio::test]
async fn every_state_occurs() {
    let app = loaded(Engine::Sqlite, DemoSize::Medium).await;
    for (sql, wanted) in [
        ("SELECT COUNT(DISTINCT state) FROM association_requests WHERE tenant_id = $1", 5),
        ("SELECT COUNT(DISTINCT state) FROM authorizations WHERE tenant_id = $1", 6),
        ("SELECT COUNT(DISTINCT association_state) FROM customers WHERE tenant_id = $1", 5),
        ("SELECT COUNT(DISTINCT state) FROM payout_applications WHERE tenant_id = $1", 10),
        ("SELECT COUNT(DISTINCT status) FROM incentives WHERE tenant_id = $1", 4),
        ("SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current", 1_500),
    ] {
        assert_eq!(app.number("csp", sql).await, wanted, "{sql}");
    }
    for (sql, least) in [
        ("SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1 AND state = 'PENDING'", 12),
        (
            "SELECT COUNT(*) FROM association_requests WHERE tenant_id = $1 AND state = 'PENDING' AND due_at < 1795312800 + 43200",
            2,
        ),
        ("SELECT COUNT(*) FROM authorizations WHERE tenant_id = $1 AND state = 'PENDING'", 5),
        ("SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1", 20),
        ("SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND freeze_state <> 'NORMAL'", 80),
        ("SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND arrears > 0", 55),
    ] {
        let found = app.number("csp", sql).await;
        assert!(found >= least, "{found} < {least}: {sql}");
    }
    assert_eq!(
        app.number(
            "distributor",
            "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND reseller_tenant_id = ''"
        )
        .await,
        40
    );
    assert!(
        app.number("distributor", "SELECT COUNT(DISTINCT reseller_tenant_id) FROM customers WHERE tenant_id = $1")
            .await
            >= 6
    );
}

/// R-07 and the other rules allowed every request when it was sent, and nobody asked twice in a window.
#[test]
fn every_request_was_allowed_when_it_was_sent() {
    let demo = Demo::of(DemoSize::Medium, *NOW).unwrap();
    for partner in &demo.partners {
        let mut asked: BTreeMap<(usize, Party), Vec<_>> = BTreeMap::new();
        for request in &partner.requests {
            let (_, verdict) = decided(&demo.world, partner, request).unwrap();
            assert!(verdict.allowed(), "{} {request:?}", partner.spec.id);
            asked.entry((request.customer, request.by)).or_default().push(super::super::world::moment(request.at));
            assert_eq!(
                request.state == AssociationRequestState::Pending,
                request.due > demo.world.now && request.answered_at.is_none()
            );
            assert!(
                request.answered_at.is_none_or(|at| request.at < at && at <= request.due && at <= demo.world.now),
                "{request:?}"
            );
        }
        for moments in asked.values_mut() {
            moments.sort_unstable();
            assert!(moments.windows(2).all(|pair| add_months(pair[0], 3) <= pair[1]), "{moments:?}");
        }
    }
}

#[test]
fn login_names_are_unique() {
    let demo = Demo::of(DemoSize::Medium, *NOW).unwrap();
    let mut names = HashSet::new();
    let customers = demo
        .partners
        .iter()
        .flat_map(|partner| &partner.customers)
        .chain(demo.far.iter().flat_map(|(_, customers)| customers));
    for customer in customers {
        assert!(names.insert(customer.account_name.clone()), "{}", customer.account_name);
    }
}

#[tokio::test]
async fn a_customer_is_found_in_its_partner_and_its_own_tenant() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    assert_eq!(
        app.number("csp", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND account_name = 'customer-blocked'")
            .await,
        1
    );
    let homeless = "SELECT COUNT(*) FROM logins l WHERE tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM customer_directory d WHERE d.tenant_id = $1 AND d.id = l.subject_id)
        AND NOT EXISTS (SELECT 1 FROM customer_accounts a WHERE a.tenant_id = $1 AND a.id = l.subject_id)
        AND NOT EXISTS (SELECT 1 FROM personal_accounts p WHERE p.tenant_id = $1 AND p.id = l.subject_id)";
    assert_eq!(app.number("customers", homeless).await, 0);
}
