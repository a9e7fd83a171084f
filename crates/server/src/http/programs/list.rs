//! All programmes, joined or not.

use super::card::{Account, card};
use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::programs::{level, own_contact};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::programs::Programs;
use domain::program::Program;

/// Every programme with the state of the membership, and every condition of joining it, of
/// downloading its certificate, and of a higher level.
#[utoipa::path(get, path = "/v2/partners/programs", tag = "programmes",
    responses((status = 200, body = Programs), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewPrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    let policy = app.policy(now)?;
    let account = Account::load(&db, now).await?;
    let programs = Program::ALL.iter().map(|program| card(*program, &account, policy, now)).collect();
    let level_upgrade = level(&db, &account.memberships, policy, now).await?;
    let own_contact = own_contact(&db, &staff.session.principal).await?;
    Reply::ok(&Programs { applicant: account.applicant, programs, own_contact, level_upgrade })
}

#[cfg(test)]
mod tests {
    use crate::store::StoreError;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use domain::program::Program;
    use domain::rules::programs::term::membership_holds_until;
    use serde_json::Value;

    const PATH: &str = "/v2/partners/programs";

    fn card<'a>(answer: &'a Value, program: &str) -> &'a Value {
        answer["programs"].as_array().unwrap().iter().find(|card| card["program"] == program).unwrap()
    }

    fn outcome(verdict: &Value, check: &str) -> Option<bool> {
        let found = verdict["conditions"].as_array().unwrap().iter().find(|condition| condition["check"] == check);
        found.and_then(|condition| condition["passed"].as_bool())
    }

    #[tokio::test]
    async fn every_programme_says_where_the_account_stands() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1700000000, 1700100000, 1900000000)").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, reason) VALUES ($1, 'CAPABILITY', 'REJECTED', 1700000000, 'papers')").await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            let answer = sal.get(PATH).expect(200).await.json();
            assert_eq!(answer["programs"].as_array().unwrap().len(), 9);
            let csp = card(&answer, "SOLUTION_PROVIDER");
            assert_eq!((&csp["state"], &csp["level"]), (&"JOINED".into(), &"LEADING".into()));
            assert_eq!(outcome(&csp["certificate"], "MEMBERSHIP_NOT_VALID"), Some(true));
            assert_eq!(outcome(&csp["join"], "ALREADY_IN_PLAN"), Some(false));
            let capability = card(&answer, "CAPABILITY");
            assert_eq!((&capability["reason"], &capability["actions"][0]), (&"papers".into(), &"APPLY".into()));
            assert_eq!(outcome(&capability["certificate"], "NO_CERTIFICATE_FOR_PLAN"), Some(false));
            assert_eq!(outcome(&card(&answer, "CLOUD_RESELLER")["join"], "OTHER_PLAN_ON_SAME_ACCOUNT"), Some(false));
            // Nothing is ticked before the form is open, and nothing else is in the way.
            assert_eq!(outcome(&card(&answer, "PCE")["join"], "TERMS_NOT_ACCEPTED"), Some(false));
            assert_eq!(outcome(&card(&answer, "PCE")["join"], "ENTERPRISE_REALNAME"), Some(true));
            assert_eq!(card(&answer, "GOV_CLOUD")["online"], false);
            assert_eq!(card(&answer, "GOV_CLOUD")["actions"].as_array().unwrap().len(), 0);
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(card(&eve.get(PATH).expect(200).await.json(), "SOLUTION_PROVIDER")["state"], "NOT_JOINED");
            app.stranger().get(PATH).expect(401).await;
            app.customer(crate::testing::HOME, "c1").await.get(PATH).expect(403).await;
        })
        .await;
    }

    #[tokio::test]
    async fn the_standing_of_the_account_shows_in_every_condition() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, freezes, arrears_minor, enterprise_role, is_subcustomer, open_resources, credit_accounts) VALUES ($1, 'PERSONAL', FALSE, '[\"ARREARS\"]', 1200, 'MASTER', TRUE, 3, 1)").await;
            app.tenant("t2").await;
            app.execute("t2", "INSERT INTO program_memberships (tenant_id, program, state, applied_at) VALUES ($1, 'GOV_CLOUD', 'APPLYING', 1), ($1, 'PCE', 'EXITED', 1)").await;
            app.company(&["t1", "t2"]).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let answer = ann.get(PATH).expect(200).await.json();
            let unmet = |program: &str| -> Vec<String> {
                let conditions = card(&answer, program)["join"]["conditions"].as_array().unwrap().clone();
                let unmet = conditions.iter().filter(|condition| condition["passed"] == false);
                unmet.map(|condition| condition["check"].as_str().unwrap().to_owned()).collect()
            };
            assert_eq!(
                unmet("DISTRIBUTION"),
                ["IS_SUBCUSTOMER", "OPEN_RESOURCES", "FROZEN", "ARREARS", "ENTERPRISE_MASTER_OR_MEMBER", "HAS_CREDIT_ACCOUNT"]
            );
            assert_eq!(
                unmet("PCE"),
                ["ENTERPRISE_REALNAME", "NOT_IN_HCPN", "TERMS_NOT_ACCEPTED", "COMMITMENTS_NOT_ACCEPTED"]
            );
            assert_eq!(unmet("GOV_CLOUD"), ["ENTERPRISE_REALNAME", "NOT_FROZEN", "NO_SIBLING_IN_PLAN"]);
            assert_eq!(unmet("CAPABILITY"), [""; 0]);
            assert_eq!(answer["applicant"]["sibling_programs"], serde_json::json!(["GOV_CLOUD"]));
        })
        .await;
    }

    #[tokio::test]
    async fn a_membership_is_announced_and_ends_each_once() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1700000000, 1700100000)").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'CAPABILITY', 'JOINED', 1700000000, 1700100000)").await;
            let (scope, end) = (app.scope("t1"), app.app.now().timestamp() + 31 * 86_400);
            let set = "UPDATE program_memberships SET valid_until = $2 WHERE tenant_id = $1 AND program = 'PCE'";
            let ends = app.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move { tx.exec_one(tx.sql(set).bind(end)).await });
            ends.await.unwrap();
            app.member("t1", "ann", &[PresetRole::Admin]).await;
            // A membership from before ends were kept is given a whole term, once.
            assert_eq!(app.run_jobs().await, 1);
            assert_eq!(app.run_jobs().await, 0);
            let dated = "SELECT valid_until FROM program_memberships WHERE tenant_id = $1 AND program = 'CAPABILITY'";
            let now = app.app.now();
            let term = membership_holds_until(Program::Capability, now, app.app.policy(now).unwrap());
            assert_eq!(app.number("t1", dated).await, term.timestamp());
            app.clock.advance(chrono::Duration::days(1));
            app.run_jobs().await;
            app.run_jobs().await;
            let ann = app.client(&app.login_of("t1", "ann")).await;
            let told = app.message(&ann, "MEMBERSHIP_ENDING", "until").await;
            assert_eq!(told, Some(domain::api::time::to_text(app.app.now() + chrono::Duration::days(30))));
            let state = "SELECT state FROM program_memberships WHERE tenant_id = $1 AND program = 'PCE'";
            assert_eq!(app.text("t1", state).await, "EXPIRING");
            app.clock.advance(chrono::Duration::days(30));
            let again = app.client(&app.login_of("t1", "ann")).await;
            assert_eq!(card(&again.get(PATH).expect(200).await.json(), "PCE")["state"], "EXPIRED");
            assert_eq!(app.text("t1", state).await, "EXPIRING");
            app.run_jobs().await;
            app.run_jobs().await;
            assert_eq!(app.text("t1", state).await, "EXPIRED");
            assert_eq!(app.message(&again, "MEMBERSHIP_ENDED", "program").await.as_deref(), Some("PCE"));
            let version = "SELECT version FROM program_memberships WHERE tenant_id = $1 AND program = 'PCE'";
            assert_eq!(app.number("t1", version).await, 3);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }
}
