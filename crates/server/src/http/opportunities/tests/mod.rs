//! The operations of shared opportunities on both engines.

mod access;
mod answers;
mod drafts;
mod expiry;
mod lists;
mod progress;
mod reviews;
mod submissions;

use crate::http::error::ApiError;
use crate::store::opportunities::{decide_po, share_ho};
use crate::testing::{Client, TestApp};
use domain::opportunity::OpportunityDraft;
use domain::organization::PrincipalKind;
use domain::states::po::PoState;
use serde_json::{Value, json};

pub(super) const PATH: &str = "/v2/partners/opportunities";

/// A draft that says all that R-71 asks for.
fn draft(name: &str) -> Value {
    json!({
        "name": name, "customer_name": "Blue Harbour Logistics", "industry": "Logistics", "region": "Shenzhen",
        "customer_driven": true, "budget": "2 million a year, approved", "authority": "The CIO signs",
        "need": "Move the order system to the cloud", "timing": "Before the season begins", "presales": ["VISIT"],
        "offerings": ["Order hub"], "services": ["COMPUTE", "DATABASE"],
        "opportunity_value": { "minor": 500_000_000, "currency": "CNY" },
        "cloud_revenue": { "minor": 120_000_000, "currency": "CNY" }, "expected_on": "2027-03-31",
        "contact_name": "Li", "contact_position": "CIO", "telephone": "0755 2878 0808", "email": "li@example.com",
        "support": ["ARCHITECTURE"]
    })
}

/// A partner with its primary account signed in.
async fn partner(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    let login = app.login(tenant, PrincipalKind::PartnerRoot, "root", &[]).await;
    app.client(&login).await
}

/// Makes the partner a member of the co-sell programme that is differentiated on a path: it may submit and receive.
async fn co_sells(app: &TestApp, tenant: &str) {
    app.execute(tenant, "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)").await;
    app.execute(tenant, "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'DIFFERENTIATED', 1)").await;
}

/// The vendor shares an opportunity; answers its path.
async fn shared(app: &TestApp, tenant: &str, name: &str) -> String {
    let said: OpportunityDraft = serde_json::from_value(draft(name)).unwrap();
    let (policy, scope) = (app.app.policy(app.app.now()).unwrap(), app.scope(tenant));
    let said = &said;
    let write = app.app.store().tx::<_, ApiError, _, _>(&scope, |tx| async move {
        let id = tx.new_id();
        share_ho(&tx, &id, said, policy).await?;
        Ok(id)
    });
    format!("{PATH}/{}", write.await.unwrap())
}

/// A draft is submitted; answers its path.
async fn submitted(root: &Client, name: &str) -> String {
    let made = root.post(PATH, &draft(name)).expect(201).await.json();
    let path = format!("{PATH}/{}", made["opportunity"]["opportunity_id"].as_str().unwrap());
    root.post(&format!("{path}/submit"), &json!({})).if_match(1).expect(200).await;
    path
}

/// The vendor decides about what stands at a path.
async fn decide(app: &TestApp, tenant: &str, path: &str, approve: bool, reason: &str) -> Result<PoState, ApiError> {
    let (policy, scope) = (app.app.policy(app.app.now()).unwrap(), app.scope(tenant));
    let id = path.rsplit('/').next().unwrap();
    let write = app
        .app
        .store()
        .tx::<_, ApiError, _, _>(&scope, |tx| async move { decide_po(&tx, policy, id, approve, reason, None).await });
    write.await
}

fn state(detail: &Value) -> &str {
    detail["opportunity"]["state"].as_str().unwrap()
}

fn unmet(conditions: &Value) -> Vec<&str> {
    let items = conditions.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}
