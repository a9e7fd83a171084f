//! The operations of applications for incentives on both engines.

mod access;
mod applications;
mod checking;
mod lists;

use crate::testing::{Client, TestApp};
use domain::organization::PrincipalKind;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/opportunity-incentives";
const OPPORTUNITIES: &str = "/v2/partners/opportunities";
const QUEUE: &str = "/v2/operator/reviews";

/// A partner in the co-sell programme with its primary account signed in.
async fn partner(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    let login = app.login(tenant, PrincipalKind::PartnerRoot, "root", &[]).await;
    app.execute(tenant, "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)").await;
    app.client(&login).await
}

/// An opportunity of a cloud revenue of 1,200,000.00 that the partner shared; answers its id.
async fn shared(root: &Client, name: &str) -> String {
    let amount = |minor: i64| json!({ "minor": minor, "currency": "CNY" });
    let draft = json!({
        "name": name, "customer_name": "Blue Harbour Logistics", "industry": "Logistics", "region": "Shenzhen",
        "customer_driven": true, "budget": "Approved", "authority": "The CIO", "need": "Move the order system",
        "timing": "Before the season", "presales": [], "offerings": [], "services": ["COMPUTE"],
        "opportunity_value": amount(500_000_000), "cloud_revenue": amount(120_000_000), "expected_on": null,
        "contact_name": "Li", "contact_position": "CIO", "telephone": "", "email": "", "support": []
    });
    let made = root.post(OPPORTUNITIES, &draft).expect(201).await.json();
    made["opportunity"]["opportunity_id"].as_str().unwrap().to_owned()
}

/// The same, delivered at the moment of the clock.
async fn delivered(app: &TestApp, tenant: &str, root: &Client, name: &str) -> String {
    let id = shared(root, name).await;
    let sql = "UPDATE opportunities SET state = 'DELIVERED' WHERE tenant_id = $1 AND state = 'DRAFT'";
    app.execute(tenant, sql).await;
    id
}

/// An application for a delivered opportunity; answers its path.
async fn applied(app: &TestApp, tenant: &str, root: &Client, name: &str) -> String {
    let id = delivered(app, tenant, root, name).await;
    let made = root.post(PATH, &json!({ "opportunity_id": id })).expect(201).await.json();
    format!("{PATH}/{}", made["incentive"]["incentive_id"].as_str().unwrap())
}

/// The same with its amount on public notice.
async fn published(app: &TestApp, tenant: &str, root: &Client, olga: &Client, name: &str) -> String {
    let path = applied(app, tenant, root, name).await;
    let review = waiting(olga).await.remove(0);
    olga.post(&decide(&review, "approve"), &json!({ "reason": "by order 7" })).if_match(1).expect(200).await;
    path
}

/// The reviews that wait.
async fn waiting(olga: &Client) -> Vec<Value> {
    let queue = olga.get(&format!("{QUEUE}?state=UNDER_REVIEW")).expect(200).await.json();
    queue["reviews"].as_array().unwrap().clone()
}

fn decide(review: &Value, then: &str) -> String {
    format!("{QUEUE}/{}/{then}", review["review_id"].as_str().unwrap())
}

fn state(detail: &Value) -> &str {
    detail["incentive"]["state"].as_str().unwrap()
}

fn unmet(conditions: &Value) -> Vec<&str> {
    let items = conditions.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}
