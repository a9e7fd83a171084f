//! What the vendor reviews, in the vendor's own tenant.
//!
//! Partners open and withdraw reviews from their transactions, operators decide them. What a decision changes on the
//! partner's side is in the transaction of [`applicant`].

mod row;

pub(crate) use row::ReviewRow;

use crate::auth::scope::{AsScope, OperatorScope, system_scope};
use crate::http::error::{ApiError, transition};
use crate::store::customers::{PartnerContext, code};
use crate::store::outbox::Params;
use crate::store::platform::platform_tenant;
use crate::store::requests::notify::partner_administrators;
use crate::store::reviews::row::COLUMNS;
use crate::store::{Query, Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::reviews::{Review, ReviewKind, ReviewQuery};
use domain::ids::{ReceiptId, ReviewId};
use domain::states::machine::Actor;
use domain::states::review::{ReviewEvent, ReviewState};

/// A submission on its way to the queue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewReview<'a> {
    kind: ReviewKind,
    subject: &'a str,
    title: &'a str,
    receipt: Option<&'a ReceiptId>,
    due: Option<DateTime<Utc>>,
}

impl<'a> NewReview<'a> {
    /// Of something of the partner's: its id or code.
    pub(crate) const fn about(kind: ReviewKind, subject: &'a str) -> Self {
        Self { kind, subject, title: "", receipt: None, due: None }
    }

    /// A name that people wrote.
    #[must_use]
    pub(crate) const fn titled(self, title: &'a str) -> Self {
        Self { title, ..self }
    }

    /// The decision that let the submission through.
    #[must_use]
    pub(crate) const fn with(self, receipt: &'a ReceiptId) -> Self {
        Self { receipt: Some(receipt), ..self }
    }

    /// When it is refused without an answer.
    #[must_use]
    pub(crate) const fn until(self, due: DateTime<Utc>) -> Self {
        Self { due: Some(due), ..self }
    }
}

/// Puts a submission of this partner's into the vendor's queue, in the same transaction.
pub(crate) async fn open(tx: &Tx, new: NewReview<'_>) -> Result<ReviewId, StoreError> {
    let partner = PartnerContext::load(tx).await?;
    let vendor = tx.within(&system_scope(platform_tenant(), "reviews"));
    let id = tx.new_id();
    let sql = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, submitted_by, submitted_at, due_at, receipt_id, state) VALUES";
    let row = vec![
        id.as_str().into(),
        new.kind.as_str().into(),
        tx.scope().tenant().as_str().into(),
        partner.name_zh.into(),
        partner.name_en.into(),
        new.subject.into(),
        new.title.into(),
        tx.scope().actor().name.as_str().into(),
        tx.now_secs().into(),
        new.due.map(|due| due.timestamp()).into(),
        new.receipt.map(|receipt| receipt.as_str().to_owned()).into(),
        ReviewState::UnderReview.as_str().into(),
    ];
    vendor.exec_one(vendor.sql(sql).push_rows([row])).await?;
    // The partner's name stands in the history, so the event is written in its name.
    vendor.record_as(tx.scope().actor(), &id, "SUBMITTED", None).await?;
    code(&id, "reviews.id")
}

/// Why a submission leaves the queue without the vendor's answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Closing {
    /// The partner took it back.
    Withdrawn,
    /// Its time is over.
    Expired,
    /// What it was about is there no more.
    Dropped,
    /// The vendor gave what it asks for, before it came to the application.
    Granted,
    /// Another account of the company has it now.
    Overtaken,
}

/// Takes an open submission of this partner's out of the queue.
pub(crate) async fn close(tx: &Tx, kind: ReviewKind, subject: &str, why: Closing) -> Result<(), ApiError> {
    end(tx, kind, subject, why).await.map(drop)
}

/// Another account of the company has what this partner applied for: the application ends, and the partner reads why. Answers
/// whether there was one.
pub(crate) async fn overtake(tx: &Tx, kind: ReviewKind, subject: &str) -> Result<bool, ApiError> {
    let Some((row, to)) = end(tx, kind, subject, Closing::Overtaken).await? else { return Ok(false) };
    let mut params = told(&row, to, None);
    params.insert("ended_by", ReviewEvent::Overtaken.as_str().to_owned());
    partner_administrators(tx, MessageKind::ReviewDecided, &params).await?;
    Ok(true)
}

async fn end(
    tx: &Tx,
    kind: ReviewKind,
    subject: &str,
    why: Closing,
) -> Result<Option<(ReviewRow, ReviewState)>, ApiError> {
    let (event, by) = match why {
        Closing::Withdrawn => (ReviewEvent::Withdraw, Actor::Partner),
        Closing::Expired => (ReviewEvent::Expire, Actor::Clock),
        Closing::Dropped => (ReviewEvent::Drop, Actor::System),
        Closing::Granted => (ReviewEvent::Approve, Actor::Vendor),
        Closing::Overtaken => (ReviewEvent::Overtaken, Actor::System),
    };
    let vendor = tx.within(&system_scope(platform_tenant(), "reviews"));
    let open = vendor
        .sql(COLUMNS)
        .push_bind(" AND applicant_tenant_id = ", tx.scope().tenant().as_str())
        .push_bind(" AND kind = ", kind.as_str())
        .push_bind(" AND subject_id = ", subject)
        .push_bind(" AND state = ", ReviewState::UnderReview.as_str());
    let Some(row) = vendor.one::<ReviewRow>(open).await? else { return Ok(None) };
    let transition = transition(row.state()?, event, by)?;
    settle(&vendor, &row, transition.to, None).await?;
    if !matches!(why, Closing::Withdrawn | Closing::Granted) {
        let sql = "UPDATE reviews SET ended_by = $3 WHERE tenant_id = $1 AND id = $2";
        vendor.exec_one(vendor.sql(sql).bind(row.id.as_str()).bind(event.as_str())).await?;
    }
    vendor.record_as(tx.scope().actor(), &row.id, event.as_str(), None).await?;
    Ok(Some((row, transition.to)))
}

/// Writes the end of a review, based on the version that was read.
pub(crate) async fn settle(tx: &Tx, row: &ReviewRow, to: ReviewState, reason: Option<&str>) -> Result<(), StoreError> {
    let sql = "UPDATE reviews SET state = $4, decided_at = $5, reason = $6, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(to.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(reason.map(str::to_owned))).await
}

/// One page of the queue, how many match, and how many wait.
pub(crate) async fn list(
    db: &Reader,
    query: &ReviewQuery,
    (offset, limit): (u32, u32),
) -> Result<(u64, u64, Vec<Review>), StoreError> {
    let filtered = |mut sql: Query| {
        if let Some(state) = query.state {
            sql = sql.push_bind(" AND state = ", state.as_str());
        }
        if let Some(kind) = query.kind {
            sql = sql.push_bind(" AND kind = ", kind.as_str());
        }
        sql.push_contains(&["applicant_zh", "applicant_en", "title"], query.search.as_deref())
    };
    let count: Option<i64> = db.value(filtered(db.sql("SELECT COUNT(*) FROM reviews WHERE tenant_id = $1"))).await?;
    let waiting = db.sql("SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = $2");
    let waiting: Option<i64> = db.value(waiting.bind(ReviewState::UnderReview.as_str())).await?;
    let page = filtered(db.sql(COLUMNS)).push(
        " ORDER BY CASE WHEN state = 'UNDER_REVIEW' THEN 0 ELSE 1 END,
            CASE WHEN state = 'UNDER_REVIEW' THEN submitted_at ELSE -decided_at END, id",
    );
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<ReviewRow> = db.all(page).await?;
    let reviews = rows.into_iter().map(ReviewRow::wire).collect::<Result<_, _>>()?;
    Ok((count.unwrap_or(0).unsigned_abs(), waiting.unwrap_or(0).unsigned_abs(), reviews))
}

/// The last submission of this partner's about a subject.
pub(crate) async fn latest(db: &Reader, kind: ReviewKind, subject: &str) -> Result<Option<Review>, StoreError> {
    let vendor = db.elsewhere(&system_scope(platform_tenant(), "reviews"));
    let query = vendor.sql(COLUMNS).push_bind(" AND applicant_tenant_id = ", db.scope().tenant().as_str());
    let query = query.push_bind(" AND kind = ", kind.as_str()).push_bind(" AND subject_id = ", subject);
    let row: Option<ReviewRow> = vendor.one(query.push(" ORDER BY submitted_at DESC, id DESC LIMIT 1")).await?;
    row.map(ReviewRow::wire).transpose()
}

/// Every submission of a kind of this partner's, newest first.
pub(crate) async fn of_kind(db: &Reader, kind: ReviewKind) -> Result<Vec<Review>, StoreError> {
    let vendor = db.elsewhere(&system_scope(platform_tenant(), "reviews"));
    let query = vendor.sql(COLUMNS).push_bind(" AND applicant_tenant_id = ", db.scope().tenant().as_str());
    let query = query.push_bind(" AND kind = ", kind.as_str()).push(" ORDER BY submitted_at DESC, id DESC");
    vendor.all::<ReviewRow>(query).await?.into_iter().map(ReviewRow::wire).collect()
}

/// What this partner's submissions of a kind that wait are about.
pub(crate) async fn waiting(db: &Reader, kind: ReviewKind) -> Result<Vec<String>, StoreError> {
    let vendor = db.elsewhere(&system_scope(platform_tenant(), "reviews"));
    let query = vendor.sql(COLUMNS).push_bind(" AND applicant_tenant_id = ", db.scope().tenant().as_str());
    let query = query.push_bind(" AND kind = ", kind.as_str());
    let rows: Vec<ReviewRow> = vendor.all(query.push_bind(" AND state = ", ReviewState::UnderReview.as_str())).await?;
    Ok(rows.into_iter().map(|row| row.subject_id).collect())
}

/// Every submission of this partner's about a subject, newest first, each with the receipt of what let it through.
pub(crate) async fn history(
    db: &Reader,
    kind: ReviewKind,
    subject: &str,
) -> Result<Vec<(Review, Option<ReceiptId>)>, StoreError> {
    let vendor = db.elsewhere(&system_scope(platform_tenant(), "reviews"));
    let query = vendor.sql(COLUMNS).push_bind(" AND applicant_tenant_id = ", db.scope().tenant().as_str());
    let query = query.push_bind(" AND kind = ", kind.as_str()).push_bind(" AND subject_id = ", subject);
    let rows: Vec<ReviewRow> = vendor.all(query.push(" ORDER BY submitted_at DESC, id DESC")).await?;
    rows.into_iter().map(|row| row.receipt().and_then(|receipt| Ok((row.wire()?, receipt)))).collect()
}

/// One review.
pub(crate) async fn get(db: &Reader, id: &ReviewId) -> Result<Option<ReviewRow>, StoreError> {
    db.one(db.sql(COLUMNS).push_bind(" AND id = ", id.as_str())).await
}

/// The partner's side of a review, in the operator's name and the same transaction.
pub(crate) fn applicant(tx: &Tx, operator: &OperatorScope, row: &ReviewRow) -> Result<Tx, StoreError> {
    Ok(tx.within(&operator.in_tenant(row.applicant()?)))
}

/// Tells the partner's administrators what was decided.
pub(crate) async fn tell(
    partner: &Tx,
    row: &ReviewRow,
    to: ReviewState,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    partner_administrators(partner, MessageKind::ReviewDecided, &told(row, to, reason)).await
}

fn told(row: &ReviewRow, to: ReviewState, reason: Option<&str>) -> Params {
    Params::from([
        ("review", row.kind.clone()),
        ("subject", row.subject_id.clone()),
        ("title", row.title.clone()),
        ("state", to.as_str().to_owned()),
        ("reason", reason.unwrap_or_default().to_owned()),
    ])
}
