//! Why a letter is of no use to the account that reads it.

use super::distributors;
use super::invitations::{READ, invite, partner};
use crate::testing::{Client, TestApp};
use serde_json::{Value, json};

#[tokio::test]
async fn who_cannot_apply_with_a_letter_reads_which_reason_it_is() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, _) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        let ann = partner(&app, "r1").await;
        let bar = async |client: &Client| client.post(READ, &json!({ "token": token })).expect(200).await.json()["bar"].clone();
        assert_eq!((bar(&ann).await, bar(&dora).await), (Value::Null, json!("OWN_INVITATION")));
        app.execute("r1", "UPDATE tenants SET parent_tenant_id = 'd2' WHERE tenant_id = $1").await;
        assert_eq!(bar(&ann).await, "OTHER_DISTRIBUTOR");
        app.execute("r1", "UPDATE tenants SET parent_tenant_id = 'd1' WHERE tenant_id = $1").await;
        assert_eq!(bar(&ann).await, Value::Null);
        app.execute("d1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'DISTRIBUTION', 'EXPIRED', 1, 2, 3)").await;
        assert_eq!(bar(&ann).await, "TAKES_NOBODY_NEW");
    })
    .await;
}
