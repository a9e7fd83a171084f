//! Certificates of programmes and paths, as files (R-28, P-43).

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::certificate::{Certificate, Subject, pdf};
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{Path, Query};
use crate::http::fields::document_language;
use crate::http::reply::pdf_file;
use crate::request::Language;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use crate::store::programs::{certified_at, membership, paths, state_of};
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::api::documents::DocumentQuery;
use domain::api::error::ErrorBody;
use domain::program::{CertificationKind, DevelopmentPath, Program};
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf};
use domain::rules::verdict::RuleId;
use domain::states::path_stage::PathStage;

/// The certificate of a programme that the account is in, as PDF; or every reason why there is none.
#[utoipa::path(get, path = "/v2/partners/programs/{program}/certificate", tag = "programmes",
    params(("program" = Program, Path, description = "the programme"), DocumentQuery),
    responses((status = 200, content_type = "application/pdf", description = "the certificate"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn program(
    staff: Allowed<ViewPrograms>,
    State(app): State<App>,
    Path(program): Path<Program>,
    Query(query): Query<DocumentQuery>,
) -> Result<Response, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    let known = membership(&db, program, now).await?;
    let state = state_of(known.as_ref());
    let until = known.as_ref().and_then(|membership| membership.valid_until);
    let facts = CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until: until };
    let about = Object { kind: "program_membership", id: program.as_str() };
    let asked = Asked { facts, about, language: document_language(query) };
    let subject = Subject::Program(program, known.as_ref().and_then(|membership| membership.level));
    asked.answer(&app, &staff, subject, known.and_then(|membership| membership.joined_at)).await
}

/// The certificate of a certification on a path, as PDF; or every reason why there is none.
#[utoipa::path(get, path = "/v2/partners/paths/{path}/certificates/{certification}", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("certification" = CertificationKind, Path, description = "which certification"), DocumentQuery),
    responses((status = 200, content_type = "application/pdf", description = "the certificate"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn path(
    staff: Allowed<ViewPrograms>,
    State(app): State<App>,
    Path((path, certification)): Path<(DevelopmentPath, CertificationKind)>,
    Query(query): Query<DocumentQuery>,
) -> Result<Response, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    let known = paths(&db, now).await?.into_iter().find(|row| row.path == path);
    let stage = known.map_or(PathStage::Available, |row| row.stage);
    let of = CertificateOf::Path { path, certification, stage };
    let facts = CertificateDownloadFacts { of, valid_until: known.and_then(|row| row.valid_until) };
    let about = Object { kind: "development_path", id: path.as_str() };
    let asked = Asked { facts, about, language: document_language(query) };
    let since = certified_at(&db, path, certification).await?;
    asked.answer(&app, &staff, Subject::Path(path, certification), since).await
}

/// A question for a certificate.
struct Asked<'a> {
    facts: CertificateDownloadFacts,
    about: Object<'a>,
    language: Language,
}

impl Asked<'_> {
    /// The file and the receipt of the decision, or every reason why there is none. Reading changes nothing else, so that a
    /// certificate that is fetched twice has two receipts and nothing is there twice.
    async fn answer(
        &self,
        app: &App,
        staff: &Allowed<ViewPrograms>,
        subject: Subject,
        since: Option<DateTime<Utc>>,
    ) -> Result<Response, ApiError> {
        let about = About { object: self.about, name: "" };
        let asked = app.store().tx(staff, |tx| async move { decide(app, &tx, RuleId::R28, &self.facts, about).await });
        let verdict = match asked.await {
            Ok(granted) => granted.verdict,
            Err(error) => return Err(app.refusal(error).await),
        };
        let partner = PartnerContext::load(&app.read(staff)).await?;
        let file = pdf(&Certificate {
            subject,
            company_zh: &partner.name_zh,
            company_en: &partner.name_en,
            since,
            until: self.facts.valid_until,
            policy_version: verdict.policy_version,
            at: verdict.evaluated_at,
            language: self.language,
        })?;
        Ok(pdf_file(&format!("certificate-{}", self.about.id), file))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;

    const PROGRAM: &str = "/v2/partners/programs/SOLUTION_PROVIDER/certificate";
    const PATH: &str = "/v2/partners/paths/SERVICE/certificates/ROLE";

    #[tokio::test]
    async fn a_member_gets_a_file_and_the_others_every_reason() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1700000000, 1700100000, 1900000000)").await;
            app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1700000000)").await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            for address in [PROGRAM.to_owned(), format!("{PROGRAM}?lang=en"), PATH.to_owned(), format!("{PATH}?lang=en")] {
                let answer = sal.get(&address).expect(200).await;
                assert_eq!(answer.headers["content-type"], "application/pdf");
                assert!(answer.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"certificate-"));
                assert!(answer.text.starts_with("%PDF-") && answer.text.trim_end().ends_with("%%EOF"), "{address}");
            }
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let refused = eve.get(PROGRAM).expect(400).await.json();
            assert_eq!(refused["check_items"].as_array().unwrap().len(), 2);
            eve.get(PATH).expect(400).await;
            sal.get("/v2/partners/paths/SERVICE/certificates/DIFFERENTIATION").expect(400).await;
            sal.get("/v2/partners/programs/GONE/certificate").expect(404).await;
            assert_eq!(sal.get(&format!("{PROGRAM}?lang=fr")).expect(400).await.fields(), ["lang"]);
            app.stranger().get(PROGRAM).expect(401).await;
            app.stranger().get(PATH).expect(401).await;
            app.customer(crate::testing::HOME, "c1").await.get(PROGRAM).expect(403).await;
            app.clock.advance(chrono::Duration::days(365 * 5));
            let sal = app.client(&app.login_of("t1", "sal")).await;
            let late = sal.get(PROGRAM).expect(400).await.json();
            assert_eq!(late["check_items"][1]["passed"], false);
            // Each file has its receipt, and each refusal; what was not understood has none.
            let kept = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND rule = 'R-28' AND ";
            for (of, count) in [("allowed AND subject_kind = 'program_membership'", 2), ("allowed", 4), ("NOT allowed", 2)] {
                assert_eq!(app.number("t1", format!("{kept}{of}").leak()).await, count, "{of}");
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let own = ann.get("/v2/partners/receipts?rule=R-28&limit=1").expect(200).await.json();
            let line = &own["receipts"][0];
            assert_eq!((&line["allowed"], &line["subject_id"]), (&false.into(), &"SOLUTION_PROVIDER".into()));
            assert_eq!(late["receipt_id"], line["receipt_id"]);
        })
        .await;
    }
}
