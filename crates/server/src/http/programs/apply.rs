//! Applying for a programme.

use super::card::{Account, card};
use super::to_distributor::{distributor_of, invitation, invited_to, submit_to};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::agreements;
use crate::store::audit::Object;
use crate::store::programs::{applicant, memberships, name_contact, open, own_contact, state_of};
use crate::store::reviews::{self, NewReview};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::program_applications::NewProgramApplication;
use domain::api::programs::ProgramCard;
use domain::api::reviews::ReviewKind;
use domain::rules::programs::join::question;
use domain::states::machine::Actor;
use domain::states::membership::MembershipEvent;

/// Apply for a programme. The vendor decides; the rules are asked again in the transaction that
/// files the application. Programmes that are joined off line are refused, and so is a text that was shown at another
/// version than is signed today. Who wants to be a cloud reseller names its distributor, which decides after the vendor
/// (P-60); an invitation names it too, and is its decision.
#[utoipa::path(post, path = "/v2/partners/program-applications", tag = "programmes", request_body = NewProgramApplication,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = ProgramCard), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn apply(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewProgramApplication>,
) -> Result<Reply, ApiError> {
    let program = new.program;
    if !program.is_online() {
        return Err(ApiError::field("program", FieldProblem::NotAChoice));
    }
    let new = &new;
    let accepted = new.accepted();
    let app = &app;
    let staff = &staff;
    let invited_to = invited_to(app, new).await?;
    let invited_to = invited_to.as_ref();
    app.write(staff, &key, |tx| async move {
        ApiError::unless_faultless(new.version_faults().into_iter().chain(new.contact_faults()).collect())?;
        let policy = app.policy(tx.now())?;
        let object = Object { kind: "program_membership", id: program.as_str() };
        let invitation = invitation(&tx, invited_to).await?;
        let distributor = distributor_of(&tx, new, invitation.as_ref()).await?;
        let known = memberships(&tx, tx.now()).await?;
        let (rule, facts) = question(program, &applicant(&tx, &known, tx.now()).await?, accepted)
            .map_err(|_| ApiError::Internal("facts"))?;
        let granted = decide(app, &tx, rule, &facts, About { object, name: "" }).await?;
        let from = state_of(known.iter().find(|membership| membership.program == program));
        let transition = transition(from, MembershipEvent::Apply, Actor::Partner)?;
        open(&tx, program, transition.to, accepted).await?;
        let contact = match &new.contact {
            Some(contact) => contact.clone(),
            None => own_contact(&tx, &staff.session.principal).await?,
        };
        name_contact(&tx, program, &contact).await?;
        agreements::sign(&tx, program, accepted).await?;
        match &distributor {
            Some(distributor) => submit_to(&tx, distributor, invitation.as_ref(), &granted.receipt_id).await?,
            None => {
                let submitted = NewReview::about(ReviewKind::ProgramApplication, program.as_str());
                reviews::open(&tx, submitted.with(&granted.receipt_id)).await?;
            }
        }
        let detail = serde_json::json!({ "from": from, "terms": accepted.terms, "commitments": accepted.commitments });
        tx.audit("program_membership.apply", object, &detail).await?;
        Reply::created(&card(program, &Account::load(&tx, tx.now()).await?, policy, tx.now()))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/program-applications";
    const COUNT: &str = "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'APPLYING'";

    fn pce(ticked: bool) -> Value {
        json!({ "program": "PCE", "terms_accepted": ticked, "commitments_accepted": ticked })
    }

    fn unmet(refusal: &Value) -> Vec<&str> {
        let items = refusal["check_items"].as_array().unwrap().iter().filter(|item| item["passed"] == false);
        items.map(|item| item["check"].as_str().unwrap()).collect()
    }

    #[tokio::test]
    async fn an_application_is_filed_once_and_waits_for_the_vendor() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, reason) VALUES ($1, 'PCE', 'REJECTED', 'CORE', 1, 'papers')").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let first = ann.post(PATH, &pce(true)).key("join-it-once").expect(201).await;
            let again = ann.post(PATH, &pce(true)).key("join-it-once").expect(201).await;
            assert_eq!(first.text, again.text);
            ann.post(PATH, &pce(false)).key("join-it-once").expect(422).await;
            let card = first.json();
            assert_eq!((&card["state"], &card["turn"]["who"]), (&"APPLYING".into(), &"VENDOR".into()));
            // What was said about the last application is gone.
            assert_eq!((&card["reason"], &card["level"], &card["actions"]), (&Value::Null, &Value::Null, &json!(["WITHDRAW"])));
            assert_eq!(app.number("t1", COUNT).await, 1);
            assert_eq!(unmet(&ann.post(PATH, &pce(true)).expect(400).await.json()), ["ALREADY_IN_PLAN"]);
            let audited = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'program_membership.apply'";
            assert_eq!(app.number("t1", audited).await, 1);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_with_every_condition_at_once() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'CLOUD_RESELLER', 'JOINED', 1, 2)").await;
            app.execute("t1", "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, arrears_minor, open_resources) VALUES ($1, 'NONE', FALSE, 5, 2)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            // T-16: a reseller's account is in no other programme.
            let refusal = ann.post(PATH, &json!({ "program": "SOLUTION_PROVIDER" })).expect(400).await.json();
            assert_eq!(unmet(&refusal), ["OTHER_PLAN_ON_SAME_ACCOUNT", "OPEN_RESOURCES", "ARREARS"]);
            assert_eq!(refusal["check_items"].as_array().unwrap().len(), 8);
            let refusal = ann.post(PATH, &pce(false)).expect(400).await.json();
            assert_eq!(
                unmet(&refusal),
                ["ENTERPRISE_REALNAME", "NOT_IN_HCPN", "OTHER_PLAN_ON_SAME_ACCOUNT", "TERMS_NOT_ACCEPTED", "COMMITMENTS_NOT_ACCEPTED"]
            );
            assert_eq!(app.number("t1", COUNT).await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_text_is_signed_as_it_was_shown_or_not_at_all() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let shown = |terms: u32, commitments: u32| {
                let mut new = pce(true);
                new["terms_version"] = terms.into();
                new["commitments_version"] = commitments.into();
                new
            };
            let refused = ann.post(PATH, &shown(0, 2)).expect(400).await;
            assert_eq!(refused.fields(), ["terms_version", "commitments_version"]);
            let problems = refused.json()["field_errors"].clone();
            assert_eq!((&problems[0]["problem"], &problems[1]["problem"]), (&"EXPIRED".into(), &"NOT_A_CHOICE".into()));
            let signed = "SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1";
            assert_eq!((app.number("t1", COUNT).await, app.number("t1", signed).await), (0, 0));
            ann.post(PATH, &shown(1, 1)).expect(201).await;
            assert_eq!((app.number("t1", COUNT).await, app.number("t1", signed).await), (1, 2));
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_no_right_and_other_tenants_change_nothing() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            for (body, field) in [
                (json!({ "program": "GOV_CLOUD" }), "program"),
                (json!({ "program": "GONE" }), "program"),
                (json!({}), "program"),
                (json!({ "program": "PCE", "more": 1 }), "more"),
                (json!({ "program": "PCE", "terms_version": -1 }), "terms_version"),
            ] {
                assert_eq!(ann.post(PATH, &body).expect(400).await.fields(), [field], "{body}");
            }
            app.stranger().post(PATH, &pce(true)).expect(401).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let denied = fay.post(PATH, &pce(true)).expect(403).await.json();
            assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(PATH, &pce(true)).expect(201).await;
            assert_eq!((app.number("t1", COUNT).await, app.number("t2", COUNT).await), (0, 1));
        })
        .await;
    }
}
