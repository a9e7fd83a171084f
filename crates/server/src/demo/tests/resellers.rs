//! Applications to the distributor in every state, and its resellers.

use super::loaded;
use crate::config::DemoSize;
use crate::testing::Engine;
use domain::states::reseller_application::ResellerApplicationState as State;

#[tokio::test]
async fn every_state_has_an_application_and_three_wait_for_the_distributor() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = loaded(engine, DemoSize::Small).await;
        let db = app.app.read(&app.scope("distributor"));
        let count = async |state: State| -> i64 {
            let sql = "SELECT COUNT(a.tenant_id) FROM reseller_applications a WHERE a.distributor_id = $1";
            db.value(db.sql(sql).push_bind(" AND a.state = ", state.as_str())).await.unwrap().unwrap_or(0)
        };
        for state in State::ALL {
            let expected = match state {
                State::DistributorReview => 3,
                State::Approved => 2,
                State::VendorReview | State::Rejected | State::Withdrawn => 1,
            };
            assert_eq!(count(*state).await, expected, "{state}");
        }
        // Whoever is below the distributor is in its list, and nobody else.
        let below = "SELECT COUNT(t.tenant_id) FROM tenants t WHERE t.parent_tenant_id = $1";
        let listed = app.number("distributor", "SELECT COUNT(*) FROM resellers WHERE tenant_id = $1").await;
        assert_eq!(app.number("distributor", below).await, listed);
        let joined = "SELECT COUNT(*) FROM resellers r JOIN tenants t ON t.tenant_id = r.id AND t.parent_tenant_id = r.tenant_id WHERE r.tenant_id = $1";
        assert_eq!(app.number("distributor", joined).await, listed);
        // What waits for the vendor is in its queue, with the decision that let it through.
        let waiting = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND kind = 'RESELLER_APPLICATION' AND state = 'UNDER_REVIEW' AND receipt_id IS NOT NULL";
        assert_eq!(app.number("platform", waiting).await, 1);
    }
}
