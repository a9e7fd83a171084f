//! Who reports, and who sees what.

use super::{CHECKS, COUNT, REPORTS, at};
use crate::testing::{TestApp, report_of};
use domain::organization::PresetRole;
use serde_json::json;

#[tokio::test]
async fn strangers_other_roles_and_other_tenants_do_nothing() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        let prospect = app.prospect("p1").await;
        let report = ann.post(REPORTS, &report_of("p1")).expect(201).await.json();
        let (path, letter) = (at(&report), json!({ "association_type": "1" }));
        let operations = |client: crate::testing::Client| {
            let (path, letter) = (path.clone(), letter.clone());
            vec![
                client.get(&path),
                client.put(&path, &json!({ "contact_email": "a@b.cn" })).if_match(1),
                client.post(&format!("{path}/withdraw"), &json!({})).if_match(1),
                client.post(&format!("{path}/invitation-checks"), &letter),
                client.post(&format!("{path}/invitations"), &letter).if_match(1),
            ]
        };
        let everywhere = |client: crate::testing::Client| {
            let mut all = operations(client.clone());
            all.push(client.get(REPORTS));
            all.push(client.post(REPORTS, &report_of("p1")));
            all.push(client.post(CHECKS, &json!({ "account_name": "customers.p1" })));
            all.push(client.get("/v2/partners/association-attempts"));
            all
        };
        for call in everywhere(app.stranger()) {
            call.expect(401).await;
        }
        let others = [
            app.member("t1", "fin", &[PresetRole::Finance]).await,
            app.member("t1", "sal", &[PresetRole::SaSpecialist]).await,
            prospect,
            app.operator().await,
        ];
        for client in others {
            for call in everywhere(client) {
                call.expect(403).await;
            }
        }
        for call in operations(eve.clone()) {
            call.expect(404).await;
        }
        assert_eq!(eve.get(REPORTS).expect(200).await.json()["count"], 0);
        assert_eq!(ann.get(&path).expect(200).await.json(), report);
    })
    .await;
}

#[tokio::test]
async fn account_managers_see_their_own_and_directors_those_of_their_managers() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
        let dora = app.member("t1", "dora", &[PresetRole::AccountManagerDirector]).await;
        app.execute("t1", "UPDATE members SET director_id = 'dora' WHERE tenant_id = $1 AND id = 'max'").await;
        app.prospect("p1").await;
        app.prospect("p2").await;
        let of_max = max.post(REPORTS, &report_of("p1")).expect(201).await.json();
        mia.post(REPORTS, &report_of("p2")).expect(201).await;
        for (who, client, count) in [("max", &max, 1), ("mia", &mia, 1), ("dora", &dora, 1), ("ann", &ann, 2)] {
            let listed = client.get(REPORTS).expect(200).await.json();
            // What counts against the cap counts for all.
            assert_eq!((&listed["count"], &listed["counting"]), (&json!(count), &json!(2)), "{who}");
        }
        mia.get(&at(&of_max)).expect(404).await;
        mia.post(&format!("{}/withdraw", at(&of_max)), &json!({})).if_match(1).expect(404).await;
        dora.get(&at(&of_max)).expect(200).await;
        // Also what a colleague reports is reported already.
        assert_eq!(mia.post(REPORTS, &report_of("p1")).expect(400).await.fields(), ["account_name"]);
        assert_eq!(app.number("t1", COUNT).await, 2);
    })
    .await;
}
