//! Partners with accounts and customers to start a test from.

use crate::store::StoreError;
use crate::store::search::{folded, grams, search_text};
use crate::testing::app::TestApp;
use crate::testing::client::Client;
use crate::testing::fixtures::{NOW, TestLogin};
use sea_orm::Value;

/// The tenant that keeps the logins of customers.
pub const HOME: &str = "customers";

/// A customer to be made; the default has nothing that stands in the way of a change.
#[derive(Clone, Debug)]
pub struct NewCustomer<'a> {
    /// Id.
    pub id: &'a str,
    /// Real name.
    pub name: &'a str,
    /// Login name.
    pub account_name: &'a str,
    /// Phone number.
    pub telephone: &'a str,
    /// Tag.
    pub label: &'a str,
    /// Resale rather than referral?
    pub resale: bool,
    /// Days since it associated.
    pub associated_days_ago: i64,
    /// What the partner allocated, in minor units.
    pub allocated: i64,
    /// Debt, in minor units.
    pub arrears: i64,
    /// Spent this month, in minor units.
    pub month_consumption: i64,
    /// Its account manager; empty for none.
    pub manager: &'a str,
    /// The reseller whose customer it is; empty for an own one.
    pub reseller: &'a str,
    /// Balances of its usable coupons.
    pub coupons: &'a [i64],
    /// Open obligations: id and kind.
    pub obligations: &'a [(&'a str, &'a str)],
}

impl Default for NewCustomer<'_> {
    fn default() -> Self {
        Self {
            id: "c1",
            name: "深圳云途科技有限公司",
            account_name: "yuntu-cloud",
            telephone: "13800138000",
            label: "",
            resale: false,
            associated_days_ago: 400,
            allocated: 0,
            arrears: 0,
            month_consumption: 0,
            manager: "",
            reseller: "",
            coupons: &[],
            obligations: &[],
        }
    }
}

impl NewCustomer<'_> {
    fn row(&self) -> Vec<Value> {
        let counted =
            |kind: &str| i64::try_from(self.obligations.iter().filter(|(_, of)| *of == kind).count()).unwrap();
        let now = NOW.timestamp();
        let start = now - self.associated_days_ago * 86_400;
        vec![
            self.id.into(),
            HOME.into(),
            self.reseller.into(),
            self.name.into(),
            folded(self.name).into(),
            self.account_name.into(),
            folded(self.account_name).into(),
            search_text(self.name, self.account_name, self.id, self.telephone).into(),
            start.into(),
            start.into(),
            if self.resale { "2" } else { "1" }.into(),
            "ASSOCIATED".into(),
            self.label.into(),
            self.telephone.into(),
            "2".into(),
            1i64.into(),
            "V1".into(),
            "STANDALONE".into(),
            self.manager.into(),
            self.arrears.into(),
            self.allocated.into(),
            self.month_consumption.into(),
            i64::try_from(self.coupons.len()).unwrap().into(),
            self.coupons.iter().sum::<i64>().into(),
            counted("PARTNER_PAY_ORDER").into(),
            counted("RESERVED_INSTANCE").into(),
            counted("SERVICE_SUPPORT_PLAN").into(),
            counted("SPECIAL_CONTRACT").into(),
            now.into(),
        ]
    }
}

const CUSTOMER: &str = "INSERT INTO customers (tenant_id, id, home_tenant_id, reseller_tenant_id, name, name_folded, account_name, account_folded,
    search_text, registered_at, associated_on, association_type, association_state, label, telephone, verified_status, customer_type,
    customer_level, enterprise_role, account_manager_id, arrears, allocated, month_consumption, coupons, coupon_amount, partner_pay_orders,
    reserved_instances, service_support_plans, special_contracts, changed_at) VALUES";

impl TestApp {
    /// A partner with a top-up account of 1,000.00.
    pub async fn partner(&self, tenant: &str) {
        self.tenant(tenant).await;
        let sql = "INSERT INTO partner_accounts (tenant_id, id, account_type, balance) VALUES";
        let scope = self.scope(tenant);
        let write = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            tx.exec_one(tx.sql(sql).push_rows([vec!["account-1".into(), 1i64.into(), 100_000i64.into()]])).await
        });
        write.await.unwrap();
    }

    /// A customer of a partner.
    pub async fn add_customer(&self, tenant: &str, new: NewCustomer<'_>) {
        self.add_customers(tenant, &[new]).await;
    }

    /// Customers of a partner.
    pub async fn add_customers(&self, tenant: &str, all: &[NewCustomer<'_>]) {
        let home = &self.scope(HOME);
        let scope = self.scope(tenant);
        let write = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let now = tx.now_secs();
            for part in all.chunks(500) {
                tx.exec(tx.sql(CUSTOMER).push_rows(part.iter().map(NewCustomer::row))).await?;
            }
            for new in all {
                let text = search_text(new.name, new.account_name, new.id, new.telephone);
                let pieces = grams(&text).into_iter().map(|gram| vec![gram.into(), new.id.into()]).collect::<Vec<_>>();
                if !pieces.is_empty() {
                    tx.exec(tx.sql("INSERT INTO customer_grams (tenant_id, gram, customer_id) VALUES").push_rows(pieces)).await?;
                }
                for (id, kind) in new.obligations {
                    let row = vec![(*id).into(), new.id.into(), (*kind).into(), (*id).into(), now.into()];
                    tx.exec(tx.sql("INSERT INTO obligations (tenant_id, id, customer_id, kind, title, since_at) VALUES").push_rows([row])).await?;
                }
                for (number, balance) in new.coupons.iter().enumerate() {
                    let sql = "INSERT INTO coupons (tenant_id, id, customer_id, coupon_type, status, face_value, balance, effective_at, expires_at) VALUES";
                    let id = format!("coupon-{}-{number}", new.id);
                    let row = vec![id.into(), new.id.into(), "1".into(), "2".into(), 5_000i64.into(), (*balance).into(), now.into(), (now + 1).into()];
                    tx.exec(tx.sql(sql).push_rows([row])).await?;
                }
                let directory = tx.within(home);
                let row = vec![new.id.into(), tenant.into(), now.into()];
                let sql = "INSERT INTO customer_directory (tenant_id, id, partner_tenant_id, changed_at) VALUES";
                directory.exec(directory.sql(sql).push_rows([row]).push(" ON CONFLICT (tenant_id, id) DO NOTHING")).await?;
            }
            Ok(())
        });
        write.await.unwrap();
    }

    /// Puts these partners into one company.
    pub async fn company(&self, tenants: &[&str]) {
        for tenant in tenants {
            self.execute(tenant, "UPDATE tenants SET company_id = 'company-1' WHERE tenant_id = $1").await;
        }
    }

    /// A login that [`TestApp::customer`] or [`TestApp::member`] made, for a new session after a jump of the clock.
    pub fn login_of(&self, tenant: &str, subject: &str) -> TestLogin {
        let (id, account) = (format!("login-{subject}"), format!("{tenant}.{subject}"));
        TestLogin { tenant: domain::ids::TenantId::new(tenant).unwrap(), id, subject: subject.to_owned(), account }
    }

    /// Runs one statement of a tenant: `UPDATE … WHERE tenant_id = $1`.
    pub async fn execute(&self, tenant: &str, sql: &'static str) -> u64 {
        let scope = self.scope(tenant);
        let write = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move { tx.exec(tx.sql(sql)).await });
        write.await.unwrap()
    }

    /// The newest parameter of this name in the messages of a client.
    pub async fn message(&self, client: &Client, kind: &str, param: &str) -> Option<String> {
        let messages = client.get("/v2/messages?limit=100").expect(200).await.json();
        let found = messages["messages"].as_array().unwrap().iter().find(|message| message["kind"] == kind)?;
        found["params"][param].as_str().map(str::to_owned)
    }

    /// Asks for a verification code and reads it in the messages.
    pub async fn code(&self, client: &Client, purpose: &str, subject: &str) -> String {
        self.clock.advance(chrono::Duration::seconds(61));
        let body = serde_json::json!({ "purpose": purpose, "subject_id": subject });
        client.post("/v2/verification-codes", &body).expect(201).await;
        self.message(client, "VERIFICATION_CODE", "code").await.unwrap()
    }
}
