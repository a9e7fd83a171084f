//! Customer accounts that are nobody's customers, for tests of customer development.

use crate::store::StoreError;
use crate::store::development::leave;
use crate::testing::app::TestApp;
use crate::testing::business::HOME;
use crate::testing::client::Client;
use crate::testing::fixtures::{NOW, PASSWORD};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

impl TestApp {
    /// A customer account of the register, a day old, with nothing that stands in the way. Its name is `customers.<id>`.
    pub async fn prospect(&self, id: &str) -> Client {
        let login = self.login(HOME, PrincipalKind::Customer, id, &[]).await;
        let scope = self.scope(HOME);
        let name = format!("Prospect {id}");
        let write = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| {
            let row = vec![id.into(), name.as_str().into(), (NOW.timestamp() - 86_400).into()];
            async move {
                let sql = "INSERT INTO customer_accounts (tenant_id, id, name, registered_at) VALUES";
                tx.exec_one(tx.sql(sql).push_rows([row])).await
            }
        });
        write.await.unwrap();
        self.client(&login).await
    }

    /// The relation of a partner with its customer is over, whatever rule stood against it.
    pub async fn leaves(&self, tenant: &str, customer: &str) {
        let scope = self.scope(tenant);
        let write = self.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let sql = "UPDATE customers SET is_current = FALSE, association_state = 'UNASSOCIATED' WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(sql).bind(customer)).await?;
            leave(&tx, HOME, customer).await
        });
        write.await.unwrap();
    }

    /// A partner with a primary account that can be reached; answers its administrator.
    pub async fn developing(&self, tenant: &str) -> Client {
        self.partner(tenant).await;
        self.login(tenant, PrincipalKind::PartnerRoot, "root", &[]).await;
        self.member(tenant, "ann", &[PresetRole::Admin]).await
    }

    /// Sends a form of the plain page as a browser from anywhere would.
    pub async fn press(&self, path: &str, form: &str) -> crate::testing::Answer {
        let call = self.stranger().call(axum::http::Method::POST, path).header("sec-fetch-site", "cross-site");
        call.header("idempotency-key", "").raw("application/x-www-form-urlencoded", form).send().await
    }
}

/// A report of a prospect, as it is typed.
pub fn report_of(id: &str) -> Value {
    json!({ "account_name": format!("customers.{id}"), "customer_name": format!("Prospect {id}"), "industry": "LOGISTICS",
        "contact_name": "Li Na", "contact_email": format!("{id}@example.com"), "contact_telephone": "", "reason": "Moves to the cloud" })
}

/// The form of a customer with an account.
pub fn with_account(id: &str) -> String {
    format!("lang=en&way=account&account=customers.{id}&password={PASSWORD}&notice=read")
}
