//! Looking at a link: harmless however often, and a page of its own for each state of the request.

use crate::http::confirmations::html::{facts, notice, page};
use crate::http::confirmations::subject::{Subject, moment};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::state::App;
use crate::store::requests::{LinkKind, share_token};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::states::association_request::AssociationRequestState as S;
use serde::Deserialize;

/// What an address may say besides the token; anything else is ignored.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Options {
    /// The language.
    pub(super) lang: Option<String>,
    /// A code was just sent.
    sent: Option<String>,
}

/// `GET /c/{token}`.
pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let t = Texts::of(options.lang.as_deref(), &headers);
    let Some(subject) = Subject::of(&app, &token).await? else { return Ok(unknown(t)) };
    let news = if options.sent.is_some() { notice("good", t.get("code_sent")) } else { String::new() };
    render(t, StatusCode::OK, &subject, &token, &news)
}

/// The page of a request in the state that it has; `news` stands above the form.
pub(super) fn render(
    t: Texts,
    status: StatusCode,
    subject: &Subject,
    token: &str,
    news: &str,
) -> Result<Response, ApiError> {
    Ok(match subject.state {
        S::Pending => page(t, status, &subject.heading(t), &pending(t, subject, token, news)?),
        S::Approved | S::Rejected => page(t, StatusCode::OK, t.get("receipt"), &receipt(t, subject)?),
        S::Cancelled => page(t, StatusCode::GONE, t.get("withdrawn"), &over(t, subject, t.get("withdrawn_text"))),
        S::Expired => page(t, StatusCode::GONE, t.get("expired"), &over(t, subject, t.get("expired_text"))),
    })
}

/// A token that leads nowhere; the same page whatever is wrong with it.
pub(super) fn unknown(t: Texts) -> Response {
    page(t, StatusCode::NOT_FOUND, t.get("unknown"), &format!("<p>{}</p>", t.get("unknown_text")))
}

fn pending(t: Texts, subject: &Subject, token: &str, news: &str) -> Result<String, ApiError> {
    let request = &subject.request;
    let due = moment(t, request.due()?);
    let about = facts(&[
        (t.get("customer"), subject.customer_name()),
        (t.get("who"), escaped(&format!("{} · {}", subject.partner_name(t), request.requester_name))),
        (t.get("reason"), escaped(&request.reason)),
        (t.get("due"), format!("<strong>{due}</strong>")),
    ]);
    let silence = notice("", t.get("silence"));
    let table = subject.table(t);
    let answer = match subject.kind {
        LinkKind::Share => notice("", t.get("share_note")),
        LinkKind::Decide => forms(t, token, news),
    };
    Ok(format!("{about}{silence}{table}{answer}"))
}

fn forms(t: Texts, token: &str, news: &str) -> String {
    let (lang, _) = t.codes();
    let form = |id: &str, action: &str, inside: &str| {
        format!(
            "<form id=\"{id}\" method=\"post\" action=\"/c/{token}\"><input type=\"hidden\" name=\"lang\" value=\"{lang}\">\
             <input type=\"hidden\" name=\"action\" value=\"{action}\">{inside}</form>"
        )
    };
    let code = format!(
        "<label>{}<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"6\" required></label>",
        t.get("code")
    );
    let reason = format!(
        "<label>{}<textarea name=\"reason\" rows=\"3\" maxlength=\"500\" required></textarea></label>",
        t.get("refuse_reason")
    );
    let send = form("send", "send-code", &format!("<button>{}</button>", t.get("send_code")));
    let agree = form("agree", "approve", &format!("{code}<button class=\"primary\">{}</button>", t.get("agree")));
    let refuse =
        form("refuse", "reject", &format!("{reason}{code}<button class=\"danger\">{}</button>", t.get("refuse")));
    format!(
        "<h2 id=\"answer\">{}</h2>{news}<p class=\"muted\">{}</p>{send}{agree}{refuse}<h2 class=\"screen\">{}</h2>\
         <p class=\"screen\"><a href=\"/c/{}?lang={lang}\">{}</a></p>",
        t.get("answer"),
        t.get("code_hint"),
        t.get("share"),
        share_token(token),
        t.get("share_open"),
    )
}

fn receipt(t: Texts, subject: &Subject) -> Result<String, ApiError> {
    let request = &subject.request;
    let done =
        if subject.state == S::Approved { notice("good", t.get("agreed")) } else { notice("", t.get("refused")) };
    let answered = request.answered_at.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
    let mut rows = vec![
        (t.get("number"), escaped(&request.id)),
        (t.get("customer"), subject.customer_name()),
        (t.get("who"), escaped(&format!("{} · {}", subject.partner_name(t), request.requester_name))),
        (t.get("requested_at"), moment(t, crate::store::customers::moment(request.requested_at)?)),
        (t.get("answered_at"), answered.map(|at| moment(t, at)).unwrap_or_default()),
    ];
    if let Some(reason) = &request.answer_reason {
        rows.push((t.get("your_reason"), escaped(reason)));
    }
    let table = if subject.state == S::Approved { subject.table(t) } else { String::new() };
    Ok(format!(
        "{done}<p>{}</p>{}{table}<p class=\"muted screen\">{}</p>",
        subject.heading(t),
        facts(&rows),
        t.get("print_hint")
    ))
}

fn over(t: Texts, subject: &Subject, text: &str) -> String {
    format!("<p>{text}</p><p>{}</p>{}", subject.heading(t), facts(&[(t.get("number"), escaped(&subject.request.id))]))
}
