//! A report of a customer as it is stored.

use crate::auth::scope::{AsScope, Reach, Scope};
use crate::store::customers::{code, moment};
use crate::store::{Query, Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::customer_development::{CustomerReport, NewCustomerReport};
use domain::permission::CustomerVisibility;
use domain::rules::preregistration::ReviewReason;
use domain::states::customer_report::CustomerReportState;
use sea_orm::FromQueryResult;

/// A row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ReportRow {
    pub(crate) id: String,
    pub(crate) home_tenant_id: String,
    pub(crate) account_id: String,
    pub(crate) account_name: String,
    pub(crate) customer_name: String,
    industry: String,
    contact_name: String,
    pub(crate) contact_email: String,
    contact_telephone: String,
    reason: String,
    state: String,
    state_since: i64,
    pub(crate) reported_by: String,
    reported_by_name: String,
    reported_at: i64,
    protected_until: Option<i64>,
    review_reasons: String,
    answer: Option<String>,
    invited_as: Option<String>,
    invited_until: Option<i64>,
    failed_on: String,
    customer_id: Option<String>,
    pub(crate) version: i64,
}

/// Every column of [`ReportRow`]; conditions are appended.
pub(super) const SELECT: &str = "SELECT id, home_tenant_id, account_id, account_name, customer_name, industry, contact_name, contact_email,
    contact_telephone, reason, state, state_since, reported_by, reported_by_name, reported_at, protected_until, review_reasons, answer,
    invited_as, invited_until, failed_on, customer_id, version FROM customer_reports WHERE tenant_id = $1";

/// Narrows a statement to what was made by whom the scope may look at: account managers see their own, directors also
/// that of the managers who report to them. `column` is as in `" AND made_by_member"`.
pub(crate) fn made_by(query: Query, scope: &Scope, column: &'static str) -> Query {
    match (scope.visibility(), scope.reach()) {
        (CustomerVisibility::Own, Reach::Staff { member, .. }) => query.push(column).push_bind(" = ", member.as_str()),
        (CustomerVisibility::OfReportingManagers, Reach::Staff { member, .. }) => query
            .push(column)
            .push_bind(" IN (SELECT r.id FROM members r WHERE r.tenant_id = $1 AND (r.id = ", member.as_str())
            .push_bind(" OR r.director_id = ", member.as_str())
            .push("))"),
        (CustomerVisibility::Own | CustomerVisibility::OfReportingManagers | CustomerVisibility::Nothing, _) => {
            query.push(" AND 1 = 0")
        }
        (CustomerVisibility::All, _) => query,
    }
}

/// The member in whose name something is made, so that it is known whose it is.
pub(super) fn maker(scope: &Scope) -> &str {
    match scope.reach() {
        Reach::Staff { member, .. } => member.as_str(),
        Reach::Customer(_) | Reach::Operator | Reach::System => "",
    }
}

impl ReportRow {
    /// Until when it keeps others out.
    pub(super) fn protected_until(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.protected_until.map(moment).transpose()
    }
}

/// A report that the scope may see.
pub(crate) async fn find_report(db: &Reader, id: &str) -> Result<Option<ReportRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND id = ", id);
    db.one(made_by(query, db.scope(), " AND reported_by_member")).await
}

/// A report of the partner's, whoever made it: for what customers, the vendor and the clock do to it.
pub(crate) async fn find_report_of(db: &Reader, id: &str) -> Result<Option<ReportRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND id = ", id)).await
}

/// The partner's report of this account that is not over, whoever made it.
pub(crate) async fn open_report_of(
    db: &Reader,
    (home, account): (&str, &str),
    now: DateTime<Utc>,
) -> Result<Option<ReportRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND home_tenant_id = ", home).push_bind(" AND account_id = ", account);
    let open = query.push(" AND state IN ('IN_REVIEW', 'REPORTED', 'INVITED', 'ASSOCIATION_FAILED')");
    let row: Option<ReportRow> = db.one(open).await?;
    Ok(row.filter(|row| !row.is_over(now.timestamp())))
}

impl ReportRow {
    /// The state in the row; the clock may be behind.
    pub(crate) fn stored_state(&self) -> Result<CustomerReportState, StoreError> {
        code(&self.state, "customer_reports.state")
    }

    /// The state at a moment: the days count, not the job that acts on them.
    pub(crate) fn state_at(&self, now: DateTime<Utc>) -> Result<CustomerReportState, StoreError> {
        let state = self.stored_state()?;
        Ok(if self.is_over(now.timestamp()) { CustomerReportState::Expired } else { state })
    }

    /// Are the days of a report over that still stands as protected?
    pub(crate) fn is_over(&self, now: i64) -> bool {
        let protects = matches!(self.stored_state(), Ok(state) if state.protects());
        protects && self.protected_until.is_some_and(|until| until <= now)
    }

    /// As it goes over the wire.
    pub(crate) fn wire(&self, now: DateTime<Utc>) -> Result<CustomerReport, StoreError> {
        let state = self.state_at(now)?;
        let reasons = self.review_reasons.split(',').filter(|text| !text.is_empty());
        let reasons = reasons.map(|text| code::<ReviewReason>(text, "customer_reports.review_reasons"));
        let protected_until = self.protected_until.map(moment).transpose()?;
        let since = if self.is_over(now.timestamp()) { self.protected_until } else { None };
        Ok(CustomerReport {
            report_id: code(&self.id, "customer_reports.id")?,
            report: NewCustomerReport {
                account_name: self.account_name.clone(),
                customer_name: self.customer_name.clone(),
                industry: code(&self.industry, "customer_reports.industry")?,
                contact_name: self.contact_name.clone(),
                contact_email: self.contact_email.clone(),
                contact_telephone: self.contact_telephone.clone(),
                reason: self.reason.clone(),
            },
            state,
            state_since: moment(since.unwrap_or(self.state_since))?,
            reported_by: self.reported_by_name.clone(),
            reported_at: moment(self.reported_at)?,
            protected_until,
            review_reasons: reasons.collect::<Result<_, _>>()?,
            answer: self.answer.clone(),
            invited_as: self.invited_as.as_deref().map(|text| code(text, "customer_reports.invited_as")).transpose()?,
            invited_until: self.invited_until.map(moment).transpose()?,
            failed_on: serde_json::from_str(&self.failed_on)
                .map_err(|_| StoreError::Corrupt { column: "customer_reports.failed_on" })?,
            customer_id: self
                .customer_id
                .as_deref()
                .map(|text| code(text, "customer_reports.customer_id"))
                .transpose()?,
            turn: state.turn(protected_until),
            version: self.version,
        })
    }
}
