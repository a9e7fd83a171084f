//! The organisations keep to their own rules and show every kind of role.

use super::loaded;
use crate::config::DemoSize;
use crate::store::organization::{custom_roles, member_state, members, preset_role_members};
use crate::testing::{Engine, TestApp};
use domain::api::organization::MemberQuery;
use domain::organization::PresetRole;
use domain::rules::organization::{
    CustomRoleFacts, CustomRoleQuestion, ProposedRoles, RoleAssignmentFacts, assign_roles, custom_role,
};

const PARTNERS: [&str; 6] = ["csp", "distributor", "reseller", "reseller-frozen", "gov-cloud", "gov-subsidy"];

#[tokio::test]
async fn every_role_set_and_every_custom_role_is_allowed() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Medium).await;
    let now = app.app.now();
    let policy = app.app.policy(now).unwrap();
    for tenant in PARTNERS {
        let db = app.app.read(&app.scope(tenant));
        for member in members(&db, &MemberQuery::default(), (0, 100)).await.unwrap().members {
            if member.is_primary {
                continue;
            }
            let state = member_state(&db, &member.member_id, None).await.unwrap().unwrap();
            let custom = member.custom_roles.iter().map(|role| role.role_id.clone()).collect();
            let proposed = ProposedRoles { preset: member.preset_roles.clone(), custom, ..ProposedRoles::default() };
            let verdict = assign_roles(&RoleAssignmentFacts { member: state.facts, proposed }, policy, now);
            assert!(verdict.allowed(), "{tenant} {}: {:?}", member.account_name, verdict.unmet().collect::<Vec<_>>());
        }
        let roles = custom_roles(&db).await.unwrap();
        for role in &roles {
            let facts = CustomRoleFacts { permissions: role.permissions.clone(), others: roles.len() as u64 - 1 };
            assert!(custom_role(&CustomRoleQuestion::Keep(facts), policy, now).allowed(), "{tenant} {}", role.name);
        }
    }
}

#[tokio::test]
async fn every_kind_of_role_has_somebody_and_one_organisation_is_at_the_cap() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    for role in PresetRole::ALL {
        assert!(preset_role_members(&db, *role).await.unwrap() > 0, "{role}");
    }
    let roles = custom_roles(&db).await.unwrap();
    assert!(roles.iter().any(|role| role.members > 0) && roles.iter().any(|role| role.members == 0));
    assert_eq!(app.number("csp", "SELECT COUNT(*) FROM role_reviews WHERE tenant_id = $1").await, 1);
    assert_eq!(app.number("distributor", "SELECT COUNT(*) FROM custom_roles WHERE tenant_id = $1").await, 10);
}
