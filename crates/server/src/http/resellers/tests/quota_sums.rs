//! Voucher quota under codes, at the end of a relation, and when much is pressed at once.

use super::quotas::{ISSUE, RECLAIM, RECORDS, left, quota, with_quotas};
use crate::testing::TestApp;
use serde_json::json;

#[tokio::test]
async fn a_code_is_for_one_quota_and_the_end_of_the_relation_brings_back_what_is_left() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        app.execute("d1", "UPDATE tenants SET verification_enabled = TRUE WHERE tenant_id = $1").await;
        assert_eq!(dora.post(ISSUE, &quota(&["r1"], "1")).expect(400).await.fields(), ["verification_code"]);
        let mut coded = quota(&["r1"], "7");
        coded["verification_code"] = json!(app.code(&dora, "ADJUST_RESELLER_FUNDS", "q1").await);
        dora.post(ISSUE, &coded).expect(200).await;
        assert_ne!(dora.post(ISSUE, &coded).send().await.status, 200, "it is used up");
        assert_eq!(left(&app).await, [99_300, 700, 0]);
        app.execute("r1", "UPDATE coupon_quotas SET balance = 300 WHERE tenant_id = $1").await;
        let scope = crate::auth::scope::system_scope("r1".parse().unwrap(), "test");
        let unlinked = app.app.store().tx::<_, crate::http::error::ApiError, _, _>(&scope, |tx| async move {
            crate::store::resellers::unlink(&tx).await
        });
        unlinked.await.unwrap();
        assert_eq!(left(&app).await, [99_600, 0, 0]);
        let records = dora.get(&format!("{RECORDS}?operation_type=12")).expect(200).await.json();
        assert_eq!((&records["total_count"], &records["records"][0]["amount"]), (&json!(1), &json!("3.00")));
    })
    .await;
}

#[tokio::test]
async fn a_code_for_several_resellers_is_for_these_and_no_others() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        app.execute("d1", "UPDATE tenants SET verification_enabled = TRUE WHERE tenant_id = $1").await;
        let subject = crate::ids::sha256_hex("q1\nr1\nr3");
        let code = app.code(&dora, "ADJUST_RESELLER_FUNDS", &subject).await;
        let coded = |resellers: &[&str]| {
            let mut new = quota(resellers, "20");
            new["verification_code"] = json!(code);
            new
        };
        for others in [&["r3", "r1"][..], &["r1"], &["r3"]] {
            assert_eq!(
                dora.post(ISSUE, &coded(others)).expect(400).await.fields(),
                ["verification_code"],
                "{others:?}"
            );
        }
        // One that was asked for with the quota alone is for one reseller.
        let alone = app.code(&dora, "ADJUST_RESELLER_FUNDS", "q1").await;
        let mut both = coded(&["r1", "r3"]);
        both["verification_code"] = json!(alone);
        assert_eq!(dora.post(ISSUE, &both).expect(400).await.fields(), ["verification_code"]);
        assert_eq!(left(&app).await, [100_000, 0, 0]);
        dora.post(ISSUE, &coded(&["r1", "r3"])).expect(200).await;
        // For one reseller, it can be bound to that one.
        let subject = crate::ids::sha256_hex("q1\nr3");
        let mut one = quota(&["r3"], "5");
        one["verification_code"] = json!(app.code(&dora, "ADJUST_RESELLER_FUNDS", &subject).await);
        dora.post(ISSUE, &one).expect(200).await;
        assert_eq!(left(&app).await, [95_500, 2_000, 2_500]);
    })
    .await;
}

#[tokio::test]
async fn several_quotas_come_back_with_one_code() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        let issued = dora.post(ISSUE, &quota(&["r1", "r3"], "20")).expect(200).await.json();
        app.execute("d1", "UPDATE tenants SET verification_enabled = TRUE WHERE tenant_id = $1").await;
        let infos = issued["simple_quota_infos"].as_array().unwrap().iter();
        let ids: Vec<_> = infos.map(|one| one["quota_id"].as_str().unwrap().to_owned()).collect();
        let subject = crate::ids::sha256_hex(ids.join("\n"));
        let code = app.code(&dora, "ADJUST_RESELLER_FUNDS", &subject).await;
        let coded = |ids: &[String]| json!({ "quota_ids": ids, "verification_code": code });
        // It is for these and no others.
        assert_eq!(dora.post(RECLAIM, &coded(&ids[..1])).expect(400).await.fields(), ["verification_code"]);
        dora.post(RECLAIM, &coded(&ids)).expect(200).await;
        assert_eq!(left(&app).await, [100_000, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn whatever_is_pressed_at_once_the_sum_of_quota_is_kept() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = with_quotas(&app).await;
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let dora = dora.clone();
            all.spawn(async move { dora.post(ISSUE, &quota(&["r1", "r3"], "70")).send().await.status.as_u16() });
        }
        let answers = all.join_all().await;
        let done = answers.iter().filter(|status| **status == 200).count();
        let [here, there, also] = left(&app).await;
        assert_eq!((here + there + also, there), (100_000, also), "{answers:?}");
        assert_eq!(there, 7_000 * i64::try_from(done).unwrap());
        assert!(here >= 0 && (1..=7).contains(&done), "{answers:?}");
        assert!(app.audit_is_whole("d1").await && app.audit_is_whole("r1").await);
    })
    .await;
}
