//! An account that a partner does not serve any more: what that partner's list says of it is history, and keeps nobody out.

use crate::testing::{HOME, NewCustomer, TestApp, report_of, with_account};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const REPORTS: &str = "/v2/partners/customer-reports";

fn unmet(refused: &Value) -> Vec<&str> {
    let all = refused["check_items"].as_array().unwrap().iter();
    all.filter(|one| one["passed"] == false).map(|one| one["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_a_customer_owed_its_last_partner_is_corrected_in_the_register() {
    TestApp::on_both_engines(async |app| {
        let (olga, bob) = (app.operator().await, app.developing("t2").await);
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let contract = NewCustomer {
            id: "alder",
            account_name: "customers.alder",
            obligations: &[("o1", "SPECIAL_CONTRACT")],
            ..NewCustomer::default()
        };
        app.add_customer("t1", contract).await;
        let alder = app.customer(HOME, "alder").await;
        let path = "/v2/operator/customer-accounts/alder";
        olga.get(path).expect(404).await;
        // It leaves, and the contract stands in the list of a partner that has nothing to do with it any more.
        let asked = json!({ "reason": "Another partner is nearer", "notice_accepted": true });
        let asked = alder.post("/v2/customers/association-requests", &asked).expect(201).await.json();
        let agree = format!("/v2/partners/association-requests/{}/approve", asked["request_id"].as_str().unwrap());
        ann.post(&agree, &json!({})).if_match(1).expect(200).await;
        let refused = bob.post(REPORTS, &report_of("alder")).expect(400).await.json();
        assert_eq!(unmet(&refused), ["SPECIAL_CONTRACT"]);
        // The register has the account now, and the vendor says what holds.
        let file = olga.get(path).expect(200).await;
        let mut facts = file.json()["facts"].clone();
        assert_eq!((&facts["special_contracts"], &file.json()["kept_by_partner"]), (&json!(1), &json!(false)));
        facts["special_contracts"] = json!(0);
        olga.put(path, &facts).if_match(file.version().unwrap()).expect(200).await;
        assert_eq!(bob.post(REPORTS, &report_of("alder")).expect(201).await.json()["state"], "REPORTED");
        for tenant in ["t1", HOME] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_debt_of_long_ago_is_paid_and_the_customer_comes_back_without_it() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = (app.operator().await, app.developing("t1").await);
        let bob = app.developing("t2").await;
        app.prospect("birch").await;
        let made = json!({ "association_type": "1" });
        let link = async |client: &crate::testing::Client| {
            let made = client.post("/v2/partners/customer-invitations", &made).expect(201).await.json();
            let url = made["url"].as_str().unwrap();
            url.split_at(url.find("/c/").unwrap()).1.split('?').next().unwrap().to_owned()
        };
        let (first, second) = (link(&ann).await, link(&bob).await);
        app.press(&first, &with_account("birch")).await;
        let debts = "UPDATE customers SET arrears = 700, special_contracts = 1, service_support_plans = 1 WHERE tenant_id = $1";
        app.execute("t1", debts).await;
        let row = "INSERT INTO obligations (tenant_id, id, customer_id, kind, title, since_at) VALUES
            ($1, 'o1', 'birch', 'SPECIAL_CONTRACT', 'Contract', 1), ($1, 'o2', 'birch', 'SERVICE_SUPPORT_PLAN', 'Plan', 1)";
        app.execute("t1", row).await;
        app.leaves("t1", "birch").await;
        let current = "SELECT COUNT(*) FROM customer_directory WHERE tenant_id = $1 AND partner_tenant_id IS NOT NULL";
        app.press(&second, &with_account("birch")).await;
        assert_eq!(app.number(HOME, current).await, 0, "a bill is not paid");
        let path = "/v2/operator/customer-accounts/birch";
        let file = olga.get(path).expect(200).await;
        let mut facts = file.json()["facts"].clone();
        assert_eq!((&facts["unpaid_bills"], &facts["special_contracts"]), (&json!(1), &json!(1)));
        (facts["unpaid_bills"], facts["special_contracts"]) = (json!(0), json!(0));
        olga.put(path, &facts).if_match(file.version().unwrap()).expect(200).await;
        assert_eq!(app.press(&first, &with_account("birch")).await.status, 303);
        assert_eq!(app.number(HOME, current).await, 1);
        // Back with the partner of before: what was corrected is, and what it still has from that partner is too.
        let row = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND arrears = 0 AND special_contracts = 0
            AND service_support_plans = 1";
        assert_eq!(app.number("t1", row).await, 1);
        let open = "SELECT COUNT(*) FROM obligations WHERE tenant_id = $1 AND ended_at IS NULL AND kind = 'SERVICE_SUPPORT_PLAN'";
        let gone = "SELECT COUNT(*) FROM obligations WHERE tenant_id = $1 AND ended_at IS NOT NULL AND kind = 'SPECIAL_CONTRACT'";
        assert_eq!((app.number("t1", open).await, app.number("t1", gone).await), (1, 1));
    })
    .await;
}
