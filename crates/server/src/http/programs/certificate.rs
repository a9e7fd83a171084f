//! Certificates of programmes and paths, as files (R-28, P-43).

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::certificate::{Certificate, Subject, pdf};
use crate::http::error::ApiError;
use crate::http::extract::{Path, Query};
use crate::http::fields::document_language;
use crate::http::reply::pdf_file;
use crate::request::Language;
use crate::state::App;
use crate::store::Reader;
use crate::store::customers::PartnerContext;
use crate::store::programs::{certified_at, membership, paths, state_of};
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::api::documents::DocumentQuery;
use domain::api::error::ErrorBody;
use domain::program::{CertificationKind, DevelopmentPath, Program};
use domain::rules::policy::Policy;
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
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
    let asked = Asked { facts, language: document_language(query), policy: app.policy(now)?, now };
    let subject = Subject::Program(program, known.as_ref().and_then(|membership| membership.level));
    asked.answer(&db, subject, known.and_then(|membership| membership.joined_at), program.as_str()).await
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
    let asked = Asked { facts, language: document_language(query), policy: app.policy(now)?, now };
    let since = certified_at(&db, path, certification).await?;
    asked.answer(&db, Subject::Path(path, certification), since, path.as_str()).await
}

/// A question for a certificate.
struct Asked<'a> {
    facts: CertificateDownloadFacts,
    language: Language,
    policy: &'a Policy,
    now: DateTime<Utc>,
}

impl Asked<'_> {
    async fn answer(
        &self,
        db: &Reader,
        subject: Subject,
        since: Option<DateTime<Utc>>,
        name: &str,
    ) -> Result<Response, ApiError> {
        let verdict = certificate_download(&self.facts, self.policy, self.now);
        if !verdict.allowed() {
            // Nothing is done, so nothing is kept: the page shows the same before anybody asks.
            let available_at = verdict.available_at();
            return Err(ApiError::ConditionsNotMet {
                available_at,
                check_items: verdict.conditions,
                receipts: Vec::new(),
            });
        }
        let partner = PartnerContext::load(db).await?;
        let file = pdf(&Certificate {
            subject,
            company_zh: &partner.name_zh,
            company_en: &partner.name_en,
            since,
            until: self.facts.valid_until,
            policy_version: verdict.policy_version,
            at: self.now,
            language: self.language,
        })?;
        Ok(pdf_file(&format!("certificate-{name}"), file))
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
        })
        .await;
    }
}
