//! What happens to a report (SM-1), and the one way in which a step of it is written.

use crate::auth::scope::AsScope;
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::development::accounts::AccountRow;
use crate::store::development::claims::{claim, release};
use crate::store::development::letters::withdraw_letters;
use crate::store::development::report_row::{ReportRow, SELECT, maker};
use crate::store::development::tell::tell_partner;
use crate::store::outbox::Params;
use crate::store::reviews::{self, Closing, NewReview};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Duration, Utc};
use domain::api::customer_development::NewCustomerReport;
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::ids::ReceiptId;
use domain::rules::policy::Policy;
use domain::rules::preregistration::ReviewReason;
use domain::states::customer_report::{
    CustomerReportEffect as Effect, CustomerReportEvent as Event, CustomerReportState as State,
};
use domain::states::machine::{Actor, Transition};
use domain::states::review::ReviewState;

pub(super) const KIND: &str = "customer_report";

/// One step of a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    pub(super) event: Event,
    pub(super) by: Actor,
    /// The action in the audit log.
    pub(super) action: &'static str,
    /// Why, for the history.
    pub(super) reason: Option<&'a str>,
}

/// Writes a step at the version that was read: the row, what the table says of protection and letters, the history and the
/// audit record. Letters to send and messages are the caller's.
pub(super) async fn advance(tx: &Tx, row: &ReportRow, step: Step<'_>) -> Result<&'static Transition<State>, ApiError> {
    let state = if step.by == Actor::Clock { row.stored_state()? } else { row.state_at(tx.now())? };
    let change = transition(state, step.event, step.by)?;
    let sql = "UPDATE customer_reports SET state = $4, state_since = $5, version = version + 1,
            protected_until = CASE WHEN $6 AND protected_until > $5 THEN $5 ELSE protected_until END
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(change.to.as_str());
    let ends = change.effects.contains(&Effect::EndProtection);
    tx.exec_one(query.bind(tx.now_secs()).bind(ends)).await?;
    for effect in change.effects {
        match effect {
            Effect::EndProtection => release(tx, row).await?,
            Effect::WithdrawInvitations => withdraw_letters(tx, &row.id).await?,
            Effect::BeginProtection | Effect::SendInvitation | Effect::NotifyPartner => {}
        }
    }
    tx.record(&row.id, step.event.as_str(), step.reason).await?;
    let detail = serde_json::json!({ "state": change.to, "reason": step.reason });
    tx.audit(step.action, Object { kind: KIND, id: &row.id }, &detail).await?;
    Ok(change)
}

/// A report that R-05 lets through.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewReport<'a> {
    pub(crate) account: &'a AccountRow,
    pub(crate) typed: &'a NewCustomerReport,
    /// Why the vendor looks at it first; empty when it holds at once.
    pub(crate) review: &'a [ReviewReason],
    /// The decision that lets it through.
    pub(crate) receipt: &'a ReceiptId,
}

/// When the protection ends that begins now.
fn protection_end(tx: &Tx, policy: &Policy) -> DateTime<Utc> {
    tx.now() + Duration::days(policy.association.preregistration_days.into())
}

/// Takes a report: it holds at once, or the vendor looks at it. Answers its id.
pub(crate) async fn open_report(tx: &Tx, new: NewReport<'_>, policy: &Policy) -> Result<String, ApiError> {
    let NewReport { account, typed, review, receipt } = new;
    let id = tx.new_id();
    // One of the partner's own that has run out makes room, also before the job has noted it.
    let sql = tx.sql(SELECT).push_bind(" AND home_tenant_id = ", account.home.as_str());
    let sql =
        sql.push_bind(" AND account_id = ", account.id.as_str()).push_bind(" AND protected_until <= ", tx.now_secs());
    for over in tx.all::<ReportRow>(sql).await?.into_iter().filter(|row| row.is_over(tx.now_secs())) {
        expire_report(tx, &over).await?;
    }
    let until = review.is_empty().then(|| protection_end(tx, policy));
    let state = if until.is_some() { State::Reported } else { State::InReview };
    let sql = "INSERT INTO customer_reports (tenant_id, id, home_tenant_id, account_id, account_name, customer_name, industry, contact_name,
        contact_email, contact_telephone, reason, state, state_since, reported_by, reported_by_name, reported_by_member, reported_at,
        protected_until, review_reasons) VALUES";
    let member = maker(tx.scope());
    let reasons: Vec<_> = review.iter().map(|reason| reason.as_str()).collect();
    let row = vec![
        id.as_str().into(),
        account.home.as_str().into(),
        account.id.as_str().into(),
        account.account_name.as_str().into(),
        typed.customer_name.trim().into(),
        typed.industry.as_str().into(),
        typed.contact_name.trim().into(),
        typed.contact_email.trim().into(),
        typed.contact_telephone.trim().into(),
        typed.reason.trim().into(),
        state.as_str().into(),
        tx.now_secs().into(),
        tx.scope().login().map_or("", |login| login.as_str()).into(),
        tx.scope().actor().name.as_str().into(),
        member.into(),
        tx.now_secs().into(),
        until.map(|until| until.timestamp()).into(),
        reasons.join(",").into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    tx.record(&id, "REPORT", None).await?;
    let detail = serde_json::json!({ "account": account.account_name, "state": state });
    tx.audit("customer_report.create", Object { kind: KIND, id: &id }, &detail).await?;
    match until {
        Some(until) => claim(tx, account, &id, until).await?,
        None => {
            let title = typed.customer_name.trim();
            let review = NewReview::about(ReviewKind::CustomerReport, &id).titled(title).with(receipt);
            reviews::open(tx, review).await?;
        }
    }
    Ok(id)
}

/// Invitations go to another address from now on, while there is something left to invite to.
pub(crate) async fn change_address(tx: &Tx, row: &ReportRow, address: &str) -> Result<(), ApiError> {
    let state = row.state_at(tx.now())?;
    if !state.counts() {
        return Err(ApiError::State { state: state.to_string() });
    }
    let sql = "UPDATE customer_reports SET contact_email = $4, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(address)).await?;
    Ok(tx.audit("customer_report.change", Object { kind: KIND, id: &row.id }, &()).await?)
}

/// The partner takes it back; where the vendor looks at it, it leaves the queue.
pub(crate) async fn withdraw_report(tx: &Tx, row: &ReportRow, why: Closing) -> Result<(), ApiError> {
    let step = Step { event: Event::Withdraw, by: Actor::Partner, action: "customer_report.withdraw", reason: None };
    advance(tx, row, step).await?;
    reviews::close(tx, ReviewKind::CustomerReport, &row.id, why).await
}

/// The vendor's answer. A yes begins the protection; R-05 was asked again before.
pub(crate) async fn rule_report(
    tx: &Tx,
    (row, account): (&ReportRow, &AccountRow),
    policy: &Policy,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let (event, action) =
        if approved { (Event::Approve, "customer_report.approve") } else { (Event::Refuse, "customer_report.refuse") };
    let said = Some(reason).filter(|text| !text.is_empty());
    advance(tx, row, Step { event, by: Actor::Vendor, action, reason: said }).await?;
    let until = approved.then(|| protection_end(tx, policy));
    let sql = "UPDATE customer_reports SET protected_until = $3, answer = $4 WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(until.map(|until| until.timestamp()));
    tx.exec_one(query.bind(said.map(str::to_owned))).await?;
    if let Some(until) = until {
        claim(tx, account, &row.id, until).await?;
    }
    let to = if approved { ReviewState::Approved } else { ReviewState::Rejected };
    let params = Params::from([
        ("review", ReviewKind::CustomerReport.as_str().to_owned()),
        ("subject", row.id.clone()),
        ("title", row.customer_name.clone()),
        ("state", to.as_str().to_owned()),
        ("reason", reason.to_owned()),
    ]);
    Ok(tell_partner(tx, &[&row.reported_by], MessageKind::ReviewDecided, &params).await?)
}

/// Reports whose days are over, the oldest first.
pub(crate) async fn due_reports(db: &Reader, now: i64) -> Result<Vec<ReportRow>, StoreError> {
    let query = db.sql(SELECT).push(" AND state IN ('REPORTED', 'INVITED', 'ASSOCIATION_FAILED')");
    db.all(query.push_bind(" AND protected_until <= ", now).push(" ORDER BY protected_until, id LIMIT 500")).await
}

/// Ends one whose days are over; does nothing when something else happened since the list was read.
pub(crate) async fn expire_report(tx: &Tx, row: &ReportRow) -> Result<bool, ApiError> {
    if !row.is_over(tx.now_secs()) {
        return Ok(false);
    }
    let step = Step { event: Event::Expire, by: Actor::Clock, action: "customer_report.expire", reason: None };
    advance(tx, row, step).await?;
    let params = Params::from([("customer", row.customer_name.clone()), ("report_id", row.id.clone())]);
    tell_partner(tx, &[&row.reported_by], MessageKind::CustomerReportExpired, &params).await?;
    Ok(true)
}
