//! What a reseller reads of the money that its distributor moved: its own side, whoever did it, and nothing of anybody else.

use super::funds::{ALLOCATE, RECLAIM, money, related};
use crate::testing::TestApp;
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::json;

const OWN: &str = "/v2/accounts/partner-accounts/distributor-adjust-records";

#[tokio::test]
async fn a_reseller_reads_what_came_and_went_with_its_balance_after_each() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = related(&app).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        let empty = rob.get(OWN).expect(200).await.json();
        assert_eq!((&empty["total_count"], &empty["distributor"]["returnable"]["minor"]), (&json!(0), &json!(0)));
        let sent = dora.post(ALLOCATE, &money("r1", "300.50")).expect(200).await.json();
        app.clock.advance(Duration::seconds(1));
        dora.post(RECLAIM, &money("r1", "100")).expect(200).await;
        let own = rob.get(OWN).expect(200).await.json();
        let seen = |at: usize| {
            let record = &own["records"][at];
            [&record["operation_type"], &record["amount"], &record["balance_after_change"]]
                .map(|one| one.as_str().unwrap())
        };
        assert_eq!(own["total_count"], 2);
        assert_eq!(seen(0), ["SOURCE_OPERATION_BERETRIEVE", "100.00", "200.50"]);
        assert_eq!(seen(1), ["SOURCE_OPERATION_BEADJUST", "300.50", "300.50"]);
        assert_eq!(own["records"][1]["trans_id"], sent["transfer_id"]);
        let distributor = &own["distributor"];
        assert_eq!(
            (&distributor["free"]["minor"], &distributor["allocated"]["minor"], &distributor["returnable"]["minor"]),
            (&json!(20_050), &json!(20_050), &json!(20_050))
        );
        // Who of the distributor's members it was, and what the distributor has, is its own business.
        let text = own.to_string();
        assert!(!text.contains("dora") && !text.contains("operator") && !text.contains("79950"), "{text}");
        // What the distributor reads is its own balance, and never the reseller's.
        let kept = app
            .number("d1", "SELECT balance_after FROM reseller_adjustments WHERE tenant_id = $1 AND amount = 10000")
            .await;
        assert_eq!(kept, 79_950);
        // What is spent cannot go back any more.
        app.execute("r1", "UPDATE partner_accounts SET balance = 5000 WHERE tenant_id = $1").await;
        let spent = rob.get(OWN).expect(200).await.json();
        assert_eq!(
            (&spent["distributor"]["allocated"]["minor"], &spent["distributor"]["returnable"]["minor"]),
            (&json!(20_050), &json!(5_000))
        );
    })
    .await;
}

#[tokio::test]
async fn records_are_found_by_kind_and_day_and_each_account_has_its_own() {
    TestApp::on_both_engines(async |app| {
        let (dora, dirk) = related(&app).await;
        let rob = app.member("r1", "rob", &[PresetRole::AccountManager]).await;
        let rita = app.member("r2", "rita", &[PresetRole::Admin]).await;
        dora.post(ALLOCATE, &money("r1", "3")).expect(200).await;
        app.clock.advance(Duration::seconds(1));
        dora.post(RECLAIM, &money("r1", "1")).expect(200).await;
        let count =
            async |query: &str| rob.get(&format!("{OWN}?{query}")).expect(200).await.json()["total_count"].clone();
        for (query, expect) in [
            ("operation_type=SOURCE_OPERATION_BEADJUST", 1),
            ("operation_type=SOURCE_OPERATION_BEUNBIND", 0),
            ("operation_time_begin=2001-01-01T00:00:00Z", 2),
            ("operation_time_end=2001-01-01T00:00:00Z", 0),
            ("operation_time_begin=2099-01-01T00:00:00Z", 0),
            ("limit=1&offset=1", 2),
        ] {
            assert_eq!(count(query).await, expect, "{query}");
        }
        assert_eq!(
            rob.get(&format!("{OWN}?limit=1&offset=1")).expect(200).await.json()["records"][0]["amount"],
            "3.00"
        );
        for (query, field) in [("limit=0", "limit"), ("limit=101", "limit")] {
            assert_eq!(rob.get(&format!("{OWN}?{query}")).expect(400).await.fields(), [field]);
        }
        for query in ["operation_type=GONE", "operation_time_begin=yesterday", "reseller=r2"] {
            rob.get(&format!("{OWN}?{query}")).expect(400).await;
        }
        // Another reseller, and the distributors themselves, who are nobody's resellers.
        let hers = rita.get(OWN).expect(200).await.json();
        assert_eq!((&hers["total_count"], hers["distributor"]["name"].is_string()), (&json!(0), true));
        for client in [&dora, &dirk] {
            let none = client.get(OWN).expect(200).await.json();
            assert_eq!((&none["total_count"], none.get("distributor")), (&json!(0), None));
        }
        let customer = app.customer(crate::testing::HOME, "c1").await;
        customer.get(OWN).expect(403).await;
        app.stranger().get(OWN).expect(401).await;
        // The records outlive the relation.
        app.execute("r1", "UPDATE tenants SET parent_tenant_id = NULL WHERE tenant_id = $1").await;
        let left = rob.get(OWN).expect(200).await.json();
        assert_eq!((&left["total_count"], left.get("distributor")), (&json!(2), None));
    })
    .await;
}
