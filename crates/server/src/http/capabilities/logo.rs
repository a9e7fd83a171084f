//! The badge of a competency tag, for the partner's own pages.

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::http::extract::{Path, Query};
use crate::http::fields::document_language;
use crate::http::reply::file;
use crate::paper::{Table, day, term};
use crate::request::Language;
use crate::state::App;
use crate::store::customers::PartnerContext;
use crate::store::programs::held_tags;
use axum::extract::State;
use axum::response::Response;
use chrono::Duration;
use domain::api::capabilities::HeldTag;
use domain::api::documents::DocumentQuery;
use domain::api::error::ErrorBody;
use domain::program::CompetencyTag;

const WORDS: Table = Table(include_str!("words.tsv"));
/// How much of a line fits at its size, counted in letters; a Chinese character takes two.
const NAME: usize = 38;
const COMPANY: usize = 56;
const MEASURE: u32 = 416;

/// The badge of a tag that the account holds and that is valid, as a picture that scales.
#[utoipa::path(get, path = "/v2/partners/capabilities/{tag}/logo", tag = "programmes",
    params(("tag" = CompetencyTag, Path, description = "the tag"), DocumentQuery),
    responses((status = 200, content_type = "image/svg+xml", description = "the badge"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub async fn logo(
    staff: Allowed<ViewPrograms>,
    State(app): State<App>,
    Path(tag): Path<CompetencyTag>,
    Query(query): Query<DocumentQuery>,
) -> Result<Response, ApiError> {
    let db = app.read(&staff);
    let held = held_tags(&db).await?.into_iter().find(|held| held.tag == tag).ok_or(ApiError::NotFound)?;
    if !held.holds_at(app.now()) {
        return Err(ApiError::State { state: "EXPIRED".to_owned() });
    }
    let partner = PartnerContext::load(&db).await?;
    let language = document_language(query);
    let company = if language == Language::Chinese { &partner.name_zh } else { &partner.name_en };
    let name = format!("competency-{tag}.svg");
    Ok(file(&name, "image/svg+xml", badge(&held, company, language).into_bytes()))
}

fn badge(held: &HeldTag, company: &str, language: Language) -> String {
    let tag = term("tag", held.tag.as_str(), language);
    let kind = WORDS.text("badge", language);
    // The end is the moment after the last day.
    let until =
        held.valid_until.map(|end| format!(" · {} {}", WORDS.text("until", language), day(end - Duration::seconds(1))));
    let label = escaped(&format!("{tag}, {company}"));
    let (name, company) = (line(&tag, NAME, (56, 24, "#fff", 700)), line(company, COMPANY, (90, 16, "#dbe4f5", 400)));
    let foot = line(&format!("{kind}{}", until.unwrap_or_default()), COMPANY + 20, (126, 12, "#9fb3d9", 400));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 152\" width=\"480\" height=\"152\" role=\"img\" aria-label=\"{label}\">\
         <rect width=\"480\" height=\"152\" rx=\"10\" fill=\"#111a2e\"/><rect x=\"32\" y=\"20\" width=\"40\" height=\"4\" fill=\"#4d82f0\"/>{name}{company}{foot}</svg>"
    )
}

/// A line at a height, in a size, colour and weight; one that is too long is drawn closer.
fn line(text: &str, fits: usize, (y, size, fill, weight): (u32, u32, &str, u32)) -> String {
    let letters: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let squeezed = if letters > fits {
        format!(" textLength=\"{MEASURE}\" lengthAdjust=\"spacingAndGlyphs\"")
    } else {
        String::new()
    };
    let text = escaped(text);
    format!(
        "<text x=\"32\" y=\"{y}\" font-family=\"system-ui, 'Noto Sans SC', 'Microsoft YaHei', sans-serif\" font-size=\"{size}\" \
         font-weight=\"{weight}\" fill=\"{fill}\"{squeezed}>{text}</text>"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, TestApp};
    use domain::organization::PresetRole;

    const LOGO: &str = "/v2/partners/capabilities/DATABASE/logo";

    #[tokio::test]
    async fn the_badge_is_had_while_the_tag_is_valid() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t1", "UPDATE tenants SET name_en = 'Harbour <& Sons>' WHERE tenant_id = $1").await;
            app.execute("t1", "INSERT INTO competency_tags (tenant_id, tag, held_since, valid_until) VALUES ($1, 'DATABASE', 1, 4000000000), ($1, 'SAP', 1, 2)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let answer = ann.get(&format!("{LOGO}?lang=en")).expect(200).await;
            assert_eq!(answer.headers["content-type"], "image/svg+xml");
            assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"competency-database.svg\"");
            for part in ["Harbour &lt;&amp; Sons&gt;", "Database", "Valid until 2096-10-02"] {
                assert!(answer.text.contains(part), "{part}: {}", answer.text);
            }
            assert!(!ann.get(LOGO).expect(200).await.text.contains("Valid until"));
            assert_eq!(ann.get(&format!("{LOGO}?lang=fr")).expect(400).await.fields(), ["lang"]);
            let tag = |tag: &str| LOGO.replace("DATABASE", tag);
            ann.get(&tag("SAP")).expect(409).await;
            ann.get(&tag("BIG_DATA")).expect(404).await;
            ann.get(&tag("GONE")).expect(404).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.get(LOGO).expect(404).await;
            app.stranger().get(LOGO).expect(401).await;
            app.customer(HOME, "c1").await.get(LOGO).expect(403).await;
        })
        .await;
    }
}
