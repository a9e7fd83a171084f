//! Money to resellers and back: both balances, or neither; who may; and that the sum is kept whatever is pressed at once.

use super::distributors;
use crate::testing::{Client, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

pub(super) const ALLOCATE: &str = "/v2/accounts/partner-accounts/indirect-partner-adjust";
pub(super) const RECLAIM: &str = "/v2/accounts/partner-accounts/indirect-partner-reclaim";
const RECORDS: &str = "/v2/accounts/partner-accounts/indirect-partner-adjust-records";
const BALANCE: &str =
    "SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM partner_accounts WHERE tenant_id = $1 AND account_type = 1";
const ALLOCATED: &str = "SELECT CAST(SUM(allocated) AS BIGINT) FROM resellers WHERE tenant_id = $1";
const MOVED: &str = "SELECT COUNT(*) FROM reseller_adjustments WHERE tenant_id = $1";

/// A distributor with 1,000.00, of which 200.00 are for one purpose; resellers `r1` without an account, and `r2` of another.
pub(super) async fn related(app: &TestApp) -> (Client, Client) {
    let (_, dora, dirk) = distributors(app).await;
    for (reseller, distributor) in [("r1", "d1"), ("r2", "d2")] {
        app.tenant(reseller).await;
        let child = format!(
            "UPDATE tenants SET partner_type = 'CLOUD_RESELLER', parent_tenant_id = '{distributor}' WHERE tenant_id = $1"
        );
        app.execute(reseller, child.leak()).await;
        let row = format!(
            "INSERT INTO resellers (tenant_id, id, account_name, associated_on) VALUES ($1, '{reseller}', '{reseller}', 1)"
        );
        app.execute(distributor, row.leak()).await;
    }
    app.execute("d1", "INSERT INTO partner_accounts (tenant_id, id, account_type, balance, designated) VALUES ($1, 'a1', 1, 100000, 20000)").await;
    (dora, dirk)
}

pub(super) fn money(reseller: &str, amount: &str) -> Value {
    json!({ "indirect_partner_id": reseller, "amount": amount })
}

async fn balances(app: &TestApp) -> [i64; 3] {
    [app.number("d1", BALANCE).await, app.number("r1", BALANCE).await, app.number("d1", ALLOCATED).await]
}

#[tokio::test]
async fn money_goes_and_comes_back_once_and_both_sides_have_the_record() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = related(&app).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        let first = dora.post(ALLOCATE, &money("r1", "300.50")).key("give-it-once").expect(200).await;
        let again = dora.post(ALLOCATE, &money("r1", "300.50")).key("give-it-once").expect(200).await;
        assert_eq!(first.text, again.text);
        assert_eq!(balances(&app).await, [69_950, 30_050, 30_050]);
        dora.post(ALLOCATE, &money("r1", "300.51")).key("give-it-once").expect(422).await;
        dora.post(RECLAIM, &money("r1", "100")).expect(200).await;
        assert_eq!(balances(&app).await, [79_950, 20_050, 20_050]);
        let told = dora.get(RECORDS).expect(200).await.json();
        assert_eq!((&told["total_count"], told["records"].as_array().unwrap().len()), (&json!(2), 2));
        let given = dora.get(&format!("{RECORDS}?operation_type=SOURCE_OPERATION_BEADJUST")).expect(200).await.json();
        let record = &given["records"][0];
        assert_eq!(
            (&record["amount"], &record["currency"], &record["operator"]),
            (&json!("300.50"), &json!("CNY"), &json!("dora"))
        );
        assert_eq!(record["trans_id"], first.json()["transfer_id"]);
        assert_eq!(app.number("r1", MOVED).await, 2);
        assert!(app.message(&rob, "RESELLER_FUNDS_ADJUSTED", "amount").await.is_some());
        let receipts = dora.get("/v2/partners/receipts?rule=R-86&allowed=true").expect(200).await.json();
        assert_eq!(receipts["count"], 2);
        let funds = &dora.get("/v2/partners/indirect-partners/r1").expect(200).await.json()["funds"];
        assert_eq!(
            (&funds["free"]["minor"], &funds["allocated"]["minor"], &funds["unspent"]["minor"]),
            (&json!(59_950), &json!(20_050), &json!(20_050))
        );
        for tenant in ["d1", "r1"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_has_every_reason_and_moves_nothing() {
    TestApp::on_both_engines(async |app| {
        let (dora, dirk) = related(&app).await;
        dora.post(ALLOCATE, &money("r1", "100")).expect(200).await;
        let before = balances(&app).await;
        let unmet = |refused: &Value| -> Vec<String> {
            let all = refused["check_items"].as_array().unwrap().iter();
            all.filter(|one| one["passed"] == false).map(|one| one["check"].as_str().unwrap().to_owned()).collect()
        };
        // The rest of the thousand is for one purpose.
        let refused = dora.post(ALLOCATE, &money("r1", "700.01")).expect(400).await.json();
        assert_eq!(unmet(&refused), ["FUNDS_AVAILABLE"]);
        assert!(refused["receipt_id"].is_string());
        // The reseller spent a part.
        app.execute("r1", "UPDATE partner_accounts SET balance = 4000 WHERE tenant_id = $1").await;
        let spent = dora.post(RECLAIM, &money("r1", "40.01")).expect(400).await.json();
        assert_eq!(unmet(&spent), ["FUNDS_UNSPENT"]);
        assert_eq!(
            unmet(&dora.post(RECLAIM, &money("r1", "100.01")).expect(400).await.json()),
            ["FUNDS_ALLOCATED", "FUNDS_UNSPENT"]
        );
        app.execute("r1", "UPDATE tenants SET status = 'FROZEN' WHERE tenant_id = $1").await;
        let frozen = dora.post(ALLOCATE, &money("r1", "900")).expect(400).await.json();
        assert_eq!(unmet(&frozen), ["FUNDS_FROZEN", "FUNDS_AVAILABLE"]);
        for (amount, code) in [("0", 400), ("-1", 400), ("1.005", 400), ("", 400), ("1e3", 400), ("1000000000", 400)] {
            assert_eq!(dora.post(ALLOCATE, &money("r1", amount)).expect(code).await.fields(), ["amount"], "{amount}");
        }
        // Somebody else's reseller, nobody's, and who is no distributor or has not the right.
        dora.post(ALLOCATE, &money("r2", "1")).expect(404).await;
        dora.post(RECLAIM, &money("gone", "1")).expect(404).await;
        dirk.post(ALLOCATE, &money("r1", "1")).expect(404).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        rob.post(RECLAIM, &money("r1", "1")).expect(403).await;
        rob.get(RECORDS).expect(403).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        max.post(ALLOCATE, &money("r1", "1")).expect(403).await;
        assert_eq!(max.get(RECORDS).expect(200).await.json()["total_count"], 0, "not his reseller");
        assert!(max.get(&format!("{RECORDS}?limit=101")).expect(400).await.fields() == ["limit"]);
        let customer = app.customer(crate::testing::HOME, "c1").await;
        for path in [ALLOCATE, RECLAIM] {
            app.stranger().post(path, &money("r1", "1")).expect(401).await;
            customer.post(path, &money("r1", "1")).expect(403).await;
        }
        app.stranger().get(RECORDS).expect(401).await;
        assert_eq!(balances(&app).await, [before[0], 4_000, before[2]]);
        assert_eq!(app.number("d1", MOVED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_asked_for_where_the_distributor_wants_codes() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = related(&app).await;
        app.execute("d1", "UPDATE tenants SET verification_enabled = TRUE WHERE tenant_id = $1").await;
        assert_eq!(dora.post(ALLOCATE, &money("r1", "1")).expect(400).await.fields(), ["verification_code"]);
        let mut coded = money("r1", "1");
        coded["verification_code"] = json!(app.code(&dora, "ADJUST_RESELLER_FUNDS", "r1").await);
        dora.post(ALLOCATE, &coded).expect(200).await;
        assert_ne!(dora.post(ALLOCATE, &coded).send().await.status, 200, "it is used up");
        assert_eq!(balances(&app).await, [99_900, 100, 100]);
    })
    .await;
}

#[tokio::test]
async fn whatever_is_pressed_at_once_the_sum_is_kept_and_no_limit_is_passed() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = related(&app).await;
        let mut all = tokio::task::JoinSet::new();
        for number in 0..24 {
            let (dora, back) = (dora.clone(), number % 3 == 2);
            let (path, amount) = if back { (RECLAIM, "30") } else { (ALLOCATE, "70") };
            all.spawn(async move { dora.post(path, &money("r1", amount)).send().await.status.as_u16() });
        }
        let answers = all.join_all().await;
        // On a machine that is too busy some are told so, and nothing of theirs is done.
        assert!(answers.iter().all(|status| [200, 400, 503].contains(status)), "{answers:?}");
        let [here, there, allocated] = balances(&app).await;
        assert_eq!(here + there, 100_000);
        assert_eq!(there, allocated);
        assert!(here >= 20_000, "what is for one purpose stays");
        let done = answers.iter().filter(|status| **status == 200).count();
        assert_eq!(app.number("d1", MOVED).await, i64::try_from(done).unwrap());
        assert!(done >= 3, "{answers:?}");
        assert!(app.audit_is_whole("d1").await && app.audit_is_whole("r1").await);
    })
    .await;
}
