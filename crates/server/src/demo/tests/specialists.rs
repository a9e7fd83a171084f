//! Employees show every state, a certification that nearly passes and one that passes, and letters that open.

use super::loaded;
use crate::config::DemoSize;
use crate::store::specialists::{certification_facts, detail, list};
use crate::testing::{Engine, TestApp, TestLogin};
use domain::api::specialists::SpecialistQuery;
use domain::ids::TenantId;
use domain::program::DevelopmentPath;
use domain::rules::certification::role_certification::{certificate_match, role_certification};
use domain::rules::verdict::{Check, Outcome};
use domain::states::machine::Machine;
use domain::states::specialist::{SpecialistEvent, SpecialistState};

#[tokio::test]
async fn every_state_has_somebody_and_came_about_by_the_table() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    let (count, all) = list(&db, &SpecialistQuery::default(), (0, 100), app.app.now()).await.unwrap();
    assert_eq!(count, 11);
    for state in SpecialistState::ALL {
        assert!(all.iter().any(|one| one.state == *state), "{state}");
    }
    for one in &all {
        let detail = detail(&db, one.specialist_id.as_str(), app.app.now()).await.unwrap().unwrap();
        let mut state = SpecialistState::Invited;
        for entry in detail.history.iter().skip(1) {
            let event: SpecialistEvent = entry.event.parse().unwrap();
            let way = SpecialistState::TABLE.iter().find(|way| way.from == state && way.event == event);
            state = way.unwrap_or_else(|| panic!("{}: {event} from {state}", one.account_name)).to;
        }
        assert_eq!(state, one.state, "{}", one.account_name);
        assert_eq!(detail.records.is_some(), state.is_bound(), "{}", one.account_name);
        assert!(detail.history.windows(2).all(|pair| pair[0].at <= pair[1].at), "{}", one.account_name);
    }
}

#[tokio::test]
async fn one_partner_lacks_a_certificate_and_another_lacks_none() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    let now = app.app.now();
    let policy = app.app.policy(now).unwrap();
    let facts = async |tenant: &str| {
        certification_facts(&app.app.read(&app.scope(tenant)), DevelopmentPath::Service, now).await.unwrap().0
    };
    let csp = facts("csp").await;
    let found = certificate_match(&csp, policy, now).unwrap();
    assert_eq!((found.filled.len(), found.missing.professional, found.missing.total()), (3, 1, 1));
    assert!(found.ends.is_some_and(|end| end.missing.total() == 2));
    let verdict = role_certification(&csp, policy, now);
    for lost in [Check::CertEnterpriseAccount, Check::CertNotVerified, Check::CertExpired] {
        assert_eq!(verdict.outcome(lost), Some(Outcome::Unmet), "{lost}");
    }
    assert!(role_certification(&facts("gov-subsidy").await, policy, now).allowed());
}

#[tokio::test]
async fn the_vendor_can_decide_what_waits() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    let (_, all) = list(&db, &SpecialistQuery::default(), (0, 100), app.app.now()).await.unwrap();
    let olga = TestLogin {
        tenant: TenantId::new("platform").unwrap(),
        id: app.text("platform", "SELECT id FROM logins WHERE tenant_id = $1 AND account = 'operator'").await,
        subject: String::new(),
        account: "operator".to_owned(),
    };
    let olga = app.client(&olga).await;
    for (kind, state) in [
        ("SPECIALIST_APPLICATION", SpecialistState::ApplyReviewing),
        ("SPECIALIST_CANCELLATION", SpecialistState::CancelReviewing),
    ] {
        let waiting =
            olga.get(&format!("/v2/operator/reviews?state=UNDER_REVIEW&kind={kind}")).expect(200).await.json();
        let (review, link) = (&waiting["reviews"][0], all.iter().find(|one| one.state == state).unwrap());
        assert_eq!((&waiting["count"], review["subject_id"].as_str()), (&1.into(), Some(link.specialist_id.as_str())));
        let path = format!("/v2/operator/reviews/{}", review["review_id"].as_str().unwrap());
        // What was handed in can be read.
        let detail = olga.get(&path).expect(200).await.json();
        let part = if state == SpecialistState::ApplyReviewing { "application" } else { "cancellation" };
        let file = detail["specialist"][part]["attachment"]["attachment_id"].as_str().unwrap();
        assert!(olga.get(&format!("{path}/attachments/{file}")).expect(200).await.text.starts_with("%PDF-"));
        let path = format!("{path}/approve");
        olga.post(&path, &serde_json::json!({})).if_match(1).expect(200).await;
    }
}

#[tokio::test]
async fn the_open_letter_opens() {
    let app: TestApp = loaded(Engine::Sqlite, DemoSize::Small).await;
    let login = TestLogin {
        tenant: TenantId::new("customers").unwrap(),
        id: app.text("customers", "SELECT id FROM logins WHERE tenant_id = $1 AND account = 'employee-grace'").await,
        subject: String::new(),
        account: "employee-grace".to_owned(),
    };
    let grace = app.client(&login).await;
    let link = app.message(&grace, "SPECIALIST_INVITED", "link").await.unwrap();
    let page = app.stranger().get(&format!("{link}?lang=en")).expect(200).await.text;
    assert!(page.contains("Yunfan Digital invites you") && page.contains("Solutions architect"), "{page}");
    // Somebody without a partner reads its own page.
    assert_eq!(grace.get("/v2/customers/partner").expect(200).await.json()["association"], serde_json::Value::Null);
}
