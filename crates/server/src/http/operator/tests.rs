//! What the vendor decides about partners, on both engines.

mod cancelling;
mod effects;
mod refusals;

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};

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
