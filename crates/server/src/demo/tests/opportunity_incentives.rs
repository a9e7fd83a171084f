//! Every state of an application for an incentive, both ways to be confirmed, and one opportunity that still qualifies.

use super::loaded;
use crate::config::DemoSize;
use crate::http::opportunity_incentives::offer;
use crate::store::opportunities;
use crate::store::opportunity_incentives::{find, list};
use crate::testing::{Engine, NOW, TestApp};
use chrono::Duration;
use domain::api::opportunities::OpportunityQuery;
use domain::api::opportunity_incentives::{OpportunityIncentive, OpportunityIncentiveQuery};
use domain::opportunity::OpportunityState;
use domain::rules::opportunities::incentive_amount::IncentiveAmountStepKind as Step;
use domain::rules::verdict::Check;
use domain::states::opportunity_incentive::OpportunityIncentiveState as State;
use std::collections::BTreeSet;

async fn all(app: &TestApp) -> Vec<OpportunityIncentive> {
    let query = OpportunityIncentiveQuery::default();
    list(&app.app.read(&app.scope("csp")), &query, (0, 100)).await.unwrap().incentives
}

#[tokio::test]
async fn every_state_occurs_and_nothing_is_overdue() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let shown = all(&app).await;
    assert_eq!(shown.iter().map(|one| one.state).collect::<BTreeSet<_>>(), State::ALL.iter().copied().collect());
    assert!(shown.iter().all(|one| one.published_at.is_some() == one.state.is_published()));
    assert_eq!(app.run_jobs().await, 0, "a job had something to do with fresh demo data");
    let dues: Vec<_> = shown.iter().filter_map(|one| one.turn.due).collect();
    let (near, far) = (dues.iter().min().unwrap(), dues.iter().max().unwrap());
    assert!(near > &*NOW && *far - *near >= Duration::days(1), "{dues:?}");
    let waiting = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW' AND kind IN ('OPPORTUNITY_INCENTIVE', 'INCENTIVE_OBJECTION')";
    assert_eq!(app.number("platform", waiting).await, 2);
    for confirmed in [
        "SELECT COUNT(*) FROM record_events e JOIN opportunity_incentives i ON i.tenant_id = e.tenant_id AND i.id = e.record_id
            WHERE e.tenant_id = $1 AND e.event = 'CONFIRM' AND e.party = 'PARTNER'",
        "SELECT COUNT(*) FROM record_events e JOIN opportunity_incentives i ON i.tenant_id = e.tenant_id AND i.id = e.record_id
            WHERE e.tenant_id = $1 AND e.event = 'CONFIRM' AND e.party = 'CLOCK'",
    ] {
        assert_eq!(app.number("csp", confirmed).await, 1, "{confirmed}");
    }
}

#[tokio::test]
async fn the_booked_amounts_are_what_the_arithmetic_says() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    let mut steps = BTreeSet::new();
    for one in all(&app).await {
        let row = find(&db, one.incentive_id.as_str()).await.unwrap().unwrap();
        let arithmetic = row.arithmetic(app.app.policies()).unwrap();
        assert_eq!((arithmetic.amount, arithmetic.base), (one.amount, one.cloud_revenue), "{}", one.opportunity_name);
        steps.extend(arithmetic.steps.iter().map(|step| step.kind));
    }
    assert_eq!(steps, [Step::Earned, Step::Capped, Step::Settled].into());
}

#[tokio::test]
async fn one_delivered_opportunity_qualifies_and_every_condition_is_unmet_somewhere() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    let (mut unmet, mut qualify) = (BTreeSet::new(), 0);
    for state in [OpportunityState::Accepted, OpportunityState::Delivered] {
        let query = OpportunityQuery { state: Some(state), ..OpportunityQuery::default() };
        for one in opportunities::list(&db, &query, (0, 100)).await.unwrap().opportunities {
            let row = opportunities::find(&db, one.opportunity_id.as_str()).await.unwrap().unwrap();
            let offer = offer(&db, &row, true, (app.app.policies(), *NOW)).await.unwrap().unwrap();
            qualify += usize::from(offer.verdict.allowed());
            unmet.extend(offer.verdict.unmet().map(|condition| condition.check));
        }
    }
    // One that nobody applied for, and one that was rejected.
    assert_eq!(qualify, 2);
    assert_eq!(
        unmet,
        [Check::OpportunityNotDelivered, Check::IncentiveApplicationLate, Check::IncentiveAppliedFor].into()
    );
}
