//! The page of an employee's invitation: harmless however often, and one of its own for each standing.

use crate::http::confirmations::html::{facts, notice, titled};
use crate::http::confirmations::invitation::{Invited, Standing};
use crate::http::confirmations::page::Options;
use crate::http::confirmations::subject::moment;
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::rules::value::Value;
use domain::rules::verdict::{Check, Condition};

/// `GET /c/specialist/{token}`.
pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(options): Query<Options>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let t = Texts::of(options.lang.as_deref(), &headers);
    let Some(invited) = Invited::of(&app, &token).await? else { return Ok(unknown(t)) };
    render(t, StatusCode::OK, &invited, &token, "")
}

/// A token that leads nowhere.
pub(super) fn unknown(t: Texts) -> Response {
    let text = format!("<p>{}</p>", t.get("inv_unknown_text"));
    titled(t, t.get("inv_title"), StatusCode::NOT_FOUND, t.get("unknown"), &text)
}

/// The page; `news` stands above the answer.
pub(super) fn render(
    t: Texts,
    status: StatusCode,
    invited: &Invited,
    token: &str,
    news: &str,
) -> Result<Response, ApiError> {
    let partner = invited.partner_name(t);
    let told = |status: StatusCode, heading: &'static str, text: &'static str| {
        let content = format!("{}{}", notice("", &t.fill(text, &[("partner", partner)])), who(t, invited));
        titled(t, t.get("inv_title"), status, t.get(heading), &content)
    };
    Ok(match invited.standing {
        Standing::Open => {
            let heading = t.fill("inv_heading", &[("partner", partner)]);
            titled(t, t.get("inv_title"), status, &heading, &open(t, invited, token, news)?)
        }
        Standing::Accepted => told(StatusCode::OK, "inv_accepted", "inv_accepted_text"),
        Standing::Declined => told(StatusCode::OK, "inv_declined", "inv_declined_text"),
        Standing::Expired => told(StatusCode::GONE, "inv_expired", "inv_expired_text"),
        Standing::Replaced => told(StatusCode::GONE, "inv_replaced", "inv_replaced_text"),
        Standing::Ended => told(StatusCode::GONE, "inv_ended", "inv_ended_text"),
    })
}

fn who(t: Texts, invited: &Invited) -> String {
    // A letter that was replaced or has run out is nobody's proof any more: the account stays unnamed.
    if matches!(invited.standing, Standing::Expired | Standing::Replaced | Standing::Ended) {
        return String::new();
    }
    let name = escaped(&format!("{}（{}）", invited.account.name, invited.account.account_name));
    facts(&[(t.get("inv_account"), name)])
}

fn open(t: Texts, invited: &Invited, token: &str, news: &str) -> Result<String, ApiError> {
    let due = moment(t, crate::store::customers::moment(invited.row.invited_until)?);
    let about = facts(&[
        (t.get("inv_by"), escaped(&format!("{} · {}", invited.partner_name(t), invited.inviter))),
        (t.get("inv_due"), format!("<strong>{due}</strong>")),
    ]);
    let count = |number: i64| t.fill("inv_count", &[("count", &number.to_string())]);
    let shared = &invited.shared;
    let position = if shared.position.is_empty() { t.get("none").to_owned() } else { escaped(&shared.position) };
    let seen = facts(&[
        (t.get("inv_position"), position),
        (t.get("inv_certificates"), count(shared.certificates)),
        (t.get("inv_trainings"), count(shared.trainings)),
        (t.get("inv_projects"), count(shared.projects)),
    ]);
    Ok(format!(
        "{}{about}{}<h2>{}</h2><p class=\"muted\">{}</p>{seen}<p class=\"muted\">{}</p><h2 id=\"answer\">{}</h2>{news}{}",
        who(t, invited),
        notice("", t.get("inv_silence")),
        t.get("inv_seen"),
        t.get("inv_seen_hint"),
        t.get("inv_end"),
        t.get("inv_answer"),
        forms(t, invited, token),
    ))
}

fn forms(t: Texts, invited: &Invited, token: &str) -> String {
    let (lang, _) = t.codes();
    let form = |action: &str, class: &str, label: &str| {
        format!(
            "<form method=\"post\" action=\"/c/specialist/{token}\"><input type=\"hidden\" name=\"lang\" value=\"{lang}\">\
             <input type=\"hidden\" name=\"action\" value=\"{action}\"><button class=\"{class}\">{label}</button></form>"
        )
    };
    let decline = form("decline", "danger", t.get("inv_decline"));
    let why: String = invited.verdict.unmet().map(|condition| reason(t, condition)).collect();
    if why.is_empty() {
        return format!("{}{decline}", form("accept", "primary", t.get("inv_accept")));
    }
    format!("{}<ul>{why}</ul>{decline}", notice("bad", t.get("inv_blocked")))
}

fn reason(t: Texts, condition: &Condition) -> String {
    let words = match condition.check {
        Check::TargetEnterprise => t.get("inv_why_enterprise").to_owned(),
        Check::TargetLinked => t.get("inv_why_linked").to_owned(),
        Check::TargetIsPartner => t.get("inv_why_partner").to_owned(),
        Check::Target3PartnersInYear => {
            let count = match condition.seen {
                Some(Value::Count(count)) => count.to_string(),
                _ => String::new(),
            };
            let again = condition.available_at.map(|at| moment(t, at)).unwrap_or_default();
            t.fill("inv_why_often", &[("count", &count), ("again", &again)])
        }
        _ => t.get("inv_other").to_owned(),
    };
    format!("<li>{words}</li>")
}
