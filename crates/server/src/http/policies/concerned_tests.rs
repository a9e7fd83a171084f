//! Who sees how many of what a number of the policy concerns.

use crate::testing::{Client, NewCustomer, TestApp};
use domain::api::policies::Concerned;
use domain::organization::{PresetRole, PrincipalKind};
use domain::rules::concerned::ConcernedObject as Object;

const PATH: &str = "/v2/partners/policies/concerned";

async fn counts(reader: &Client) -> Vec<(Object, u64)> {
    let answer = reader.get(PATH).expect(200).await.read::<Concerned>();
    answer.counts.into_iter().map(|one| (one.of, one.count)).collect()
}

/// Three customers, one of them mia's, and of everything else at least one that counts and one that does not.
async fn filled(app: &TestApp) {
    for tenant in ["t1", "t2"] {
        app.partner(tenant).await;
    }
    let customer = |id, manager| NewCustomer { id, manager, ..NewCustomer::default() };
    app.add_customers("t1", &[customer("c1", "mia"), customer("c2", ""), customer("c3", "")]).await;
    app.add_customer("t2", customer("c4", "")).await;
    for sql in [
        "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1)",
        "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'LEARNING', 'AVAILABLE', 1)",
        "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)",
        "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'CAPABILITY', 'JOINED', 1, 2, 3)",
        "INSERT INTO opportunities (tenant_id, id, number, direction, state, name, customer_name, search_text, currency, value_minor, cloud_revenue_minor, details, created_at, changed_at, due_at)
            VALUES ($1, 'o1', 'PO-1', 'PO', 'VALIDATING', 'one', 'c', '', 'CNY', 1, 1, '{}', 1, 1, 4000000000), ($1, 'o2', 'PO-2', 'PO', 'DRAFT', 'two', 'c', '', 'CNY', 1, 1, '{}', 1, 1, NULL),
                ($1, 'o3', 'HO-1', 'HO', 'PENDING_ACCEPTANCE', 'three', 'c', '', 'CNY', 1, 1, '{}', 1, 1, 4000000000), ($1, 'o4', 'HO-2', 'HO', 'CLOSED', 'four', 'c', '', 'CNY', 1, 1, '{}', 1, 1, NULL),
                ($1, 'o5', 'PO-3', 'PO', 'VALIDATING', 'five', 'c', '', 'CNY', 1, 1, '{}', 1, 1, 2), ($1, 'o6', 'HO-3', 'HO', 'PENDING_ACCEPTANCE', 'six', 'c', '', 'CNY', 1, 1, '{}', 1, 1, 2)",
        "INSERT INTO opportunity_incentives (tenant_id, id, number, opportunity_id, opportunity_no, opportunity_name, customer_name, search_text, currency, cloud_revenue_minor, policy_version, amount_minor, state, delivered_at, applied_at, changed_at, due_at)
            VALUES ($1, 'i1', 'OI-1', 'o5', 'PO-5', 'five', 'c', '', 'CNY', 1, 1, 1, 'OBJECTED', 1, 1, 1, NULL), ($1, 'i2', 'OI-2', 'o6', 'PO-6', 'six', 'c', '', 'CNY', 1, 1, 1, 'CONFIRMED', 1, 1, 1, NULL),
                ($1, 'i3', 'OI-3', 'o7', 'PO-7', 'seven', 'c', '', 'CNY', 1, 1, 1, 'AWAITING_CONFIRMATION', 1, 1, 1, 2)",
        "INSERT INTO specialists (tenant_id, id, home_tenant_id, account_id, account_name, name, search_text, state, state_since, invited_at, invited_until)
            VALUES ($1, 's1', 'h', 'a1', 'a1', 'one', '', 'BOUND', 1, 1, 1), ($1, 's2', 'h', 'a2', 'a2', 'two', '', 'INVITED', 1, 1, 4000000000),
                ($1, 's3', 'h', 'a3', 'a3', 'three', '', 'INVITED', 1, 1, 2), ($1, 's4', 'h', 'a4', 'a4', 'four', '', 'UNBOUND', 1, 1, 1)",
        "INSERT INTO association_requests (tenant_id, id, customer_id, operation, requested_by, requester_login_id, requester_name, current_type, reason, state, due_at, policy_version, facts, verdict, impact, requested_at)
            VALUES ($1, 'q1', 'c1', 'UNBIND', 'PARTNER', 'l', 'ann', '1', '', 'PENDING', 4000000000, 1, '{}', '{}', '{}', 1), ($1, 'q2', 'c2', 'UNBIND', 'PARTNER', 'l', 'ann', '1', '', 'PENDING', 4000000000, 1, '{}', '{}', '{}', 1),
                ($1, 'q3', 'c3', 'UNBIND', 'PARTNER', 'l', 'ann', '1', '', 'PENDING', 1, 1, '{}', '{}', '{}', 1)",
    ] {
        app.execute("t1", sql).await;
    }
}

#[tokio::test]
async fn an_account_manager_counts_the_own_customers_and_an_administrator_all() {
    TestApp::on_both_engines(async |app| {
        filled(&app).await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
        let (both, mine) = (counts(&ann).await, counts(&mia).await);
        assert_eq!(
            both,
            [
                (Object::Customers, 3),
                (Object::OpenRequests, 2),
                (Object::Members, 2),
                (Object::CustomRoles, 0),
                (Object::Contacts, 0),
                (Object::Specialists, 1),
                (Object::SpecialistInvitations, 1),
                (Object::Paths, 1),
                (Object::Programs, 1)
            ]
        );
        // What is not theirs to see is left out, not zero.
        let kinds: Vec<_> = mine.iter().map(|(of, _)| *of).collect();
        assert_eq!(kinds, [Object::Customers, Object::OpenRequests, Object::Paths, Object::Programs]);
        assert_eq!(mine[..2], [(Object::Customers, 1), (Object::OpenRequests, 1)]);
    })
    .await;
}

#[tokio::test]
async fn opportunities_are_the_root_logins_alone_and_every_count_is_the_tenants() {
    TestApp::on_both_engines(async |app| {
        filled(&app).await;
        let root = app.login("t1", PrincipalKind::PartnerRoot, "root", &[]).await;
        let of_root = counts(&app.client(&root).await).await;
        assert!(
            of_root.contains(&(Object::SharedOpportunities, 1))
                && of_root.contains(&(Object::ReceivedOpportunities, 1))
                && of_root.contains(&(Object::OpportunityIncentives, 1))
        );
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        assert!(!counts(&fay).await.iter().any(|(of, _)| *of == Object::Members));
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let theirs = counts(&eve).await;
        assert!(theirs.contains(&(Object::Customers, 1)) && theirs.contains(&(Object::Paths, 0)), "{theirs:?}");
        app.stranger().get(PATH).expect(401).await;
        app.customer("t1", "c1").await.get(PATH).expect(403).await;
    })
    .await;
}
