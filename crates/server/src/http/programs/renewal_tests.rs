//! what goes on by itself with the plan year, and what is applied for again.

use crate::testing::{Client, TestApp};
use chrono::{DateTime, Duration, Utc};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const VERSION: &str = "SELECT version FROM program_memberships WHERE tenant_id = $1";

async fn card(client: &Client, program: &str) -> Value {
    let programs = client.get("/v2/partners/programs").expect(200).await.json();
    programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == program).unwrap().clone()
}

async fn later(app: &TestApp, at: &str) -> Client {
    app.clock.advance(at.parse::<DateTime<Utc>>().unwrap() - app.app.now());
    app.client(&app.login_of("t1", "ann")).await
}

#[tokio::test]
async fn a_solution_provider_goes_on_with_its_level_on_the_last_day_of_the_plan_year() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        // The end of 31 January 2027 in business time.
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1, 2, 1801411199)").await;
        app.member("t1", "ann", &[PresetRole::Admin]).await;
        let ann = later(&app, "2027-01-30T15:59:59Z").await;
        app.run_jobs().await;
        let before = card(&ann, "SOLUTION_PROVIDER").await;
        assert_eq!((&before["state"], &before["valid_until"]), (&json!("JOINED"), &json!("2027-01-31T15:59:59Z")));
        assert_eq!(app.message(&ann, "MEMBERSHIP_ENDING", "until").await, None);
        assert_eq!(app.number("t1", VERSION).await, 1);
        app.clock.advance(Duration::seconds(1));
        app.run_jobs().await;
        app.run_jobs().await;
        let after = card(&ann, "SOLUTION_PROVIDER").await;
        assert_eq!(
            (&after["state"], &after["level"], &after["valid_until"]),
            (&json!("JOINED"), &json!("LEADING"), &json!("2028-01-31T15:59:59Z"))
        );
        assert_eq!(app.message(&ann, "MEMBERSHIP_RENEWED", "until").await.as_deref(), Some("2028-01-31T15:59:59Z"));
        assert_eq!(app.number("t1", VERSION).await, 2);
        assert!(app.audit_is_whole("t1").await);
        // Nobody looked for years: the next end is in the future again.
        let ann = later(&app, "2030-06-10T02:00:00Z").await;
        app.run_jobs().await;
        let late = card(&ann, "SOLUTION_PROVIDER").await;
        assert_eq!((&late["state"], &late["valid_until"]), (&json!("JOINED"), &json!("2031-01-31T15:59:59Z")));
    })
    .await;
}

#[tokio::test]
async fn what_ran_out_is_applied_for_again_at_its_level_and_what_was_left_is_not() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES
            ($1, 'MARKETPLACE_SELLER', 'EXPIRED', 'CORE', 1, 2, 3), ($1, 'MARKETPLACE_SERVICE', 'EXPIRING', 'LEADING', 1, 2, 3),
            ($1, 'CAPABILITY', 'EXITED', 'LEADING', 1, 2, 3)").await;
        for (program, level) in [("MARKETPLACE_SELLER", json!("CORE")), ("MARKETPLACE_SERVICE", json!("LEADING")), ("CAPABILITY", Value::Null)] {
            ann.post("/v2/partners/program-applications", &json!({ "program": program })).expect(201).await;
            assert_eq!(app.ruled(&olga, true, "").await.status, 200);
            let joined = card(&ann, program).await;
            assert_eq!((&joined["state"], &joined["level"]), (&json!("JOINED"), &level), "{program}");
        }
    })
    .await;
}
