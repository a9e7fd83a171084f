//! Answering through a link: the token says who it is, the code says that it is a person.

use crate::auth::codes;
use crate::http::confirmations::html::notice;
use crate::http::confirmations::page::{render, unknown};
use crate::http::confirmations::subject::Subject;
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::fields;
use crate::state::App;
use crate::store::requests::{Decision, LinkKind, decide, find};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::api::error::FieldProblem;
use domain::api::messages::{CodePurpose, NewVerificationCode};
use domain::states::association_request::{AssociationRequestEvent as Event, AssociationRequestState};
use sea_orm::FromQueryResult;
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    lang: String,
    action: String,
    code: String,
    reason: String,
}

#[derive(Debug, FromQueryResult)]
struct LoginRow {
    id: String,
}

/// `POST /c/{token}`. A link whose request is answered shows the receipt, however often it is pressed.
pub(super) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Answer>,
) -> Result<Response, ApiError> {
    let t = Texts::of(Some(&form.lang), &headers);
    let Some(subject) = Subject::of(&app, &token).await? else { return Ok(unknown(t)) };
    if subject.kind != LinkKind::Decide || subject.state != AssociationRequestState::Pending {
        return render(t, StatusCode::OK, &subject, &token, "");
    }
    let (lang, _) = t.codes();
    let done = match form.action.as_str() {
        "send-code" => send_code(&app, &subject).await.map(|()| format!("/c/{token}?lang={lang}&sent=1#answer")),
        "approve" => carry_out(&app, &subject, Event::Approve, &form).await.map(|()| format!("/c/{token}?lang={lang}")),
        "reject" => carry_out(&app, &subject, Event::Reject, &form).await.map(|()| format!("/c/{token}?lang={lang}")),
        _ => Err(ApiError::field("action", FieldProblem::NotAChoice)),
    };
    match done {
        Ok(next) => Ok(Redirect::to(&next).into_response()),
        // Somebody else was faster: show what has become of it.
        Err(ApiError::State { .. }) => {
            let now = Subject::of(&app, &token).await?;
            now.map_or_else(|| Ok(unknown(t)), |now| render(t, StatusCode::OK, &now, &token, ""))
        }
        Err(error) => render(t, error.code().1, &subject, &token, &notice("bad", sentence(t, &error))),
    }
}

async fn login(app: &App, subject: &Subject) -> Result<String, ApiError> {
    let db = app.read(&subject.home);
    let sql = "SELECT id FROM logins WHERE tenant_id = $1 AND subject_id = $2 AND kind = 'CUSTOMER' AND NOT disabled ORDER BY id LIMIT 1";
    let row: Option<LoginRow> = db.one(db.sql(sql).bind(subject.customer.id.as_str())).await?;
    row.map(|row| row.id).ok_or(ApiError::NotFound)
}

async fn send_code(app: &App, subject: &Subject) -> Result<(), ApiError> {
    let new =
        NewVerificationCode { purpose: CodePurpose::AnswerAssociationRequest, subject_id: subject.request.id.clone() };
    codes::send_to(app, &subject.home, &login(app, subject).await?, &new).await?;
    Ok(())
}

async fn carry_out(app: &App, subject: &Subject, event: Event, form: &Answer) -> Result<(), ApiError> {
    let reason = if event == Event::Reject { Some(fields::reason(&form.reason)?) } else { None };
    let (login, id) = (login(app, subject).await?, subject.request.id.as_str());
    let purpose = CodePurpose::AnswerAssociationRequest;
    let proof = &codes::verify(app, &subject.home, &login, purpose, id, Some(form.code.trim())).await?;
    app.store()
        .tx(&subject.scope, |tx| async move {
            let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
            proof.redeem(&tx.within(&subject.home)).await?;
            decide(&tx, &row, Decision { event, reason }).await
        })
        .await
}

fn sentence(t: Texts, error: &ApiError) -> &'static str {
    match error {
        ApiError::WrongCode => t.get("error_code"),
        ApiError::CodeExpired => t.get("error_code_expired"),
        ApiError::CodeTooOften { .. } => t.get("error_code_often"),
        ApiError::Invalid(fields) if fields.iter().any(|field| field.field == "verification_code") => {
            t.get("error_code_missing")
        }
        ApiError::Invalid(fields) if fields.iter().any(|field| field.field == "reason") => t.get("error_reason"),
        _ => t.get("error_other"),
    }
}
