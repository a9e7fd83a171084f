//! The page of a customer's invitation: harmless however often it is opened, and one of its own for each way in which an
//! invitation ended.

use crate::http::confirmations::customer::{Invitation, Standing};
use crate::http::confirmations::customer_forms::forms;
use crate::http::confirmations::html::{facts, notice, titled};
use crate::http::confirmations::subject::moment;
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::association::AssociationType;
use serde::Deserialize;

/// What an address may say besides the token; anything else, such as the tag of who shows it around, is ignored.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Options {
    /// The language.
    lang: Option<String>,
    /// The customer has just associated.
    associated: Option<String>,
}

/// The form, as it was sent; the passwords are never shown again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) lang: String,
    /// Which of the two ways.
    pub(super) way: String,
    pub(super) account: String,
    pub(super) password: String,
    pub(super) name: String,
    pub(super) telephone: String,
    pub(super) new_password: String,
    pub(super) again: String,
    /// The notice of resale was read.
    pub(super) notice: String,
}

/// What is wrong with a field, in words; a field without a name is the whole.
pub(super) type Fault = (String, String);

/// What stands above the forms: what is wrong with which field, and HTML that says what else there is to say.
#[derive(Debug, Default)]
pub(super) struct News {
    pub(super) faults: Vec<Fault>,
    pub(super) html: String,
}

/// `GET /c/customer/{token}`.
pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let t = Texts::of(options.lang.as_deref(), &headers);
    let Some(invitation) = Invitation::of(&app, &token).await? else { return Ok(unknown(t)) };
    if options.associated.is_some() {
        return Ok(associated(t, &invitation));
    }
    render(t, StatusCode::OK, &invitation, &token, (&Typed::default(), &News::default()))
}

/// A token that leads nowhere.
pub(super) fn unknown(t: Texts) -> Response {
    let text = format!("<p>{}</p>", t.get("cus_unknown_text"));
    titled(t, t.get("cus_title"), StatusCode::NOT_FOUND, t.get("unknown"), &text)
}

/// What a customer reads that has associated.
pub(super) fn associated(t: Texts, invitation: &Invitation) -> Response {
    let partner = [("partner", invitation.partner_name(t))];
    let sign_in = format!("<p><a href=\"/sign-in\">{}</a></p>", t.get("cus_sign_in"));
    let content = format!("{}{sign_in}", notice("good", &t.fill("cus_associated_text", &partner)));
    titled(t, t.get("cus_title"), StatusCode::OK, t.get("cus_associated"), &content)
}

/// The page, with what was typed and what is wrong with it.
pub(super) fn render(
    t: Texts,
    status: StatusCode,
    invitation: &Invitation,
    token: &str,
    (typed, news): (&Typed, &News),
) -> Result<Response, ApiError> {
    let partner = [("partner", invitation.partner_name(t))];
    let over = |heading: &'static str, text: String| {
        let again = format!("<p>{}</p>", t.get("cus_again"));
        titled(t, t.get("cus_title"), StatusCode::GONE, heading, &format!("{}{again}", notice("", &text)))
    };
    Ok(match invitation.standing {
        Standing::Open => {
            let heading = t.fill("cus_heading", &partner);
            titled(t, t.get("cus_title"), status, &heading, &open(t, invitation, token, (typed, news))?)
        }
        Standing::Used => over(t.get("cus_used"), t.fill("cus_used_text", &partner)),
        Standing::Withdrawn => over(t.get("cus_withdrawn"), t.fill("cus_withdrawn_text", &partner)),
        Standing::Expired => over(t.get("cus_expired"), t.fill("cus_expired_text", &partner)),
    })
}

fn open(t: Texts, invitation: &Invitation, token: &str, (typed, news): (&Typed, &News)) -> Result<String, ApiError> {
    let until = format!("<strong>{}</strong>", moment(t, invitation.row.expires_at()?));
    let (name, meaning) = match invitation.association_type {
        AssociationType::Referral => (t.get("referral"), t.get("cus_referral_means")),
        AssociationType::Resale => (t.get("resale"), t.get("cus_resale_means")),
    };
    let about = facts(&[
        (t.get("cus_partner"), escaped(invitation.partner_name(t))),
        (t.get("cus_by"), escaped(&invitation.row.made_by_name)),
        (t.get("cus_type"), name.to_owned()),
        (t.get("cus_until"), until),
    ]);
    let silence = notice("", t.get("cus_silence"));
    let forms = forms(t, invitation, token, (typed, &news.faults));
    Ok(format!("{about}<p>{meaning}</p>{silence}{}{forms}", news.html))
}
