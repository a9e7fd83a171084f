//! A signed agreement as a file.

use crate::agreements::{Document, pdf, published};
use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::extract::{Path, Query};
use crate::http::fields::document_language;
use crate::http::reply::pdf_file;
use crate::state::App;
use crate::store::agreements::find;
use crate::store::customers::PartnerContext;
use axum::extract::State;
use axum::response::Response;
use domain::api::documents::DocumentQuery;
use domain::api::error::ErrorBody;
use domain::ids::AgreementId;

/// The text that was signed, at its version, with who signed it and when, as PDF.
#[utoipa::path(get, path = "/v2/partners/agreements/{agreement_id}/document", tag = "programmes",
    params(("agreement_id" = AgreementId, Path, description = "the agreement"), DocumentQuery),
    responses((status = 200, content_type = "application/pdf", description = "the document"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn document(
    staff: Allowed<ViewPrograms>,
    State(app): State<App>,
    Path(id): Path<AgreementId>,
    Query(query): Query<DocumentQuery>,
) -> Result<Response, ApiError> {
    let db = app.read(&staff);
    let signed = find(&db, &id).await?.ok_or(ApiError::NotFound)?;
    let text = published(signed.program, signed.kind, signed.text_version);
    let text = text.ok_or(ApiError::Internal("text of a signed agreement"))?;
    let partner = PartnerContext::load(&db).await?;
    let file = pdf(&Document {
        signed: &signed,
        text: &text,
        company_zh: &partner.name_zh,
        company_en: &partner.name_en,
        at: app.now(),
        language: document_language(query),
    })?;
    let code = |code: &str| code.to_owned();
    let name = [code("agreement"), code(signed.program.as_str()), code(signed.kind.as_str()), id.to_string()];
    Ok(pdf_file(&name.join("-"), file))
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, TestApp};
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    #[tokio::test]
    async fn every_member_keeps_what_the_own_account_signed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let ticked = json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true });
            ann.post("/v2/partners/program-applications", &ticked).expect(201).await;
            let all = ann.get("/v2/partners/agreements").expect(200).await.json()["agreements"].clone();
            let path =
                |one: &Value| format!("/v2/partners/agreements/{}/document", one["agreement_id"].as_str().unwrap());
            let paths: Vec<String> = all.as_array().unwrap().iter().map(path).collect();
            assert_eq!(paths.len(), 2);
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let cara = app.customer(HOME, "c1").await;
            for path in &paths {
                for address in [path.clone(), format!("{path}?lang=en")] {
                    let answer = fay.get(&address).expect(200).await;
                    assert_eq!(answer.headers["content-type"], "application/pdf");
                    let name = answer.headers["content-disposition"].to_str().unwrap();
                    assert!(name.starts_with("attachment; filename=\"agreement-pce-"), "{name}");
                    assert!(answer.text.starts_with("%PDF-") && answer.text.trim_end().ends_with("%%EOF"), "{address}");
                }
                assert_eq!(fay.get(&format!("{path}?lang=fr")).expect(400).await.fields(), ["lang"]);
                eve.get(path).expect(404).await;
                app.stranger().get(path).expect(401).await;
                cara.get(path).expect(403).await;
            }
            fay.get("/v2/partners/agreements/gone/document").expect(404).await;
        })
        .await;
    }

    #[tokio::test]
    async fn one_from_before_names_were_kept_is_a_file_too() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at) VALUES ($1, 'PCE-TERMS', 'TERMS', 'PCE', 1, 1700000000)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.get("/v2/partners/agreements/PCE-TERMS/document").expect(200).await;
        })
        .await;
    }
}
