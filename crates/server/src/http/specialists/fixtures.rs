//! Personal accounts and partners on a path, for the tests of employees and specialists.

use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::StoreError;
use crate::store::specialists::{contact_hash, decide_specialist};
use crate::testing::{Answer, Client, HOME, TestApp, TestLogin};
use domain::ids::TenantId;
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

pub(crate) const PATH: &str = "/v2/partners/specialists";
/// A file that is taken.
pub(crate) const PROOF: &str = "%PDF-1.4\n%%EOF\n";

/// A personal account to be made; the default can be invited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewPerson<'a> {
    pub(crate) id: &'a str,
    pub(crate) real_name: &'a str,
    pub(crate) is_partner: bool,
    pub(crate) mobile: &'a str,
    /// Code and days until it runs out.
    pub(crate) certificates: &'a [(&'a str, i64)],
}

impl Default for NewPerson<'_> {
    fn default() -> Self {
        Self { id: "lan", real_name: "PERSONAL", is_partner: false, mobile: "19900000001", certificates: &[] }
    }
}

impl TestApp {
    /// A partner on the service path, with its administrator signed in.
    pub(crate) async fn inviting(&self, tenant: &str) -> Client {
        self.tenant(tenant).await;
        self.execute(tenant, "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1700000000)").await;
        self.member(tenant, &format!("{tenant}-ann"), &[PresetRole::Admin]).await
    }

    /// A personal account with its login, signed in.
    pub(crate) async fn person(&self, new: NewPerson<'_>) -> Client {
        let login = self.login(HOME, PrincipalKind::Customer, new.id, &[]).await;
        let scope = system_scope(TenantId::new(HOME).unwrap(), "test");
        let account = login.account.as_str();
        let sql = "INSERT INTO personal_accounts (tenant_id, id, name_hash, mobile_hash, email_hash, real_name, is_partner, position) VALUES";
        let certificates = "INSERT INTO personal_certificates (tenant_id, id, account_id, code, number, earned_with, earned_at, valid_until) VALUES";
        let made = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let row = vec![
                new.id.into(),
                contact_hash(account).into(),
                contact_hash(new.mobile).into(),
                contact_hash(&format!("{}@example.com", new.id)).into(),
                new.real_name.into(),
                new.is_partner.into(),
                "Architect".into(),
            ];
            tx.exec_one(tx.sql(sql).push_rows([row])).await?;
            for (number, (code, days)) in new.certificates.iter().enumerate() {
                let row = vec![
                    format!("{}-{number}", new.id).into(),
                    new.id.into(),
                    (*code).into(),
                    format!("N-{number}").into(),
                    "PERSONAL".into(),
                    (tx.now_secs() - 86_400).into(),
                    (tx.now_secs() + days * 86_400).into(),
                ];
                tx.exec_one(tx.sql(certificates).push_rows([row])).await?;
            }
            Ok(())
        });
        made.await.unwrap();
        self.client(&login).await
    }

    /// Presses a button of the page behind a letter, as a phone does.
    pub(crate) async fn press_letter(&self, link: &str, action: &str) -> Answer {
        let call = self.stranger().call(axum::http::Method::POST, link).header("sec-fetch-site", "");
        let form = format!("action={action}&lang=en");
        call.header("idempotency-key", "").raw("application/x-www-form-urlencoded", &form).send().await
    }

    /// The link in the last letter to somebody.
    pub(crate) async fn letter(&self, person: &Client) -> String {
        self.message(person, "SPECIALIST_INVITED", "link").await.unwrap()
    }

    /// So many invitations that the administrator sent today.
    pub(crate) async fn invited_already(&self, tenant: &str, count: usize) {
        let scope = self.scope(tenant);
        let login = format!("login-{tenant}-ann");
        let login = login.as_str();
        let sql =
            "INSERT INTO specialist_invitations (tenant_id, token_hash, specialist_id, invited_by, created_at) VALUES";
        let made = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let now = tx.now_secs();
            let row = |number: usize| vec![format!("hash-{number}").into(), "x".into(), login.into(), now.into()];
            tx.exec(tx.sql(sql).push_rows((0..count).map(row))).await
        });
        made.await.unwrap();
    }

    /// Another session of the partner's administrator.
    pub(crate) async fn again(&self, tenant: &str) -> Client {
        let subject = format!("{tenant}-ann");
        let (id, account) = (format!("login-{subject}"), format!("{tenant}.{subject}"));
        self.client(&TestLogin { tenant: TenantId::new(tenant).unwrap(), id, subject, account }).await
    }

    /// Another session of a person.
    pub(crate) async fn person_again(&self, id: &str) -> Client {
        let account = format!("{HOME}.{id}");
        let tenant = TenantId::new(HOME).unwrap();
        self.client(&TestLogin { tenant, id: format!("login-{id}"), subject: id.to_owned(), account }).await
    }

    /// A file of the partner's that belongs to nothing yet; answers its id.
    pub(crate) async fn proof(&self, ann: &Client) -> String {
        let call = ann.call(axum::http::Method::POST, "/v2/partners/attachments?file_name=contract.pdf");
        let kept = call.raw("application/pdf", PROOF).expect(201).await.json();
        kept["attachment_id"].as_str().unwrap().to_owned()
    }

    /// Runs the jobs; answers the stored state of the only link.
    pub(crate) async fn run_expiry(&self, tenant: &str) -> String {
        self.run_jobs().await;
        self.text(tenant, "SELECT state FROM specialists WHERE tenant_id = $1").await
    }

    /// An operator of the vendor's.
    pub(crate) async fn operator(&self) -> Client {
        self.tenant("platform").await;
        let login = self.login("platform", PrincipalKind::Operator, "olga", &[]).await;
        self.client(&login).await
    }

    /// The operator's decision about what waits in the queue.
    pub(crate) async fn ruled(&self, olga: &Client, approve: bool, reason: &str) -> Answer {
        let waiting = olga.get("/v2/operator/reviews?state=UNDER_REVIEW").expect(200).await.json();
        assert_eq!(waiting["count"], 1, "{waiting}");
        let review = &waiting["reviews"][0];
        let act = if approve { "approve" } else { "reject" };
        let path = format!("/v2/operator/reviews/{}/{act}", review["review_id"].as_str().unwrap());
        let body = if reason.is_empty() { json!({}) } else { json!({ "reason": reason }) };
        olga.post(&path, &body).if_match(review["version"].as_i64().unwrap()).send().await
    }

    /// The vendor's decision; the new state, or the status of the refusal.
    pub(crate) async fn decide(&self, tenant: &str, id: &str, approve: bool, reason: &str) -> Result<String, u16> {
        let scope = self.scope(tenant);
        let done = self
            .app
            .store()
            .tx::<_, ApiError, _, _>(&scope, |tx| async move { decide_specialist(&tx, id, approve, reason).await });
        done.await.map(|state| state.to_string()).map_err(|error| error.code().1.as_u16())
    }

    /// The vendor ends somebody's being a specialist.
    pub(crate) async fn cancel_by_vendor(&self, olga: &Client, id: &str, version: i64, reason: &str) -> Answer {
        let body = json!({ "partner_id": "t1", "reason": reason });
        olga.post(&format!("/v2/operator/specialists/{id}/cancel"), &body).if_match(version).send().await
    }

    /// A bound employee of the partner; answers the id of the link.
    pub(crate) async fn bound(&self, ann: &Client, new: NewPerson<'_>) -> String {
        let person = self.person(new).await;
        let invited = ann.post(&format!("{PATH}/invitations"), &invitation(new.id)).expect(201).await.json();
        let link = self.letter(&person).await;
        assert_eq!(self.press_letter(&link, "accept").await.status, 303);
        invited["specialist"]["specialist_id"].as_str().unwrap().to_owned()
    }
}

/// An invitation of an account found by its mail address.
pub(crate) fn invitation(id: &str) -> Value {
    json!({ "contact": format!("{id}@example.com"), "account_id": id })
}
