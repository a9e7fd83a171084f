//! Reports (报备) of customers, and the letters that invite them (P-23, R-02 to R-05).

pub mod change;
pub mod check;
pub mod create;
pub mod detail;
pub mod invite;
pub mod invite_check;
pub mod list;
#[cfg(test)]
mod tests;
pub mod withdraw;

use crate::auth::Session;
use crate::http::decision::{About, Asked, ask};
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, caller};
use crate::store::development::{self, AccountRow, Partner, ReportRow};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::error::FieldProblem;
use domain::association::{AssociationType, Party};
use domain::rules::evaluate::AssociableQuestion;
use domain::rules::facts::{AssociationFacts, RequestHistory};
use domain::rules::preregistration::{PreregistrationFacts, Report, preregister};
use domain::rules::verdict::RuleId;

/// What a rule is asked about.
pub(in crate::http) const fn about<'a>(id: &'a str, name: &'a str) -> About<'a> {
    About { object: Object { kind: "customer_report", id }, name }
}

/// The report at the version that the writer saw.
async fn at_version(tx: &Tx, id: &str, seen: i64) -> Result<ReportRow, ApiError> {
    let row = development::find_report(tx, id).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(Object { kind: "customer_report", id }, seen, row.version).await?;
    Ok(row)
}

/// The answer of a write: what it is now.
async fn after(tx: &Tx, id: &str) -> Result<Reply, ApiError> {
    let row = development::find_report(tx, id).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&row.wire(tx.now())?)?.version(row.version))
}

/// The account with this name. One that the partner reports already is not reported twice, by nobody of it.
async fn to_report(db: &Reader, name: &str, now: DateTime<Utc>) -> Result<AccountRow, ApiError> {
    let account = development::account_named(db, name).await?;
    let account = account.ok_or_else(|| ApiError::field("account_name", FieldProblem::NotAChoice))?;
    match development::open_report_of(db, (&account.home, &account.id), now).await? {
        Some(_) => Err(ApiError::field("account_name", FieldProblem::Taken)),
        None => Ok(account),
    }
}

/// The facts of R-05 and what becomes of the report.
async fn preregistration(
    app: &App,
    db: &Reader,
    (account, but): (&AccountRow, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(PreregistrationFacts, Report), ApiError> {
    let facts = development::preregistration_facts(db, account, but, now).await?;
    let report = preregister(&facts, app.policy(now)?, now);
    Ok((facts, report))
}

/// R-05 where the answer counts. When another partner's report ends is that partner's secret: there is no receipt then.
fn asked(app: &App, tx: &Tx, facts: &PreregistrationFacts, about: About<'_>) -> Result<Asked, ApiError> {
    let (verdict, receipt) = ask(app, tx, RuleId::R05, facts, about)?;
    Ok((verdict, Some(receipt).filter(|_| facts.customer.reported_by_other_until.is_none())))
}

/// What R-02 is asked about an account, for this partner.
pub(in crate::http) fn associable(
    account: &AccountRow,
    us: &Partner,
    now: DateTime<Utc>,
) -> Result<AssociableQuestion, StoreError> {
    Ok(AssociableQuestion { facts: account.associable_facts(us, now)?, viewer: Party::Partner })
}

/// What R-03 is asked about an account that is to become a resale customer.
async fn resale(db: &Reader, account: &AccountRow, session: &Session) -> Result<AssociationFacts, ApiError> {
    Ok(AssociationFacts {
        customer: account.standing(AssociationType::Resale)?,
        history: RequestHistory::default(),
        partner: PartnerContext::load(db).await?.standing()?,
        caller: caller(session),
        own_customer: true,
    })
}

/// The vendor's answer to a report. Before a yes, R-05 is asked again: the customer may be another partner's by now.
pub(in crate::http) async fn rule(
    app: &App,
    partner: &Tx,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let row = development::find_report_of(partner, subject).await?.ok_or(ApiError::NotFound)?;
    let account = development::account_of(partner, &row.home_tenant_id, &row.account_id).await?;
    let account = account.ok_or(ApiError::NotFound)?;
    if approved {
        let (facts, _) = preregistration(app, partner, (&account, Some(subject)), partner.now()).await?;
        let about = about(&row.id, &row.customer_name);
        crate::http::decision::settle(partner, vec![asked(app, partner, &facts, about)?]).await?;
    }
    let policy = app.policy(partner.now())?;
    development::rule_report(partner, (&row, &account), policy, (approved, reason)).await
}
