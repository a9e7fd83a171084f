//! A customer's answer: whose account it is, the password says; whether it may associate, the rules.

use crate::auth::credentials::{self, tenant_of};
use crate::auth::password;
use crate::http::confirmations::customer::{Invitation, Standing};
use crate::http::confirmations::customer_conditions::unmet;
use crate::http::confirmations::customer_decision::{Outcome, Who, decide};
use crate::http::confirmations::customer_forms::{ACCOUNT, REGISTER};
use crate::http::confirmations::customer_page::{Fault, News, Typed, associated, render, unknown};
use crate::http::confirmations::subject::moment;
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::development::{NewCustomerAccount, account_of_login, find_report_of};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::api::error::{FieldError, FieldProblem};
use domain::registration::account_faults;
use domain::text::line_fault;

/// `POST /c/customer/{token}`. An invitation that does not work any more shows so, however often the form is sent.
pub(super) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, ApiError> {
    let t = Texts::of(Some(&typed.lang), &headers);
    let Some(invitation) = Invitation::of(&app, &token).await? else { return Ok(unknown(t)) };
    if invitation.standing != Standing::Open {
        return render(t, StatusCode::OK, &invitation, &token, (&typed, &News::default()));
    }
    let again = |status: StatusCode, news: News| render(t, status, &invitation, &token, (&typed, &news));
    match carry_out(&app, &invitation, &typed).await {
        Ok(Outcome::Associated) => {
            let address = format!("/c/customer/{token}?lang={}&associated=1", t.codes().0);
            Ok(Redirect::to(&address).into_response())
        }
        // Sent twice, or through a second invitation: it is what was asked for.
        Ok(Outcome::AlreadyOurs) => Ok(associated(t, &invitation)),
        Ok(Outcome::Refused(conditions)) => {
            again(StatusCode::BAD_REQUEST, News { html: unmet(t, &conditions), ..News::default() })
        }
        Err(ApiError::Invalid(faults)) => {
            let faults = faults.iter().map(|fault| (fault.field.clone(), words(t, fault).to_owned())).collect();
            again(StatusCode::BAD_REQUEST, News { faults, ..News::default() })
        }
        Err(error) => {
            let whole: Fault = (String::new(), whole(t, &error));
            again(error.code().1, News { faults: vec![whole], ..News::default() })
        }
    }
}

async fn carry_out(app: &App, invitation: &Invitation, typed: &Typed) -> Result<Outcome, ApiError> {
    let mut faults = Vec::new();
    if invitation.needs_notice() && typed.notice.is_empty() {
        faults.push(FieldError { field: "notice".to_owned(), problem: FieldProblem::NotAccepted, limit: None });
    }
    match typed.way.as_str() {
        ACCOUNT => with_account(app, invitation, typed, faults).await,
        REGISTER if !invitation.row.is_letter() => with_new(app, invitation, typed, faults).await,
        _ => Err(ApiError::field("way", FieldProblem::NotAChoice)),
    }
}

async fn with_account(
    app: &App,
    invitation: &Invitation,
    typed: &Typed,
    mut faults: Vec<FieldError>,
) -> Result<Outcome, ApiError> {
    faults.extend(line_fault("account", &typed.account, 1, 64));
    faults.extend(line_fault("password", &typed.password, 1, 128));
    ApiError::unless_faultless(faults)?;
    let login = credentials::verify(app, &typed.account, typed.password.clone()).await?;
    let home = tenant_of(&login)?;
    let db = app.read(&invitation.scope);
    let account = account_of_login(&db, &home, &login.id).await?;
    let account = account.ok_or_else(|| ApiError::field("account", FieldProblem::WrongKind))?;
    if let Some(report) = &invitation.row.report_id {
        let report = find_report_of(&db, report).await?.ok_or(ApiError::NotFound)?;
        if (report.home_tenant_id, report.account_id) != (account.home.clone(), account.id.clone()) {
            return Err(ApiError::field("account", FieldProblem::NotAChoice));
        }
    }
    decide(app, invitation, Who::Known(&account)).await
}

async fn with_new(
    app: &App,
    invitation: &Invitation,
    typed: &Typed,
    mut faults: Vec<FieldError>,
) -> Result<Outcome, ApiError> {
    let (account, name, telephone) = (typed.account.trim(), typed.name.trim(), typed.telephone.trim());
    faults.extend(account_faults(account, name, telephone, &[]));
    if let Err(ApiError::Invalid(refused)) = password::check_new(&typed.new_password, account) {
        faults.extend(refused);
    } else if typed.new_password != typed.again {
        faults.push(FieldError { field: "again".to_owned(), problem: FieldProblem::NotAChoice, limit: None });
    }
    // Hashing costs; what is refused anyway costs nothing.
    ApiError::unless_faultless(faults)?;
    let hash = app.passwords().hash(typed.new_password.clone()).await?;
    let new = NewCustomerAccount { account, name, telephone, password_hash: &hash };
    decide(app, invitation, Who::New(new)).await
}

fn words(t: Texts, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.problem) {
        ("account", FieldProblem::Taken) => t.get("reg_account_taken"),
        ("account", FieldProblem::WrongKind) => t.get("cus_account_kind"),
        ("account", FieldProblem::NotAChoice) => t.get("cus_account_other"),
        ("account", FieldProblem::Required) => t.get("cus_account_missing"),
        ("account", _) => t.get("reg_account_hint"),
        ("password", _) => t.get("cus_password_missing"),
        ("telephone", _) => t.get("reg_telephone_wrong"),
        ("name", _) => t.get("cus_name_wrong"),
        ("new_password", FieldProblem::TooCommon) => t.get("reg_password_common"),
        ("new_password", _) => t.get("reg_password_hint"),
        ("again", _) => t.get("reg_again_wrong"),
        ("notice", _) => t.get("cus_notice_missing"),
        _ => t.get("inv_other"),
    }
}

fn whole(t: Texts, error: &ApiError) -> String {
    match error {
        ApiError::WrongCredentials => t.get("cus_credentials").to_owned(),
        ApiError::LockedOut(until) => t.fill("cus_locked", &[("until", &moment(t, *until))]),
        _ => t.get("inv_other").to_owned(),
    }
}
