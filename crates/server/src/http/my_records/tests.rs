//! Own records: projects that are entered, edited and deleted, those that are the vendor's, and who sees what.

use crate::http::specialists::fixtures::{NewPerson, PATH, invitation};
use crate::testing::{Client, HOME, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const RECORDS: &str = "/v2/my/records";
const PROJECTS: &str = "/v2/my/projects";
const VENDORS: &str =
    "INSERT INTO personal_projects (tenant_id, id, account_id, name, duty, started_at, ended_at, by_vendor)
    VALUES ($1, 'vendors', 'lan', 'Migration', 'Lead', 1700000000, NULL, TRUE)";

fn project(name: &str) -> Value {
    json!({ "name": name, "duty": "Design", "started_on": "2026-03-02", "ended_on": "2026-04-30" })
}

fn names(projects: &Value, at: &str) -> Vec<String> {
    let all = projects.as_array().unwrap().iter();
    all.map(|one| one.pointer(at).unwrap().as_str().unwrap().to_owned()).collect()
}

async fn own(person: &Client) -> Value {
    person.get(RECORDS).expect(200).await.json()
}

#[tokio::test]
async fn a_project_is_entered_edited_and_deleted_and_the_partner_sees_it() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let link = format!("{PATH}/{}", app.bound(&ann, NewPerson::default()).await);
        let lan = app.person_again("lan").await;
        let max = app.person(NewPerson { id: "max", mobile: "19900000002", ..NewPerson::default() }).await;
        let shown = async || {
            let detail = ann.get(&link).expect(200).await.json();
            names(&detail["records"]["projects"], "/name")
        };

        let first = lan.post(PROJECTS, &project(" Data lake ")).key("enter-lake").expect(201).await;
        let again = lan.post(PROJECTS, &project(" Data lake ")).key("enter-lake").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        lan.post(PROJECTS, &project("Another")).key("enter-lake").expect(422).await;
        let made = first.json();
        assert_eq!(made["record"]["started_at"], "2026-03-01T16:00:00Z");
        let met = made["change"]["conditions"].as_array().unwrap().iter().all(|one| one["passed"] == true);
        assert!(met && made["record"]["by_vendor"] == false, "{made}");
        assert_eq!(shown().await, ["Data lake"]);

        let path = format!("{PROJECTS}/{}", made["project_id"].as_str().unwrap());
        lan.put(&path, &project("Lake house")).expect(428).await;
        // To others it is not there, whether they are persons or not.
        max.put(&path, &project("Mine")).if_match(1).expect(404).await;
        max.delete(&path).if_match(1).expect(404).await;
        assert_eq!(names(&own(&max).await["projects"], "/record/name"), Vec::<String>::new());
        let changed = lan.put(&path, &project("Lake house")).if_match(1).key("edit-lake").expect(200).await;
        assert_eq!(changed.version(), Some(2));
        let again = lan.put(&path, &project("Lake house")).if_match(1).key("edit-lake").expect(200).await;
        assert_eq!(again.text, changed.text);
        let stale = lan.put(&path, &project("Late")).if_match(1).expect(412).await.json();
        assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(2), &json!("lan")));
        assert_eq!(names(&own(&lan).await["projects"], "/record/name"), ["Lake house"]);
        assert_eq!(shown().await, ["Lake house"]);

        lan.delete(&path).if_match(1).expect(412).await;
        lan.delete(&path).if_match(2).key("delete-lake").expect(204).await;
        lan.delete(&path).if_match(2).key("delete-lake").expect(204).await;
        lan.delete(&path).if_match(2).expect(404).await;
        assert_eq!(shown().await, Vec::<String>::new());
        let noted = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND object_kind = 'personal_project'
            AND action IN ('project.create', 'project.change', 'project.delete')";
        assert_eq!(app.number(HOME, noted).await, 3);
        assert!(app.audit_is_whole(HOME).await);
    })
    .await;
}

#[tokio::test]
async fn the_vendor_s_project_stays_and_the_refusal_has_a_receipt() {
    TestApp::on_both_engines(async |app| {
        app.tenant(HOME).await;
        let lan = app.person(NewPerson::default()).await;
        app.execute(HOME, VENDORS).await;
        let listed = own(&lan).await;
        let verdict = &listed["projects"][0]["change"];
        assert_eq!(verdict["rule"], "R-37");

        let path = format!("{PROJECTS}/vendors");
        let edited = lan.put(&path, &project("Mine now")).if_match(1).expect(400).await;
        let deleted = lan.delete(&path).if_match(1).expect(400).await;
        for refused in [&edited.json(), &deleted.json()] {
            // The same conditions as those that the page shows before anything is sent.
            assert_eq!(refused["check_items"], verdict["conditions"]);
            let items = refused["check_items"].as_array().unwrap();
            let said: Vec<_> = items.iter().map(|item| (item["check"].as_str().unwrap(), &item["passed"])).collect();
            assert_eq!(said, [("PROJECT_BY_VENDOR", &json!(false)), ("PROJECT_NOT_OWN", &json!(true))]);
            assert!(refused["receipt_id"].is_string(), "{refused}");
        }
        assert_eq!(names(&own(&lan).await["projects"], "/record/name"), ["Migration"]);
        let kept =
            "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND rule = 'R-37' AND subject_id = 'vendors'";
        assert_eq!(app.number(HOME, kept).await, 2);
        let noted = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action LIKE 'project.%'";
        assert_eq!(app.number(HOME, noted).await, 0);
    })
    .await;
}

#[tokio::test]
async fn only_a_personal_account_has_records_of_its_own() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
        app.tenant(HOME).await;
        app.person(NewPerson::default()).await;
        let customer = app.customer(HOME, "c1").await;
        for other in [&ann, &sal, &customer, &app.operator().await] {
            let denied = other.get(RECORDS).expect(403).await.json();
            assert_eq!(denied["denied"]["permission"], "employee:records:keep");
            other.post(PROJECTS, &project("x")).expect(403).await;
            other.put(&format!("{PROJECTS}/x"), &project("x")).if_match(1).expect(403).await;
            other.delete(&format!("{PROJECTS}/x")).if_match(1).expect(403).await;
        }
        let nobody = app.stranger();
        nobody.get(RECORDS).expect(401).await;
        nobody.post(PROJECTS, &project("x")).expect(401).await;
        nobody.put(&format!("{PROJECTS}/x"), &project("x")).if_match(1).expect(401).await;
        nobody.delete(&format!("{PROJECTS}/x")).if_match(1).expect(401).await;
        let who = app.person_again("lan").await.get("/v2/sessions/current").expect(200).await.json();
        assert_eq!(who["kind"], "EMPLOYEE");
        assert_eq!(who["permissions"], json!(["customer:partner:use", "employee:records:keep"]));
    })
    .await;
}

#[tokio::test]
async fn what_is_entered_is_checked_and_there_is_an_end_to_it() {
    TestApp::on_both_engines(async |app| {
        app.tenant(HOME).await;
        let lan = app.person(NewPerson::default()).await;
        let nothing = json!({ "name": " ", "duty": "" });
        assert_eq!(lan.post(PROJECTS, &nothing).expect(400).await.fields(), ["name", "duty", "started_on"]);
        let ahead = json!({ "name": "x", "duty": "x", "started_on": "2126-01-01", "ended_on": "2125-01-01" });
        assert_eq!(lan.post(PROJECTS, &ahead).expect(400).await.fields(), ["started_on", "ended_on"]);
        lan.post(PROJECTS, &json!({ "name": "x", "duty": "x", "started_on": "2 March" })).expect(400).await;
        lan.post(PROJECTS, &json!({ "name": "x", "duty": "x", "by_vendor": true })).expect(400).await;
        let made = lan.post(PROJECTS, &project("x")).expect(201).await.json();
        let path = format!("{PROJECTS}/{}", made["project_id"].as_str().unwrap());
        assert_eq!(lan.put(&path, &nothing).if_match(1).expect(400).await.fields(), ["name", "duty", "started_on"]);
        let many = "INSERT INTO personal_projects (tenant_id, id, account_id, name, duty, started_at, by_vendor)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
            SELECT $1, 'many-' || CAST(i AS TEXT), 'lan', 'x', 'x', 1700000000, FALSE FROM n";
        assert_eq!(app.execute(HOME, many).await, 99);
        assert_eq!(lan.post(PROJECTS, &project("one more")).expect(400).await.fields(), ["projects"]);
        assert_eq!(own(&lan).await["projects"].as_array().unwrap().len(), 100);
    })
    .await;
}

#[tokio::test]
async fn the_owner_sees_who_asks_who_reads_and_who_can_end_it() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        app.inviting("t2").await;
        let certificates = &[("HCCDP", 300)];
        let lan = app.person(NewPerson { certificates, ..NewPerson::default() }).await;
        let invited = invitation("lan");
        let invite = format!("{PATH}/invitations");
        let made = ann.post(&invite, &invited).expect(201).await.json();
        let id = made["specialist"]["specialist_id"].as_str().unwrap().to_owned();
        let waiting = own(&lan).await;
        assert_eq!((&waiting["link"], waiting["invitations"].as_array().unwrap().len()), (&Value::Null, 1));
        assert_eq!(waiting["certificates"][0]["discounts"], json!(["NOT_BOUND"]));
        // A letter that has run out, or after which another was sent, leads nowhere and is not shown.
        app.clock.advance(Duration::days(7));
        let (lan, ann, eve) = (app.person_again("lan").await, app.again("t1").await, app.again("t2").await);
        assert_eq!(own(&lan).await["invitations"], json!([]));
        app.run_jobs().await;
        ann.post(&format!("{PATH}/{id}/resend"), &json!({})).if_match(2).expect(200).await;
        app.clock.advance(Duration::seconds(1));
        eve.post(&invite, &invited).expect(201).await;
        let waiting = own(&lan).await;
        assert_eq!(names(&waiting["invitations"], "/inviter"), ["t2-ann", "t1-ann"]);
        let letter = waiting["invitations"][1]["link"].as_str().unwrap().to_owned();

        assert_eq!(app.press_letter(&letter, "accept").await.status, 303);
        let bound = own(&lan).await;
        assert_eq!((&bound["link"]["state"], &bound["link"]["administrators"]), (&json!("BOUND"), &json!(["t1-ann"])));
        assert_eq!(bound["certificates"][0]["discounts"], json!([]));
        assert_eq!(names(&bound["invitations"], "/inviter"), ["t2-ann"]);

        let version = ann.get(&format!("{PATH}/{id}")).expect(200).await.version().unwrap();
        ann.post(&format!("{PATH}/{id}/unbind"), &json!({})).if_match(version).expect(200).await;
        let ended = own(&lan).await;
        assert_eq!((&ended["link"]["state"], &ended["link"]["administrators"]), (&json!("UNBOUND"), &json!([])));
        assert_eq!(ended["certificates"][0]["discounts"], json!(["NOT_BOUND"]));
    })
    .await;
}
