//! Tenants, logins and sessions to start a test from.

use crate::auth::scope::{SystemScope, system_scope};
use crate::auth::{accounts, password};
use crate::config::PasswordCost;
use crate::store::StoreError;
use crate::store::outbox::{NewMessage, Params};
use crate::testing::app::TestApp;
use crate::testing::client::Client;
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::ids::TenantId;
use domain::organization::{PresetRole, PrincipalKind};
use std::sync::LazyLock;

/// When tests start: Sunday, 22 November 2026, 02:00 UTC, which is 10:00 in GMT+8.
pub static NOW: LazyLock<DateTime<Utc>> =
    LazyLock::new(|| domain::api::time::from_text("2026-11-22T02:00:00Z").unwrap());

/// The password of every login in tests.
pub const PASSWORD: &str = "Korrekt-Pferd-7";

static PASSWORD_HASH: LazyLock<String> =
    LazyLock::new(|| password::hash(PasswordCost { memory_kib: 8, passes: 1 }, PASSWORD).unwrap());

/// A login of a test.
#[derive(Clone, Debug)]
pub struct TestLogin {
    /// Its tenant.
    pub tenant: TenantId,
    /// Its id.
    pub id: String,
    /// The member or customer behind it.
    pub subject: String,
    /// Its login name.
    pub account: String,
}

impl TestApp {
    /// A system scope, to prepare rows that no operation makes.
    pub fn scope(&self, tenant: &str) -> SystemScope {
        system_scope(TenantId::new(tenant).unwrap(), "test")
    }

    /// A partner tenant.
    pub async fn tenant(&self, id: &str) {
        let sql =
            "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, partner_type, created_at, updated_at) VALUES";
        let name = format!("Partner {id}");
        self.app
            .store()
            .tx::<_, StoreError, _, _>(&self.scope(id), |tx| {
                let now = tx.now_secs();
                let row = vec![
                    "PARTNER".into(),
                    name.as_str().into(),
                    name.as_str().into(),
                    "SOLUTION_PROVIDER".into(),
                    now.into(),
                    now.into(),
                ];
                async move { tx.exec_one(tx.sql(sql).push_rows([row])).await }
            })
            .await
            .unwrap();
    }

    /// A login in a tenant; for staff the member with its roles is made too. `subject` is the member's or customer's id.
    pub async fn login(&self, tenant: &str, kind: PrincipalKind, subject: &str, roles: &[PresetRole]) -> TestLogin {
        let login = TestLogin {
            tenant: TenantId::new(tenant).unwrap(),
            id: format!("login-{subject}"),
            subject: subject.to_owned(),
            account: format!("{tenant}.{subject}"),
        };
        let made = &login;
        let staff = matches!(kind, PrincipalKind::PartnerRoot | PrincipalKind::PartnerMember);
        self.app
            .store()
            .tx::<_, StoreError, _, _>(&self.scope(tenant), |tx| async move {
                let now = tx.now_secs();
                if staff {
                    let row = vec![subject.into(), subject.into(), (kind == PrincipalKind::PartnerRoot).into(), now.into()];
                    tx.exec_one(tx.sql("INSERT INTO members (tenant_id, id, name, is_root, created_at) VALUES").push_rows([row])).await?;
                    for role in roles {
                        let row = vec![subject.into(), role.as_str().into()];
                        tx.exec_one(tx.sql("INSERT INTO member_roles (tenant_id, member_id, role) VALUES").push_rows([row])).await?;
                    }
                }
                let sql = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, email, password_hash, must_change_password, created_at) VALUES";
                let email = format!("{subject}@example.com");
                let row = vec![
                    made.id.as_str().into(), kind.as_str().into(), subject.into(), made.account.as_str().into(), subject.into(), email.into(),
                    PASSWORD_HASH.as_str().into(), false.into(), now.into(),
                ];
                tx.exec_one(tx.sql(sql).push_rows([row])).await?;
                let names = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
                let row = vec![made.id.as_str().into(), accounts::name_hash(&made.account).into()];
                tx.exec_one(tx.sql(names).push_rows([row])).await
            })
            .await
            .unwrap();
        login
    }

    /// A client with a session of this login, without going through the sign-in.
    pub async fn client(&self, login: &TestLogin) -> Client {
        let scope = self.scope(login.tenant.as_str());
        let token = self
            .app
            .store()
            .tx::<_, StoreError, _, _>(&scope, |tx| async move { accounts::open_session(&tx, &login.id).await })
            .await;
        self.stranger().with_token(token.unwrap().reveal())
    }

    /// A tenant with a member of these roles, signed in.
    pub async fn member(&self, tenant: &str, subject: &str, roles: &[PresetRole]) -> Client {
        let login = self.login(tenant, PrincipalKind::PartnerMember, subject, roles).await;
        self.client(&login).await
    }

    /// A customer login, signed in. The customer's own rows are the test's to make.
    pub async fn customer(&self, tenant: &str, customer: &str) -> Client {
        let login = self.login(tenant, PrincipalKind::Customer, customer, &[]).await;
        self.client(&login).await
    }

    /// Makes a login change its password first.
    pub async fn must_change_password(&self, login: &TestLogin) {
        let sql = "UPDATE logins SET must_change_password = TRUE WHERE tenant_id = $1 AND id = $2";
        let scope = self.scope(login.tenant.as_str());
        let id = login.id.as_str();
        self.app
            .store()
            .tx::<_, StoreError, _, _>(&scope, |tx| async move { tx.exec_one(tx.sql(sql).bind(id)).await })
            .await
            .unwrap();
    }

    /// A message to the login of a subject; answers its id.
    pub async fn put_message(&self, tenant: &str, subject: &str, customer: &str) -> String {
        let recipient = format!("login-{subject}");
        let params = Params::from([("customer", customer.to_owned())]);
        let (recipient, params) = (&recipient, &params);
        let scope = self.scope(tenant);
        let sent = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            tx.send(NewMessage {
                recipient_login_id: recipient,
                kind: MessageKind::CustomerAssigned,
                params,
                by_mail: true,
            })
            .await
        });
        sent.await.unwrap()
    }

    /// One number out of a tenant's rows: `SELECT COUNT(*) … WHERE tenant_id = $1`.
    pub async fn number(&self, tenant: &str, sql: &'static str) -> i64 {
        let reader = self.app.read(&self.scope(tenant));
        reader.value(reader.sql(sql)).await.unwrap().unwrap_or(0)
    }

    /// One text out of a tenant's rows.
    pub async fn text(&self, tenant: &str, sql: &'static str) -> String {
        let reader = self.app.read(&self.scope(tenant));
        reader.value(reader.sql(sql)).await.unwrap().unwrap_or_default()
    }

    /// Is the tenant's audit chain whole?
    pub async fn audit_is_whole(&self, tenant: &str) -> bool {
        self.app.read(&self.scope(tenant)).first_broken_audit_entry().await.unwrap().is_none()
    }
}
