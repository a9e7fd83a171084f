//! What is read of many objects at once is what each of them says by itself.

use super::loaded;
use crate::config::DemoSize;
use crate::store::organization::{member_state, role_holders};
use crate::store::specialists::{certification_facts, facts_of_all_paths};
use crate::testing::Engine;
use domain::api::policies::TRIED_MAX;
use domain::program::DevelopmentPath;

#[tokio::test]
async fn members_and_paths_are_the_same_at_once_and_one_by_one() {
    let app = loaded(Engine::Sqlite, DemoSize::Medium).await;
    let now = app.app.now();
    let (mut members, mut people) = (0, 0);
    for tenant in ["csp", "distributor", "reseller", "gov-cloud", "gov-subsidy"] {
        let db = app.app.read(&app.scope(tenant));
        let (holders, paths) =
            (role_holders(&db, TRIED_MAX).await.unwrap(), facts_of_all_paths(&db, now).await.unwrap());
        for one in &holders {
            let state = member_state(&db, &one.id.parse().unwrap(), None).await.unwrap().unwrap();
            let custom: Vec<_> = state.held.custom.iter().map(|role| role.role_id.clone()).collect();
            assert_eq!((&one.facts, &one.custom, &one.name), (&state.facts, &custom, &state.name));
        }
        for (path, facts) in DevelopmentPath::ALL.iter().zip(&paths) {
            assert_eq!(&certification_facts(&db, *path, now).await.unwrap().0, facts, "{tenant} {path}");
        }
        let all = app.number(tenant, "SELECT COUNT(*) FROM members WHERE tenant_id = $1 AND NOT is_root").await;
        assert_eq!(holders.len() as i64, all);
        members += holders.len();
        people += paths.iter().map(|facts| facts.people.len()).sum::<usize>();
    }
    assert!(members > 10 && people > 10, "{members} {people}");
}
