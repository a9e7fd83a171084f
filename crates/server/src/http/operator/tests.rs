//! What the vendor decides about partners, on both engines.

mod cancelling;
mod company;
mod effects;
mod from_nothing;
mod records;
mod refusals;

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

/// The console's list.
const LIST: &str = "/v2/operator/partners/query";
/// The partner of these tests.
const PARTNER: &str = "/v2/operator/partners/t1";

/// An operator of the vendor's, and the administrator of partner `t1`.
async fn both(app: &TestApp) -> (Client, Client) {
    app.execute("platform", "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, created_at, updated_at) VALUES ($1, 'PLATFORM', 'Vendor', 'Vendor', 1, 1)").await;
    let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
    app.tenant("t1").await;
    let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
    (app.client(&login).await, ann)
}

fn at(path: &str) -> String {
    format!("{PARTNER}/{path}")
}

/// A standing that nothing stands in the way of but perhaps its verification, and why.
fn standing(real_name: &str) -> Value {
    let standing = json!({
        "real_name": real_name, "in_hcpn": true, "freezes": [], "arrears": { "minor": 0, "currency": "CNY" },
        "enterprise_role": "STANDALONE", "is_subcustomer": false, "is_partner_subaccount": false,
        "open_resources": 0, "credit_accounts": 0, "has_consumed": false, "bd_reported": false, "on_international_site": false
    });
    json!({ "standing": standing, "reason": "Papers were read" })
}

/// A draft that says all that R-71 asks for.
fn draft() -> Value {
    json!({
        "name": "Harbour", "customer_name": "Blue Harbour", "industry": "Logistics", "region": "Shenzhen",
        "customer_driven": true, "budget": "Approved", "authority": "The CIO signs", "need": "Move to the cloud",
        "timing": "This year", "presales": ["VISIT"], "offerings": ["Order hub"], "services": ["COMPUTE"],
        "opportunity_value": { "minor": 500_000_000, "currency": "CNY" },
        "cloud_revenue": { "minor": 120_000_000, "currency": "CNY" }, "expected_on": "2027-03-31",
        "contact_name": "Li", "contact_position": "CIO", "telephone": "0755 2878 0808", "email": "li@example.com",
        "support": ["ARCHITECTURE"]
    })
}
