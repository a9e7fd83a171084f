//! An employee's answer: the letter went to the account's own message centre and mailbox, and says who it is.

use crate::http::confirmations::html::notice;
use crate::http::confirmations::invitation::{Invited, Standing, acceptance_facts};
use crate::http::confirmations::invitation_page::{render, unknown};
use crate::http::confirmations::texts::Texts;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::specialists::operate::told;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::specialists::{Step, account, change, find};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::api::error::FieldProblem;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEvent, SpecialistState};
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    lang: String,
    action: String,
}

/// `POST /c/specialist/{token}`. An answered invitation shows what became of it, however often it is pressed.
pub(super) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Answer>,
) -> Result<Response, ApiError> {
    let t = Texts::of(Some(&form.lang), &headers);
    let Some(invited) = Invited::of(&app, &token).await? else { return Ok(unknown(t)) };
    if invited.standing != Standing::Open {
        return render(t, StatusCode::OK, &invited, &token, "");
    }
    let done = match form.action.as_str() {
        "accept" => carry_out(&app, &invited, SpecialistEvent::Accept).await,
        "decline" => carry_out(&app, &invited, SpecialistEvent::Decline).await,
        _ => Err(ApiError::field("action", FieldProblem::NotAChoice)),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/c/specialist/{token}?lang={}", t.codes().0)).into_response()),
        // Somebody else was faster, or the account is not free any more: show what has become of it.
        Err(error @ (ApiError::State { .. } | ApiError::ConditionsNotMet { .. })) => {
            let now = Invited::of(&app, &token).await?;
            now.map_or_else(|| Ok(unknown(t)), |now| render(t, error.code().1, &now, &token, ""))
        }
        Err(error) => render(t, error.code().1, &invited, &token, &notice("bad", t.get("inv_other"))),
    }
}

async fn carry_out(app: &App, invited: &Invited, event: SpecialistEvent) -> Result<(), ApiError> {
    let row = &invited.row;
    let done = app
        .store()
        .tx(&invited.scope, |tx| async move {
            // Another letter may have been sent since: this one leads nowhere any more.
            let known = find(&tx, &row.id).await?.filter(|now| now.token_hash == row.token_hash);
            let row = known.ok_or_else(|| ApiError::State { state: SpecialistState::Expired.to_string() })?;
            let account = account(&tx, &row.home_tenant_id, &row.account_id).await?.ok_or(ApiError::NotFound)?;
            if event == SpecialistEvent::Accept {
                // The page tells the owner of the account everything; what is kept is the partner's to read.
                let facts = told(app, &tx, acceptance_facts(&tx, &account, tx.now()).await?)?;
                let object = Object { kind: "specialist", id: &row.id };
                decide(app, &tx, RuleId::R35, &facts, About { object, name: &row.name }).await?;
            }
            change(&tx, &row, Step { event, by: Actor::Employee, reason: None }).await?;
            Ok(())
        })
        .await;
    match done {
        Err(error) => Err(app.refusal(error).await),
        Ok(()) => Ok(()),
    }
}
