//! Every state, every condition of submitting, and deadlines that are near and far.

use super::loaded;
use crate::config::DemoSize;
use crate::store::opportunities::{find, ho_eligibility_facts, in_pce_plan, list};
use crate::testing::{Engine, NOW, TestApp};
use chrono::Duration;
use domain::api::opportunities::{Opportunity, OpportunityQuery};
use domain::opportunity::OpportunityState;
use domain::program::Direction;
use domain::rules::opportunities::eligibility::{ho_eligibility, po_submission};
use domain::rules::verdict::Outcome;
use std::collections::BTreeSet;

async fn all(app: &TestApp, tenant: &str, state: Option<OpportunityState>) -> Vec<Opportunity> {
    let query = OpportunityQuery { state, ..OpportunityQuery::default() };
    list(&app.app.read(&app.scope(tenant)), &query, (0, 100)).await.unwrap().opportunities
}

#[tokio::test]
async fn every_state_occurs_and_nothing_is_overdue() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let mut seen = BTreeSet::new();
    for one in all(&app, "csp", None).await.into_iter().chain(all(&app, "csp", Some(OpportunityState::Discarded)).await)
    {
        seen.insert((one.direction, one.state));
    }
    let wanted = |direction| {
        OpportunityState::ALL
            .iter()
            .filter(move |state| domain::opportunity::Standing::of(direction, **state).is_some())
            .map(move |state| (direction, *state))
    };
    assert_eq!(seen, wanted(Direction::Ho).chain(wanted(Direction::Po)).collect());
    let waiting = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW' AND kind IN ('OPPORTUNITY_REVIEW', 'OPPORTUNITY_VALIDATION')";
    assert_eq!(app.number("platform", waiting).await, 3, "what is submitted waits in the vendor's queue");
    assert_eq!(app.run_jobs().await, 0, "a job had something to do with fresh demo data");
    for state in [OpportunityState::PendingAcceptance, OpportunityState::Validating] {
        let dues: Vec<_> = all(&app, "csp", Some(state)).await.into_iter().filter_map(|one| one.turn.due).collect();
        let (near, far) = (dues.iter().min().unwrap(), dues.iter().max().unwrap());
        assert!(near > &*NOW && *far - *near >= Duration::days(1), "{state}: {dues:?}");
    }
}

#[tokio::test]
async fn every_condition_of_submitting_is_met_somewhere_and_unmet_somewhere() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let policy = app.app.policy(*NOW).unwrap();
    let (mut met, mut unmet, mut complete) = (BTreeSet::new(), BTreeSet::new(), 0);
    for tenant in ["csp", "distributor"] {
        let db = app.app.read(&app.scope(tenant));
        let in_plan = in_pce_plan(&db, *NOW).await.unwrap();
        for draft in all(&app, tenant, Some(OpportunityState::Draft)).await {
            let said = find(&db, draft.opportunity_id.as_str()).await.unwrap().unwrap().details().unwrap();
            assert_eq!(said.faults(), [], "{}", said.name);
            let verdict = po_submission(said.submission_facts(in_plan), policy, *NOW);
            complete += usize::from(verdict.allowed());
            for condition in verdict.conditions {
                if condition.outcome == Outcome::Met {
                    met.insert(condition.check)
                } else {
                    unmet.insert(condition.check)
                };
            }
        }
    }
    assert_eq!(met, unmet);
    assert_eq!((met.len(), complete), (7, 1));
    // Who has opportunities of the vendor may have them, and the other is told every reason.
    let verdict = |facts| ho_eligibility(&facts, policy, *NOW);
    let facts = async |tenant: &str| ho_eligibility_facts(&app.app.read(&app.scope(tenant)), *NOW).await.unwrap();
    assert!(verdict(facts("csp").await).allowed());
    assert_eq!(verdict(facts("distributor").await).unmet().count(), 4);
}
