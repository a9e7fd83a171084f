//! The page of a registration link: a form while it works, and one page of its own for each way in which it ended.

use crate::http::confirmations::html::{facts, notice, titled};
use crate::http::confirmations::page::Options;
use crate::http::confirmations::registration::Registration;
use crate::http::confirmations::subject::moment;
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::api::registration_links::LinkState;
use serde::Deserialize;

/// The form, as it was sent; the passwords are never shown again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) lang: String,
    pub(super) account: String,
    pub(super) name: String,
    pub(super) telephone: String,
    pub(super) new_password: String,
    pub(super) again: String,
}

/// What is wrong with a field, in words.
pub(super) type Fault = (String, &'static str);

/// `GET /c/register/{token}`.
pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let t = Texts::of(options.lang.as_deref(), &headers);
    let Some(link) = Registration::of(&app, &token).await? else { return Ok(unknown(t)) };
    render(t, StatusCode::OK, &link, &token, (&Typed::default(), &[]))
}

/// A token that leads nowhere.
pub(super) fn unknown(t: Texts) -> Response {
    let text = format!("<p>{}</p>", t.get("reg_unknown_text"));
    titled(t, t.get("reg_title"), StatusCode::NOT_FOUND, t.get("unknown"), &text)
}

/// The page, with what was typed and what is wrong with it.
pub(super) fn render(
    t: Texts,
    status: StatusCode,
    link: &Registration,
    token: &str,
    (typed, faults): (&Typed, &[Fault]),
) -> Result<Response, ApiError> {
    let told = |status: StatusCode, heading: &'static str, content: String| {
        titled(t, t.get("reg_title"), status, t.get(heading), &content)
    };
    let partner = link.partner_name(t);
    let text = |key: &'static str| notice("", &t.fill(key, &[("partner", partner)]));
    Ok(match link.state {
        LinkState::Open => {
            let heading = t.fill("reg_heading", &[("partner", partner)]);
            titled(t, t.get("reg_title"), status, &heading, &open(t, link, token, (typed, faults))?)
        }
        LinkState::Used => {
            let sign_in = format!("<p><a href=\"/sign-in\">{}</a></p>", t.get("reg_sign_in"));
            told(StatusCode::OK, "reg_used", format!("{}{sign_in}", text("reg_used_text")))
        }
        LinkState::Withdrawn => told(StatusCode::GONE, "reg_withdrawn", text("reg_withdrawn_text")),
        LinkState::Expired => told(StatusCode::GONE, "reg_expired", text("reg_expired_text")),
    })
}

fn open(t: Texts, link: &Registration, token: &str, (typed, faults): (&Typed, &[Fault])) -> Result<String, ApiError> {
    let until = format!("<strong>{}</strong>", moment(t, link.row.expires_at()?));
    let about = facts(&[(t.get("reg_company"), escaped(link.partner_name(t))), (t.get("reg_until"), until)]);
    let (lang, _) = t.codes();
    // What is no field's fault stands by itself.
    let wrong = match faults.first() {
        None => String::new(),
        Some((field, words)) if field.is_empty() => notice("bad", words),
        Some(_) => notice("bad", t.get("reg_faults")),
    };
    let field = |id: &'static str, label: &'static str, hint: Option<&'static str>, rest: &str| {
        let fault = faults.iter().find(|(field, _)| field == id).map(|(_, words)| *words);
        let said = fault.map(|words| format!("<span class=\"bad\">{words}</span>")).unwrap_or_default();
        // A fault that says what the hint says is said once.
        let hint = hint.map(|key| t.get(key)).filter(|words| fault != Some(*words));
        let hint = hint.map(|words| format!("<span class=\"muted\">{words}</span>")).unwrap_or_default();
        let between = if said.is_empty() || hint.is_empty() { "" } else { "<br>" };
        let invalid = if fault.is_some() { " aria-invalid=\"true\"" } else { "" };
        let described = format!(" aria-describedby=\"{id}-about\"");
        format!(
            "<label for=\"{id}\">{}</label><input id=\"{id}\" name=\"{id}\" required{invalid}{described} {rest}>\
             <span id=\"{id}-about\">{said}{between}{hint}</span>",
            t.get(label)
        )
    };
    let value = |text: &str| format!("value=\"{}\"", escaped(text));
    let password = "type=\"password\" autocomplete=\"new-password\" minlength=\"12\" maxlength=\"128\"";
    Ok(format!(
        "{about}{}{wrong}<form method=\"post\" action=\"/c/register/{token}\"><input type=\"hidden\" name=\"lang\" value=\"{lang}\">\
         {}{}{}{}{}<button class=\"primary\">{}</button></form>",
        notice("", t.get("reg_once")),
        field(
            "account",
            "reg_account",
            Some("reg_account_hint"),
            &format!("autocomplete=\"username\" maxlength=\"32\" {}", value(&typed.account))
        ),
        field("name", "reg_name", None, &format!("autocomplete=\"name\" maxlength=\"64\" {}", value(&typed.name))),
        field(
            "telephone",
            "reg_telephone",
            Some("reg_telephone_hint"),
            &format!("type=\"tel\" autocomplete=\"tel\" maxlength=\"32\" {}", value(&typed.telephone))
        ),
        field("new_password", "reg_password", Some("reg_password_hint"), password),
        field("again", "reg_again", None, password),
        t.get("reg_submit"),
    ))
}
