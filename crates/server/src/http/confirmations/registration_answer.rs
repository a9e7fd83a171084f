//! Registering the account: the link is the right to it, and works once.

use crate::auth::password;
use crate::http::confirmations::registration::Registration;
use crate::http::confirmations::registration_page::{Fault, Typed, render, unknown};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::registration_links::{NewAccount, phones, register};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::api::error::{FieldError, FieldProblem};
use domain::api::registration_links::LinkState;
use domain::registration::account_faults;

/// `POST /c/register/{token}`. A link that was used shows so, however often the form is sent.
pub(super) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, ApiError> {
    let t = Texts::of(Some(&typed.lang), &headers);
    let Some(link) = Registration::of(&app, &token).await? else { return Ok(unknown(t)) };
    if link.state != LinkState::Open {
        return render(t, StatusCode::OK, &link, &token, (&typed, &[]));
    }
    match carry_out(&app, &link, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/c/register/{token}?lang={}", t.codes().0)).into_response()),
        Err(ApiError::Invalid(faults)) => {
            let faults: Vec<Fault> = faults.iter().map(|fault| (fault.field.clone(), words(t, fault))).collect();
            render(t, StatusCode::BAD_REQUEST, &link, &token, (&typed, &faults))
        }
        // Somebody else was faster: show what has become of it.
        Err(ApiError::State { .. }) => {
            let now = Registration::of(&app, &token).await?;
            now.map_or_else(|| Ok(unknown(t)), |now| render(t, StatusCode::OK, &now, &token, (&typed, &[])))
        }
        Err(error) => {
            let failed = [(String::new(), t.get("inv_other"))];
            render(t, error.code().1, &link, &token, (&typed, &failed))
        }
    }
}

async fn carry_out(app: &App, link: &Registration, typed: &Typed) -> Result<(), ApiError> {
    let (account, name, telephone) = (typed.account.trim(), typed.name.trim(), typed.telephone.trim());
    let taken = phones(&app.read(&link.scope), &link.row.made_by).await?;
    let mut faults = account_faults(account, name, telephone, &taken.iter().map(String::as_str).collect::<Vec<_>>());
    if let Err(ApiError::Invalid(refused)) = password::check_new(&typed.new_password, account) {
        faults.extend(refused);
    } else if typed.new_password != typed.again {
        faults.push(FieldError { field: "again".to_owned(), problem: FieldProblem::NotAChoice, limit: None });
    }
    // Hashing costs; what is refused anyway costs nothing.
    ApiError::unless_faultless(faults)?;
    let hash = app.passwords().hash(typed.new_password.clone()).await?;
    let new = &NewAccount { account, name, telephone, password_hash: &hash };
    app.store().tx(&link.scope, |tx| async move { register(&tx, &link.row.id, new).await }).await
}

fn words(t: Texts, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.problem) {
        ("account", FieldProblem::Taken) => t.get("reg_account_taken"),
        ("account", _) => t.get("reg_account_hint"),
        ("telephone", FieldProblem::Taken) => t.get("reg_telephone_taken"),
        ("telephone", _) => t.get("reg_telephone_wrong"),
        ("name", _) => t.get("reg_name_wrong"),
        ("new_password", FieldProblem::TooCommon) => t.get("reg_password_common"),
        ("new_password", _) => t.get("reg_password_hint"),
        ("again", _) => t.get("reg_again_wrong"),
        _ => t.get("inv_other"),
    }
}
