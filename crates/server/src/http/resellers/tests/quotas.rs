//! Voucher quota to resellers and back: all of a request or nothing of it, every reason, and a sum that is kept.

use super::funds::related;
use crate::testing::{Client, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

pub(super) const ISSUE: &str = "/v2/partners/coupon-quotas/indirect-partner-adjust";
pub(super) const RECLAIM: &str = "/v2/partners/coupon-quotas/indirect-partner-reclaim";
const OWN: &str = "/v2/partners/coupon-quotas/query";
const ISSUED: &str = "/v2/partners/issued-coupon-quotas";
pub(super) const RECORDS: &str = "/v2/partners/coupon-quotas/records";
const LEFT: &str = "SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM coupon_quotas WHERE tenant_id = $1";

/// The distributor `d1` with a voucher quota `q1` of 1,000.00 that holds for 100 days, one that is over, one that is to come, and
/// one for cash coupons; its resellers `r1` and `r3`, and `r2` of another.
pub(in crate::http) async fn with_quotas(app: &TestApp) -> (Client, Client) {
    let (dora, dirk) = related(app).await;
    app.tenant("r3").await;
    let child = "UPDATE tenants SET partner_type = 'CLOUD_RESELLER', parent_tenant_id = 'd1' WHERE tenant_id = $1";
    app.execute("r3", child).await;
    let row = "INSERT INTO resellers (tenant_id, id, account_name, associated_on) VALUES ($1, 'r3', 'r3', 1)";
    app.execute("d1", row).await;
    let now = app.clock.now().timestamp();
    let day = 86_400;
    for (owner, id, kind, from, to) in [
        ("d1", "q1", "0", now - day, now + 100 * day),
        ("d1", "over", "0", now - 9 * day, now),
        ("d1", "to-come", "0", now + day, now + 9 * day),
        ("d1", "cash", "1", now - day, now + 9 * day),
        ("d2", "theirs", "0", now - day, now + 9 * day),
    ] {
        let sql = format!(
            "INSERT INTO coupon_quotas (tenant_id, id, quota_type, quota_value, balance, created_at, updated_at, effective_at, expires_at)
             VALUES ($1, '{id}', '{kind}', 100000, 100000, {from}, {from}, {from}, {to})"
        );
        app.execute(owner, sql.leak()).await;
    }
    (dora, dirk)
}

pub(super) fn quota(resellers: &[&str], amount: &str) -> Value {
    json!({ "quota_id": "q1", "indirect_partner_ids": resellers, "quota_amount": amount })
}

fn unmet(refused: &Value) -> Vec<&str> {
    let all = refused["check_items"].as_array().unwrap().iter();
    all.filter(|one| one["passed"] == false).map(|one| one["check"].as_str().unwrap()).collect()
}

/// What is left of `q1`, and of everything that the resellers have.
pub(super) async fn left(app: &TestApp) -> [i64; 3] {
    let q1 = "SELECT balance FROM coupon_quotas WHERE tenant_id = $1 AND id = 'q1'";
    [app.number("d1", q1).await, app.number("r1", LEFT).await, app.number("r3", LEFT).await]
}

#[tokio::test]
async fn quota_goes_to_several_at_once_and_what_is_not_used_comes_back() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        let first = dora.post(ISSUE, &quota(&["r1", "r3"], "200.50")).key("once").expect(200).await;
        let again = dora.post(ISSUE, &quota(&["r1", "r3"], "200.50")).key("once").expect(200).await;
        assert_eq!(first.text, again.text);
        dora.post(ISSUE, &quota(&["r1"], "200.50")).key("once").expect(422).await;
        assert_eq!(left(&app).await, [59_900, 20_050, 20_050]);
        let infos = first.json()["simple_quota_infos"].clone();
        assert_eq!((&infos[0]["id"], &infos[1]["id"]), (&json!("r1"), &json!("r3")));
        let id = infos[0]["quota_id"].as_str().unwrap();
        // The reseller has it, until the day of the distributor's own.
        let own = rob.post(OWN, &json!({})).expect(200).await.json();
        let mine = &own["quotas"][0];
        assert_eq!(
            (&own["total_count"], &mine["quota_id"], &mine["balance"]),
            (&json!(1), &json!(id), &json!("200.50"))
        );
        let parent = dora.post(OWN, &json!({ "quota_ids": ["q1"] })).expect(200).await.json();
        assert_eq!(mine["expire_time"], parent["quotas"][0]["expire_time"]);
        assert!(mine["distributor_name"].is_string() && parent["quotas"][0].get("distributor_name").is_none());
        assert!(app.message(&rob, "RESELLER_QUOTA_ADJUSTED", "amount").await.is_some());
        // A part is used; the rest comes back, once.
        app.execute("r1", "UPDATE coupon_quotas SET balance = 5000 WHERE tenant_id = $1").await;
        app.clock.advance(Duration::seconds(1));
        let back = json!({ "quota_ids": [id], "remark": " end of the campaign " });
        let taken = dora.post(RECLAIM, &back).expect(200).await.json();
        assert_eq!(taken["simple_quota_infos"], json!([{ "quota_id": id, "quota_balance": "50.00" }]));
        assert_eq!(left(&app).await, [64_900, 0, 20_050]);
        dora.post(RECLAIM, &back).expect(404).await;
        let listed = dora.get(&format!("{ISSUED}?indirect_partner_id=r1")).expect(200).await.json();
        assert_eq!(
            (&listed["quotas"][0]["quota_status"], &listed["quotas"][0]["quota_value"]),
            (&json!("6"), &json!("200.50"))
        );
        assert_eq!(rob.post(OWN, &json!({})).expect(200).await.json()["quotas"][0]["quota_status"], "6");
        let records = dora.get(RECORDS).expect(200).await.json();
        let newest = &records["records"][0];
        assert_eq!(records["total_count"], 3);
        assert_eq!(
            (&newest["operation_type"], &newest["amount"], &newest["remark"], &newest["operator"]),
            (&json!("11"), &json!("50.00"), &json!("end of the campaign"), &json!("dora"))
        );
        let receipts = dora.get("/v2/partners/receipts?rule=R-87&allowed=true").expect(200).await.json();
        assert_eq!(receipts["count"], 3);
        for tenant in ["d1", "r1", "r3"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_has_every_reason_and_nobody_gets_anything() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        // Enough for one, and not for both.
        let short = dora.post(ISSUE, &quota(&["r1", "r3"], "500.01")).expect(400).await.json();
        assert_eq!(unmet(&short), ["QUOTA_AVAILABLE"]);
        let about = |refused: &Value, passed: bool| {
            let all = refused["check_items"].as_array().unwrap().iter().filter(|one| one["passed"] == passed);
            all.map(|one| one["subject"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            (about(&short, false), about(&short, true)),
            (vec!["r3".to_owned()], ["r1", "r1", "r1", "r3", "r3"].map(str::to_owned).to_vec())
        );
        dora.post(ISSUE, &quota(&["r1", "r3"], "500")).expect(200).await;
        let id = dora.get(ISSUED).expect(200).await.json()["quotas"][0]["quota_id"].clone();
        app.execute("r1", "UPDATE tenants SET status = 'FROZEN' WHERE tenant_id = $1").await;
        let with = |id: &str| {
            let mut new = quota(&["r1"], "1000.01");
            new["quota_id"] = json!(id);
            new
        };
        let over = dora.post(ISSUE, &with("over")).expect(400).await.json();
        assert_eq!(unmet(&over), ["FUNDS_FROZEN", "QUOTA_IN_FORCE", "QUOTA_AVAILABLE"]);
        assert!(over["receipt_id"].is_string() && over.get("available_at").is_none());
        let mut later = with("to-come");
        later["indirect_partner_ids"] = json!(["r3"]);
        later["quota_amount"] = json!("1");
        let later = dora.post(ISSUE, &later).expect(400).await.json();
        assert_eq!(unmet(&later), ["QUOTA_IN_FORCE"]);
        assert!(later["available_at"].is_string(), "it begins by itself: {later}");
        // Used up: there is nothing to take back. The other one of the request stays as it is.
        app.execute("r3", "UPDATE coupon_quotas SET balance = 0 WHERE tenant_id = $1").await;
        let all = dora.get(ISSUED).expect(200).await.json();
        let ids: Vec<_> = all["quotas"].as_array().unwrap().iter().map(|one| one["quota_id"].clone()).collect();
        let nothing = dora.post(RECLAIM, &json!({ "quota_ids": ids })).expect(400).await.json();
        assert_eq!(unmet(&nothing), ["QUOTA_UNUSED"]);
        let of_r3 = all["quotas"].as_array().unwrap().iter().find(|one| one["indirect_partner_id"] == "r3").unwrap();
        assert_eq!(about(&nothing, false), [of_r3["quota_id"].as_str().unwrap()]);
        assert_eq!(left(&app).await, [0, 50_000, 0]);
        assert_eq!(app.number("d1", "SELECT COUNT(*) FROM reseller_quota_records WHERE tenant_id = $1").await, 2);
        // Faults are said before anything is looked at, all of them.
        for (new, fields) in [
            (quota(&[], "0"), vec!["indirect_partner_ids", "quota_amount"]),
            (quota(&["r1", "r1"], "1.005"), vec!["indirect_partner_ids", "quota_amount"]),
            (quota(&["r1"], ""), vec!["quota_amount"]),
        ] {
            assert_eq!(dora.post(ISSUE, &new).expect(400).await.fields(), fields, "{new}");
        }
        let long = json!({ "quota_ids": [], "remark": "x".repeat(101) });
        assert_eq!(dora.post(RECLAIM, &long).expect(400).await.fields(), ["quota_ids", "remark"]);
        let zero = json!({ "quota_ids": [id], "remark": "a\u{0}b" });
        assert_eq!(dora.post(RECLAIM, &zero).expect(400).await.fields(), ["remark"]);
    })
    .await;
}

#[tokio::test]
async fn only_who_may_moves_quota_and_each_account_reads_its_own() {
    TestApp::on_both_engines(async |app| {
        let (dora, dirk) = with_quotas(&app).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        let customer = app.customer(crate::testing::HOME, "c1").await;
        let issued = dora.post(ISSUE, &quota(&["r1"], "10")).expect(200).await.json();
        let back = json!({ "quota_ids": [issued["simple_quota_infos"][0]["quota_id"]] });
        // Somebody else's reseller, quota or both; a quota for cash coupons; one that is nobody's.
        let missing = dora.post(ISSUE, &quota(&["r1", "r2"], "1")).expect(404).await;
        let fault = json!([{ "field": "indirect_partner_ids.1", "problem": "NOT_A_CHOICE" }]);
        assert_eq!(missing.json()["field_errors"], fault);
        // Another's is no different from one that is nobody's.
        let gone = dora.post(ISSUE, &quota(&["r1", "gone"], "1")).expect(404).await.json();
        assert_eq!((&gone["error_code"], &gone["field_errors"]), (&missing.json()["error_code"], &fault));
        assert_eq!(dirk.post(ISSUE, &quota(&["r2"], "1")).expect(404).await.fields(), ["quota_id"]);
        assert_eq!(dirk.post(RECLAIM, &back).expect(404).await.fields(), ["quota_ids.0"]);
        for id in ["theirs", "cash", "gone"] {
            let mut new = quota(&["r2", "r1"], "1");
            new["quota_id"] = json!(id);
            let all = dora.post(ISSUE, &new).expect(404).await.fields();
            assert_eq!(all, ["quota_id", "indirect_partner_ids.0"], "{id}");
            let quotas = json!({ "quota_ids": [back["quota_ids"][0], id] });
            assert_eq!(dora.post(RECLAIM, &quotas).expect(404).await.fields(), ["quota_ids.1"], "{id}");
        }
        for (path, new) in [(ISSUE, quota(&["r1"], "1")), (RECLAIM, back.clone())] {
            app.stranger().post(path, &new).expect(401).await;
            for client in [&rob, &max, &customer] {
                client.post(path, &new).expect(403).await;
            }
        }
        for path in [ISSUED, RECORDS] {
            app.stranger().get(path).expect(401).await;
            rob.get(path).expect(403).await;
            customer.get(path).expect(403).await;
            assert_eq!(max.get(path).expect(200).await.json()["total_count"], 0, "not his reseller: {path}");
            assert_eq!(dirk.get(path).expect(200).await.json()["total_count"], 0);
            assert_eq!(dora.get(&format!("{path}?limit=101")).expect(400).await.fields(), ["limit"]);
            let count = |query: &'static str| dora.get(&format!("{path}?{query}"));
            assert_eq!(count("indirect_partner_id=r1").expect(200).await.json()["total_count"], 1);
            assert_eq!(count("indirect_partner_id=r3").expect(200).await.json()["total_count"], 0);
        }
        assert_eq!(dora.get(&format!("{RECORDS}?operation_type=11")).expect(200).await.json()["total_count"], 0);
        assert_eq!(dora.get(&format!("{RECORDS}?parent_quota_id=q1")).expect(200).await.json()["total_count"], 1);
        assert_eq!(dora.get(&format!("{ISSUED}?quota_status=6")).expect(200).await.json()["total_count"], 0);
        app.stranger().post(OWN, &json!({})).expect(401).await;
        customer.post(OWN, &json!({})).expect(403).await;
        let count = async |query: Value| dora.post(OWN, &query).expect(200).await.json()["total_count"].clone();
        for (query, expect) in [
            (json!({}), 4),
            (json!({ "quota_status_list": ["0"] }), 3),
            (json!({ "quota_status_list": ["3"] }), 1),
            (json!({ "quota_status_list": ["3", "6"] }), 1),
            (json!({ "quota_status_list": ["0"], "quota_type": "0" }), 2),
            (json!({ "quota_ids": ["theirs"] }), 0),
        ] {
            assert_eq!(count(query.clone()).await, expect, "{query}");
        }
        let many: Vec<_> = (0..101).map(|number| format!("q{number}")).collect();
        assert_eq!(dora.post(OWN, &json!({ "quota_ids": many })).expect(400).await.fields(), ["quota_ids"]);
    })
    .await;
}
