//! The life of an employee's invitation.

use crate::http::specialists::fixtures::{NewPerson, PATH, invitation};
use crate::testing::TestApp;
use chrono::Duration;
use serde_json::json;

#[tokio::test]
async fn looking_changes_nothing_and_an_answer_counts_once() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let lan = app.person(NewPerson { certificates: &[("HCCDA", 9)], ..NewPerson::default() }).await;
        ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await;
        let link = app.letter(&lan).await;
        for _ in 0..5 {
            let page = app.stranger().get(&format!("{link}?lang=en")).expect(200).await;
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(page.text.contains("What the partner sees") && !page.text.contains("<script"), "{}", page.text);
            assert!(page.text.contains("Architect") && page.text.contains("lang=\"en\""));
        }
        let version = "SELECT CAST(SUM(version) AS BIGINT) FROM specialists WHERE tenant_id = $1";
        assert_eq!(app.number("t1", version).await, 1);
        assert_eq!(app.press_letter(&link, "dance").await.status, 400);
        assert_eq!(app.press_letter(&link, "accept").await.status, 303);
        for action in ["accept", "decline"] {
            let again = app.press_letter(&link, action).await;
            assert!(again.status == 200 && again.text.contains("Account bound"), "{}", again.text);
        }
        assert_eq!(app.number("t1", version).await, 2);
        assert_eq!(app.message(&ann, "SPECIALIST_ANSWERED", "state").await.as_deref(), Some("BOUND"));
        let party =
            "SELECT COUNT(*) FROM specialist_events WHERE tenant_id = $1 AND event = 'ACCEPT' AND party = 'EMPLOYEE'";
        assert_eq!(app.number("t1", party).await, 1);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn declined_expired_replaced_ended_and_unknown_have_pages_of_their_own() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let lan = app.person(NewPerson::default()).await;
        let invited = ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await.json();
        let id = invited["specialist"]["specialist_id"].as_str().unwrap().to_owned();
        let first = app.letter(&lan).await;
        let page =
            async |link: &str, status: u16| app.stranger().get(&format!("{link}?lang=en")).expect(status).await.text;
        assert_eq!(app.press_letter(&first, "decline").await.status, 303);
        assert!(page(&first, 200).await.contains("Invitation declined"));
        // The letters of one second have no order.
        app.clock.advance(Duration::seconds(1));
        ann.post(&format!("{PATH}/{id}/resend"), &json!({})).if_match(2).expect(200).await;
        let second = app.letter(&lan).await;
        assert_ne!(first, second);
        assert!(page(&first, 410).await.contains("newer invitation"));
        app.clock.advance(Duration::days(7) - Duration::seconds(1));
        assert!(page(&second, 200).await.contains("Accept and bind"));
        assert_eq!(app.run_expiry("t1").await, "INVITED");
        app.clock.advance(Duration::seconds(1));
        assert!(page(&second, 410).await.contains("Invitation expired"));
        assert_eq!(app.press_letter(&second, "accept").await.status, 410);
        let ann = app.again("t1").await;
        assert_eq!(ann.get(PATH).expect(200).await.json()["specialists"][0]["state"], "EXPIRED");
        for _ in 0..2 {
            assert_eq!(app.run_expiry("t1").await, "EXPIRED");
        }
        let noted = "SELECT COUNT(*) FROM specialist_events WHERE tenant_id = $1 AND event = 'EXPIRE'";
        assert_eq!(app.number("t1", noted).await, 1);
        ann.post(&format!("{PATH}/{id}/resend"), &json!({})).if_match(4).expect(200).await;
        assert!(page(&second, 410).await.contains("newer invitation"));
        assert_eq!(app.press_letter(&second, "accept").await.status, 410);
        let third = app.letter(&app.person_again("lan").await).await;
        assert_eq!(app.press_letter(&third, "accept").await.status, 303);
        ann.post(&format!("{PATH}/{id}/unbind"), &json!({})).if_match(6).expect(200).await;
        assert!(page(&third, 410).await.contains("The link has ended"));
        for token in ["x".repeat(64), "0".repeat(64), "1".to_owned()] {
            app.stranger().get(&format!("/c/specialist/{token}")).expect(404).await;
            assert_eq!(app.press_letter(&format!("/c/specialist/{token}"), "accept").await.status, 404);
        }
    })
    .await;
}

#[tokio::test]
async fn one_account_is_bound_to_one_partner() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        let lan = app.person(NewPerson::default()).await;
        ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await;
        let first = app.letter(&lan).await;
        app.clock.advance(Duration::seconds(1));
        eve.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await;
        let second = app.letter(&lan).await;
        assert_eq!(app.press_letter(&second, "accept").await.status, 303);
        let page = app.stranger().get(&format!("{first}?lang=en")).expect(200).await.text;
        assert!(page.contains("bound to another partner") && !page.contains("Accept and bind"), "{page}");
        let refused = app.press_letter(&first, "accept").await;
        assert!(refused.status == 400 && refused.text.contains("bound to another partner"));
        let bound = "SELECT COUNT(*) FROM specialists WHERE tenant_id = $1 AND state = 'BOUND'";
        assert_eq!((app.number("t1", bound).await, app.number("t2", bound).await), (0, 1));
        assert_eq!(app.press_letter(&first, "decline").await.status, 303);
        // Both partners have a receipt of what the account was asked, and of what it answered; neither says when it was with whom.
        for (admin, expect) in [(&eve, [true, true]), (&ann, [false, true])] {
            let kept = admin.get("/v2/partners/receipts?rule=R-35").expect(200).await.json();
            let lines = kept["receipts"].as_array().unwrap();
            let allowed: Vec<_> = lines.iter().map(|line| line["allowed"].as_bool().unwrap()).collect();
            assert_eq!(allowed, expect);
            for line in lines {
                let path = format!("/v2/partners/receipts/{}", line["receipt_id"].as_str().unwrap());
                let detail = admin.get(&path).expect(200).await.json();
                assert_eq!((&detail["intact"], &detail["replayed_alike"]), (&json!(true), &json!(true)), "{detail}");
                let facts = &detail["receipt"]["decision"]["facts"]["facts"];
                assert_eq!((&facts["partners_at"], &facts["too_many_partners"]), (&json!([]), &json!(false)));
            }
        }
        let answered = ann.get("/v2/partners/receipts?rule=R-35&allowed=false").expect(200).await.json();
        assert_eq!(answered["receipts"][0]["asked_by"], "lan");
    })
    .await;
}
