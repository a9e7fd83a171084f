//! Two partners that report the same customer at the same moment.

use super::{COUNT, REPORTS, unmet};
use crate::testing::{HOME, TestApp, report_of};

#[tokio::test]
async fn exactly_one_of_two_reports_at_the_same_moment_wins() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        for number in 0..8 {
            let id = format!("p{number}");
            app.prospect(&id).await;
            let (first, second) =
                tokio::join!(ann.post(REPORTS, &report_of(&id)).send(), eve.post(REPORTS, &report_of(&id)).send());
            let mut codes = [first.status.as_u16(), second.status.as_u16()];
            codes.sort_unstable();
            assert_eq!(codes, [201, 400], "{} {}", first.text, second.text);
            let refused = if first.status.is_success() { second } else { first };
            assert_eq!(unmet(&refused.json()["check_items"]), ["REPORTED_BY_OTHER"]);
        }
        assert_eq!(app.number("t1", COUNT).await + app.number("t2", COUNT).await, 8);
        assert_eq!(app.number(HOME, "SELECT COUNT(*) FROM customer_report_claims WHERE tenant_id = $1").await, 8);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("t2").await);
    })
    .await;
}

#[tokio::test]
async fn conflicts_of_the_database_leave_one_report() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.prospect("p1").await;
        app.app.store().inject_faults(30, 20);
        ann.post(REPORTS, &report_of("p1")).expect(201).await;
        app.app.store().inject_faults(0, 0);
        assert_eq!(app.number("t1", COUNT).await, 1);
    })
    .await;
}
