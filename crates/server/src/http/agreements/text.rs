//! What is signed, to be read before and after.

use crate::agreements::published;
use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::extract::{Path, Query};
use crate::http::reply::Reply;
use domain::agreement::AgreementKind;
use domain::api::agreements::{AgreementText, AgreementTextQuery};
use domain::api::error::ErrorBody;
use domain::program::Program;

/// A text that is signed in the application for a programme, in both languages: the version that is signed today, or an
/// older one as it was.
#[utoipa::path(get, path = "/v2/agreement-texts/{program}/{kind}", tag = "programmes",
    params(("program" = Program, Path, description = "the programme"), ("kind" = AgreementKind, Path, description = "which of its texts"), AgreementTextQuery),
    responses((status = 200, body = AgreementText), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn text(
    _staff: Allowed<ViewPrograms>,
    Path((program, kind)): Path<(Program, AgreementKind)>,
    Query(query): Query<AgreementTextQuery>,
) -> Result<Reply, ApiError> {
    let version = query.version.unwrap_or(kind.text_version());
    Reply::ok(&published(program, kind, version).ok_or(ApiError::NotFound)?)
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, TestApp};
    use domain::organization::{PresetRole, PrincipalKind};

    const TERMS: &str = "/v2/agreement-texts/PCE/TERMS";

    #[tokio::test]
    async fn every_member_reads_what_is_signed_and_nobody_else() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.tenant("platform").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let today = fay.get(TERMS).expect(200).await.json();
            assert_eq!(
                (&today["program"], &today["kind"], &today["version"]),
                (&"PCE".into(), &"TERMS".into(), &1.into())
            );
            let count = |member: &str| today[member].as_array().unwrap().len();
            assert!(count("paragraphs_en") >= 8 && count("paragraphs_zh") == count("paragraphs_en"));
            assert_eq!(fay.get(&format!("{TERMS}?version=1")).expect(200).await.json(), today);
            let other = fay.get("/v2/agreement-texts/PCE/COMMITMENTS").expect(200).await.json();
            assert_ne!(other["title_en"], today["title_en"]);
            app.stranger().get(TERMS).expect(401).await;
            app.customer(HOME, "c1").await.get(TERMS).expect(403).await;
            let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
            app.client(&login).await.get(TERMS).expect(403).await;
        })
        .await;
    }

    #[tokio::test]
    async fn what_was_never_published_is_not_found() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            for gone in ["PCE/TERMS?version=2", "PCE/TERMS?version=0", "CAPABILITY/TERMS", "GONE/TERMS", "PCE/GONE"] {
                ann.get(&format!("/v2/agreement-texts/{gone}")).expect(404).await;
            }
            for (query, field) in [("version=one", "version"), ("version=-1", "version"), ("more=1", "more")] {
                assert_eq!(ann.get(&format!("{TERMS}?{query}")).expect(400).await.fields(), [field], "{query}");
            }
        })
        .await;
    }
}
