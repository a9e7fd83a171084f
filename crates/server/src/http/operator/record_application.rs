//! An application that came on paper.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::decision::{About, decide};
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::http::reviews::detail::load;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::company::{Claim, claim};
use crate::store::programs::{applicant, memberships, open, state_of};
use crate::store::reviews::{self, NewReview};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::reviews::{NewPaperApplication, ReviewDetail, ReviewKind};
use domain::rules::programs::join::{Accepted, question};
use domain::states::machine::Actor;
use domain::states::membership::MembershipEvent;

/// Record an application for a programme that is joined off line. The rules are asked of the partner's account
/// as for any other application; what passes waits in the queue for its decision.
#[utoipa::path(post, path = "/v2/operator/program-applications", tag = "operator", request_body = NewPaperApplication,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = ReviewDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn record(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewPaperApplication>,
) -> Result<Reply, ApiError> {
    let program = new.program;
    if program.is_online() {
        return Err(ApiError::field("program", FieldProblem::NotAChoice));
    }
    let (app, operator, partner_id) = (&app, &operator, &new.partner_id);
    app.write(operator, &key, |tx| async move {
        let partner = at_partner(&tx, operator, partner_id).await?;
        let partner = partner.ok_or_else(|| ApiError::field("partner_id", FieldProblem::NotAChoice))?;
        let object = Object { kind: "program_membership", id: program.as_str() };
        let known = memberships(&partner, tx.now()).await?;
        let (rule, facts) = question(program, &applicant(&partner, &known, tx.now()).await?, Accepted::default())
            .map_err(|_| ApiError::Internal("facts"))?;
        let granted = decide(app, &partner, rule, &facts, About { object, name: "" }).await?;
        let from = state_of(known.iter().find(|membership| membership.program == program));
        // The partner applied; the operator only writes down what it got.
        let transition = transition(from, MembershipEvent::Apply, Actor::Partner)?;
        open(&partner, program, transition.to, Accepted::default()).await?;
        if program.is_joined_once_a_company() {
            claim(&partner, Claim::Program(program)).await?;
        }
        let submitted = NewReview::about(ReviewKind::ProgramApplication, program.as_str()).with(&granted.receipt_id);
        let review = reviews::open(&partner, submitted).await?;
        partner.audit("program_membership.record", object, &serde_json::json!({ "from": from })).await?;
        let wire = load(&tx, &operator.scope, &review, (app.policies(), tx.now())).await?;
        let version = wire.review.version;
        Ok(Reply::created(&wire)?.version(version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{Client, TestApp};
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::{Value, json};

    const RECORD: &str = "/v2/operator/program-applications";
    const PARTNERS: &str = "/v2/operator/partners";

    async fn operator(app: &TestApp) -> Client {
        app.execute("platform", "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, created_at, updated_at) VALUES ($1, 'PLATFORM', 'Vendor', 'Vendor', 1, 1)").await;
        let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
        app.client(&login).await
    }

    fn paper(partner: &str, program: &str) -> Value {
        json!({ "partner_id": partner, "program": program })
    }

    #[tokio::test]
    async fn what_came_on_paper_is_recorded_once_decided_and_seen_by_the_partner() {
        TestApp::on_both_engines(async |app| {
            let olga = operator(&app).await;
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let first = olga.post(RECORD, &paper("t1", "GOV_CLOUD")).key("record-it-once").expect(201).await;
            let again = olga.post(RECORD, &paper("t1", "GOV_CLOUD")).key("record-it-once").expect(201).await;
            assert_eq!(first.text, again.text);
            let review = first.json();
            assert_eq!(review["receipt"]["receipt"]["decision"]["rule"], "R-25");
            let id = review["review"]["review_id"].as_str().unwrap();
            olga.post(&format!("/v2/operator/reviews/{id}/approve"), &json!({})).if_match(1).expect(200).await;
            let programs = ann.get("/v2/partners/programs").expect(200).await.json();
            let card = programs["programs"]
                .as_array()
                .unwrap()
                .iter()
                .find(|card| card["program"] == "GOV_CLOUD")
                .unwrap()
                .clone();
            assert_eq!(card["state"], "JOINED");
            assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
        })
        .await;
    }

    #[tokio::test]
    async fn all_five_conditions_are_named_and_the_partner_can_read_the_receipt() {
        TestApp::on_both_engines(async |app| {
            let olga = operator(&app).await;
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, freezes, is_partner_subaccount) VALUES ($1, 'PERSONAL', TRUE, '[\"ARREARS\"]', TRUE)").await;
            app.tenant("t2").await;
            app.execute("t2", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'GOV_CLOUD', 'JOINED', 1, 2)").await;
            app.company(&["t1", "t2"]).await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'GOV_SUBSIDY', 'JOINED', 1, 2)").await;
            let refused = olga.post(RECORD, &paper("t1", "GOV_CLOUD")).expect(400).await.json();
            let unmet: Vec<_> = refused["check_items"].as_array().unwrap().iter().filter(|item| item["passed"] == false).map(|item| item["check"].as_str().unwrap()).collect();
            for check in ["ENTERPRISE_REALNAME", "NOT_FROZEN", "NOT_SUBSIDY_PLAN", "NO_SIBLING_IN_PLAN", "NOT_PARTNER_SUBACCOUNT"] {
                assert!(unmet.contains(&check), "{check}: {unmet:?}");
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let receipt = format!("/v2/partners/receipts/{}", refused["receipt_id"].as_str().unwrap());
            assert_eq!(ann.get(&receipt).expect(200).await.json()["line"]["asked_by"], "olga");
            assert_eq!(app.number("platform", "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1").await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_and_everybody_else_record_nothing() {
        TestApp::on_both_engines(async |app| {
            let olga = operator(&app).await;
            app.tenant("t1").await;
            for (body, field) in [
                (paper("t1", "PCE"), "program"),
                (paper("gone", "GOV_CLOUD"), "partner_id"),
                (paper("platform", "GOV_CLOUD"), "partner_id"),
                (json!({ "program": "GOV_CLOUD" }), "partner_id"),
            ] {
                assert_eq!(olga.post(RECORD, &body).expect(400).await.fields(), [field], "{body}");
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post(RECORD, &paper("t1", "GOV_CLOUD")).expect(403).await;
            ann.get(PARTNERS).expect(403).await;
            app.stranger().post(RECORD, &paper("t1", "GOV_CLOUD")).expect(401).await;
            app.stranger().get(PARTNERS).expect(401).await;
            let found = olga.get(&format!("{PARTNERS}?search=partner%20T1")).expect(200).await.json();
            assert_eq!(found["partners"].as_array().unwrap().len(), 1);
            assert_eq!(olga.get(&format!("{PARTNERS}?search=vendor")).expect(200).await.json()["partners"], json!([]));
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1").await, 0);
        })
        .await;
    }
}
