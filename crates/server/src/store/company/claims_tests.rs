//! Accounts of one company that ask at the same moment: one of them gets it.

use super::{Claim, claim};
use crate::store::StoreError;
use crate::store::error::is_duplicate;
use crate::testing::{Answer, Client, TestApp};
use domain::organization::PresetRole;
use domain::program::{DevelopmentPath, Program};
use serde_json::json;

const ACCOUNTS: [&str; 5] = ["t1", "t2", "t3", "t4", "t5"];
const HELD: &str = "SELECT COUNT(*) FROM company_claims WHERE tenant_id = $1";
const ON_SERVICE: &str =
    "SELECT COUNT(*) FROM development_paths WHERE tenant_id = $1 AND path = 'SERVICE' AND stage = 'SELECTED'";

/// Administrators of accounts of one company.
async fn company(app: &TestApp) -> Vec<Client> {
    let mut all = Vec::new();
    for tenant in ACCOUNTS {
        app.tenant(tenant).await;
        all.push(app.member(tenant, &format!("ann-{tenant}"), &[PresetRole::Admin]).await);
    }
    app.company(&ACCOUNTS).await;
    all
}

fn unmet(answer: &Answer) -> Vec<String> {
    let items = answer.json()["check_items"].as_array().unwrap().clone();
    let unmet = items.iter().filter(|item| item["passed"] == false);
    unmet.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
}

/// Who got it; everybody else has read why not.
fn winner(answers: &[(usize, Answer)], status: u16, check: &str) -> usize {
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, answer)| answer.status.as_u16() == status);
    assert_eq!(won.len(), 1, "{answers:?}");
    for (_, answer) in lost {
        assert_eq!((answer.status.as_u16(), unmet(answer)), (400, vec![check.to_owned()]));
    }
    won[0].0
}

#[tokio::test]
async fn of_many_accounts_that_choose_a_path_at_once_one_gets_it_and_the_next_when_it_left() {
    TestApp::on_both_engines(async |app| {
        let all = company(&app).await;
        for path in ["SERVICE", "SOFTWARE"] {
            let mut asking = tokio::task::JoinSet::new();
            for (number, client) in all.iter().enumerate() {
                let call = client.post(&format!("/v2/partners/paths/{path}/choose"), &json!({})).if_match(0);
                asking.spawn(async move { (number, call.send().await) });
            }
            let first = winner(&asking.join_all().await, 200, "PATH_TAKEN_BY_COMPANY");
            if path == "SERVICE" {
                all[first].post("/v2/partners/paths/SERVICE/exit", &json!({})).if_match(1).expect(200).await;
                let next = (first + 1) % ACCOUNTS.len();
                all[next].post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
                let back =
                    all[first].post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(2).expect(400).await;
                assert_eq!(unmet(&back), ["PATH_TAKEN_BY_COMPANY"]);
            }
        }
        let mut on_path = 0;
        for tenant in ACCOUNTS {
            on_path += app.number(tenant, ON_SERVICE).await;
            assert!(app.audit_is_whole(tenant).await);
        }
        assert_eq!(on_path, 1);
    })
    .await;
}

#[tokio::test]
async fn one_account_of_a_company_is_taken_into_the_government_cloud() {
    TestApp::on_both_engines(async |app| {
        company(&app).await;
        let olga = app.operator().await;
        let mut asking = tokio::task::JoinSet::new();
        for (number, tenant) in ACCOUNTS.iter().enumerate() {
            let paper = json!({ "partner_id": tenant, "program": "GOV_CLOUD" });
            let call = olga.post("/v2/operator/program-applications", &paper);
            asking.spawn(async move { (number, call.send().await) });
        }
        let first = winner(&asking.join_all().await, 201, "NO_SIBLING_IN_PLAN");
        // The subsidy programme is each account's own affair.
        for tenant in ACCOUNTS.iter().filter(|tenant| **tenant != ACCOUNTS[first]) {
            let paper = json!({ "partner_id": tenant, "program": "GOV_SUBSIDY" });
            olga.post("/v2/operator/program-applications", &paper).expect(201).await;
        }
        assert_eq!(app.number(ACCOUNTS[first], HELD).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_row_is_the_companys_whatever_else_the_database_lets_pass() {
    TestApp::on_both_engines(async |app| {
        company(&app).await;
        app.tenant("alone").await;
        let taking = async |tenant: &str, what: Claim| {
            let scope = app.scope(tenant);
            let write = app.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move { claim(&tx, what).await });
            write.await.unwrap();
        };
        taking("t1", Claim::Path(DevelopmentPath::Service)).await;
        taking("t1", Claim::Program(Program::GovCloud)).await;
        taking("alone", Claim::Path(DevelopmentPath::Service)).await;
        assert_eq!((app.number("t1", HELD).await, app.number("alone", HELD).await), (2, 0));
        // Whoever is let in later takes the row over; there is never a second.
        taking("t2", Claim::Path(DevelopmentPath::Service)).await;
        assert_eq!((app.number("t1", HELD).await, app.number("t2", HELD).await), (1, 1));
        let versions = "SELECT version FROM company_claims WHERE tenant_id = $1 AND claim = 'PATH:SERVICE'";
        assert_eq!(app.number("t2", versions).await, 2);
        if app.engine == crate::testing::Engine::Sqlite {
            // PostgreSQL would have the transaction run again for ever.
            let scope = app.scope("t3");
            let second = app.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
                let sql = "INSERT INTO company_claims (tenant_id, company_id, claim) VALUES ($1, 'company-1', 'PATH:SERVICE')";
                tx.exec_one(tx.sql(sql)).await
            });
            assert!(is_duplicate(&second.await.unwrap_err()));
        }
    })
    .await;
}
