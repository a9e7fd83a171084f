//! Applications to the distributor in every state, and its resellers.

use super::loaded;
use crate::config::DemoSize;
use crate::testing::Engine;
use domain::states::reseller_application::ResellerApplicationState as State;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Params {
    params: String,
}

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

#[tokio::test]
async fn both_sides_were_told_what_became_of_the_applications() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = loaded(engine, DemoSize::Small).await;
        let told = async |tenant: &str, account: &str, kind: &str, state: &str| -> Vec<String> {
            let db = app.app.read(&app.scope(tenant));
            let sql = "SELECT o.params FROM outbox_messages o JOIN logins l ON l.tenant_id = o.tenant_id AND l.id = o.recipient_login_id
                WHERE o.tenant_id = $1";
            let query = db.sql(sql).push_bind(" AND l.account = ", account).push_bind(" AND o.kind = ", kind);
            let all: Vec<Params> = db.all(query.push(" ORDER BY o.created_at, o.id")).await.unwrap();
            let all = all.iter().map(|one| serde_json::from_str::<serde_json::Value>(&one.params).unwrap());
            let wanted = all.filter(|one| state.is_empty() || one["state"] == state);
            wanted.map(|one| one["application_id"].as_str().unwrap().to_owned()).collect()
        };
        // Each application that has reached the distributor in the last weeks, to each who may answer it.
        let reached = {
            let db = app.app.read(&app.scope("distributor"));
            let sql = "SELECT a.id AS params FROM reseller_applications a WHERE a.distributor_id = $1 AND a.tenant_id <> $1 AND a.reached_at > 1795312800 - 45 * 86400
                ORDER BY a.reached_at, a.id";
            let all: Vec<Params> = db.all(db.sql(sql)).await.unwrap();
            all.into_iter().map(|one| one.params).collect::<Vec<_>>()
        };
        assert_eq!(reached.len(), 5);
        for account in ["distributor-root", "distributor-admin"] {
            assert_eq!(told("distributor", account, "RESELLER_APPLICATION_RECEIVED", "").await, reached, "{account}");
            assert_eq!(told("distributor", account, "RESELLER_APPLICATION_WITHDRAWN", "").await.len(), 1);
        }
        let nobody = told("distributor", "distributor-manager", "RESELLER_APPLICATION_RECEIVED", "").await;
        assert_eq!(nobody, Vec::<String>::new());
        for (tenant, state, expected) in [
            ("applicant-vendor", "", 0),
            ("applicant-north", "DISTRIBUTOR_REVIEW", 1),
            ("applicant-north", "", 1),
            ("applicant-refused", "DISTRIBUTOR_REVIEW", 1),
            ("applicant-refused", "REJECTED", 1),
            ("applicant-withdrawn", "", 1),
            // Older ones are not kept.
            ("reseller", "", 0),
        ] {
            let account = format!("{tenant}-root");
            let found = told(tenant, &account, "RESELLER_APPLICATION_DECIDED", state).await;
            assert_eq!(found.len(), expected, "{tenant} {state}");
        }
    }
}
