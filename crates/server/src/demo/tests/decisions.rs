//! Every receipt of the demo can be decided again, and every application waits where the vendor sees it.

use super::loaded;
use crate::auth::scope::system_scope;
use crate::config::DemoSize;
use crate::store::platform::platform_tenant;
use crate::store::receipts::{content_hash, get, list};
use crate::store::reviews;
use crate::testing::Engine;
use domain::api::receipts::ReceiptQuery;
use domain::api::reviews::ReviewQuery;
use domain::rules::verdict::{Check, RuleId};
use domain::states::review::ReviewState;
use std::collections::BTreeSet;

/// The rules that an operation asks, of facts that are the partner's to read.
const DECIDED: [RuleId; 41] = [
    RuleId::R01,
    RuleId::R02,
    RuleId::R03,
    RuleId::R04,
    RuleId::R05,
    RuleId::R08,
    RuleId::R09,
    RuleId::R10,
    RuleId::R12,
    RuleId::R14,
    RuleId::R20,
    RuleId::R21,
    RuleId::R22,
    RuleId::R23,
    RuleId::R25,
    RuleId::R26,
    RuleId::R27,
    RuleId::R28,
    RuleId::R31,
    RuleId::R33,
    RuleId::R34,
    RuleId::R35,
    RuleId::R36,
    RuleId::R60,
    RuleId::R61,
    RuleId::R62,
    RuleId::R63,
    RuleId::R64,
    RuleId::R65,
    RuleId::R66,
    RuleId::R71,
    RuleId::R72,
    RuleId::R77,
    RuleId::R78,
    RuleId::R79,
    RuleId::R80,
    RuleId::R81,
    RuleId::R82,
    RuleId::R83,
    RuleId::R86,
    RuleId::R87,
];

/// Whoever has not the right does not get as far as the rule that asks for it besides. The page of an invitation that works no
/// more asks no rule; and of what another partner has there is no receipt, nor of a customer of one's own.
const NEVER: [Check; 6] = [
    Check::ReportedByOther,
    Check::InvitationExpired,
    Check::InvitationUsed,
    Check::InvitationWithdrawn,
    Check::NotAdmin,
    Check::NoPermission,
];

#[tokio::test]
async fn every_receipt_replays_to_the_same_verdict() {
    let app = loaded(Engine::Sqlite, DemoSize::Medium).await;
    let (mut rules, mut answers, mut replayed) = (BTreeSet::new(), BTreeSet::new(), 0);
    let (mut all, mut refusing) = (BTreeSet::new(), BTreeSet::new());
    for tenant in [
        "csp",
        "distributor",
        "reseller",
        "reseller-frozen",
        "gov-cloud",
        "gov-subsidy",
        "reseller-orphan",
        "applicant-abroad",
        "yunfan-academy",
    ] {
        let db = app.app.read(&app.scope(tenant));
        let (count, lines) = list(&db, |_| true, &ReceiptQuery::default(), (0, 100_000)).await.unwrap();
        assert_eq!(count, lines.len() as u64);
        for line in lines {
            let (line, receipt) = get(&db, |_| true, &line.receipt_id).await.unwrap().unwrap();
            assert!(receipt.is_intact(content_hash).unwrap(), "{line:?}");
            let again = receipt.decision.replay(app.app.policies()).unwrap();
            assert_eq!(again, receipt.decision.verdict, "{line:?}");
            assert_eq!((line.allowed, line.unmet as usize), (again.allowed(), again.unmet().count()));
            rules.insert(line.rule);
            all.extend(again.conditions.iter().map(|condition| (condition.rule, condition.check)));
            refusing.extend(again.unmet().map(|condition| (condition.rule, condition.check)));
            answers.insert(line.allowed);
            replayed += 1;
        }
    }
    assert!(replayed > 100, "{replayed}");
    assert_eq!(answers.len(), 2, "yes and no");
    assert_eq!(rules, DECIDED.into());
    let never: BTreeSet<_> = all.difference(&refusing).map(|(_, check)| *check).collect();
    assert_eq!(never, NEVER.into());
}

#[tokio::test]
async fn every_open_application_waits_in_the_queue() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let mut open = 0;
    for tenant in ["csp", "distributor", "reseller", "reseller-frozen", "gov-cloud", "gov-subsidy"] {
        open += app
            .number(tenant, "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'APPLYING'")
            .await;
        open += app.number(tenant, "SELECT COUNT(*) FROM specialists WHERE tenant_id = $1 AND state IN ('APPLY_REVIEWING', 'CANCEL_REVIEWING')").await;
        open += app
            .number(tenant, "SELECT COUNT(*) FROM development_paths WHERE tenant_id = $1 AND stage = 'ROLE_REVIEWING'")
            .await;
        open += app
            .number(
                tenant,
                "SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1 AND state IN ('UNDER_REVIEW', 'VALIDATING')",
            )
            .await;
        open += app
            .number(tenant, "SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1 AND state = 'IN_REVIEW'")
            .await;
        open += app.number(tenant, "SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1 AND state IN ('UNDER_REVIEW', 'OBJECTED')").await;
    }
    // A renewal of the distributor's, an annual review of the academy's and an application for a path: what they are about
    // stays as it is.
    open += 3;
    let sent = "SELECT COUNT(*) FROM reseller_applications WHERE tenant_id = $1 AND state = 'VENDOR_REVIEW'";
    open += app.number("applicant-vendor", sent).await;
    let db = app.app.read(&system_scope(platform_tenant(), "test"));
    let query = ReviewQuery { state: Some(ReviewState::UnderReview), ..ReviewQuery::default() };
    let (count, waiting, queue) = reviews::list(&db, &query, (0, 100)).await.unwrap();
    assert_eq!((count, waiting, queue.len()), (open.unsigned_abs(), open.unsigned_abs(), count as usize));
    assert!(open > 1);
}
