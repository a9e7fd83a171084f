//! Who may invite, and what another letter asks.

use crate::http::specialists::fixtures::{NewPerson, PATH, invitation};
use crate::testing::TestApp;
use serde_json::{Value, json};

fn unmet(conditions: &Value) -> Vec<&str> {
    let items = conditions.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn nobody_is_invited_from_outside_the_partner_network() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        app.person(NewPerson::default()).await;
        app.execute(
            "t1",
            "INSERT INTO account_standings (tenant_id, real_name, in_hcpn) VALUES ($1, 'ENTERPRISE', FALSE)",
        )
        .await;
        let found = ann.post(&format!("{PATH}/candidates"), &json!({ "contact": "lan@example.com" })).expect(200).await;
        assert_eq!(unmet(&found.json()["invitation"]["conditions"]), ["NOT_IN_HCPN"]);
        let outside = ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await.json();
        assert_eq!(unmet(&outside["check_items"]), ["NOT_IN_HCPN"]);
        app.execute("t1", "UPDATE account_standings SET in_hcpn = TRUE WHERE tenant_id = $1").await;
        ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn what_another_letter_asks_is_known_before_it_is_sent() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        let id = app.bound(&ann, NewPerson::default()).await;
        let path = format!("{PATH}/{id}");
        // Nothing while somebody is bound.
        assert_eq!(ann.get(&path).expect(200).await.json()["inviting"], Value::Null);
        let unbound = ann.post(&format!("{path}/unbind"), &json!({})).if_match(2).expect(200).await;
        let known = ann.get(&path).expect(200).await.json()["inviting"].clone();
        assert_eq!((unmet(&known["room"]["conditions"]), unmet(&known["target"]["conditions"])), (vec![], vec![]));
        // The other partner's part stays the account's own; the reasons are those that the server refuses with.
        app.execute(
            "customers",
            "UPDATE personal_accounts SET real_name = 'ENTERPRISE', is_partner = TRUE WHERE tenant_id = $1",
        )
        .await;
        app.invited_already("t1", 100).await;
        let known = ann.get(&path).expect(200).await.json()["inviting"].clone();
        let version = unbound.version().unwrap();
        let refused = ann.post(&format!("{path}/resend"), &json!({})).if_match(version).expect(400).await.json();
        let both: Vec<_> = ["room", "target"].iter().flat_map(|rule| unmet(&known[*rule]["conditions"])).collect();
        assert_eq!(both, ["INVITATION_CAP", "TARGET_ENTERPRISE", "TARGET_IS_PARTNER"]);
        assert_eq!(unmet(&refused["check_items"]), both);
        eve.get(&path).expect(404).await;
    })
    .await;
}
