//! Links on the wire.

use crate::store::search::{folded, like_pattern};
use crate::store::specialists::records::{counted, people, records};
use crate::store::specialists::row::{SELECT, SpecialistRow, find};
use crate::store::specialists::{chosen_paths, history::history};
use crate::store::{Query, Reader, StoreError, attachments};
use chrono::{DateTime, Utc};
use domain::api::specialists::{Specialist, SpecialistDetail, SpecialistQuery, SpecialistView, Submission};
use domain::states::specialist::SpecialistState;

/// One page of links, what changed last first, and how many match.
pub(crate) async fn list(
    db: &Reader,
    wanted: &SpecialistQuery,
    (offset, limit): (u32, u32),
    now: DateTime<Utc>,
) -> Result<(u64, Vec<Specialist>), StoreError> {
    let count = filtered(db.sql("SELECT COUNT(*) FROM specialists WHERE tenant_id = $1"), wanted, now);
    let count: i64 = db.value(count).await?.unwrap_or(0);
    let page = filtered(db.sql(SELECT), wanted, now).push(" ORDER BY state_since DESC, id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<SpecialistRow> = db.all(page).await?;
    Ok((count.unsigned_abs(), lines(db, &rows, now).await?))
}

async fn lines(db: &Reader, rows: &[SpecialistRow], now: DateTime<Utc>) -> Result<Vec<Specialist>, StoreError> {
    let people = people(db, rows, now.timestamp()).await?;
    let line = |(row, person): (&SpecialistRow, _)| row.wire(now.timestamp(), counted(person, now));
    rows.iter().zip(&people).map(line).collect()
}

fn filtered(mut query: Query, wanted: &SpecialistQuery, now: DateTime<Utc>) -> Query {
    if wanted.view == Some(SpecialistView::Specialists) {
        let shown = SpecialistState::ALL.iter().filter(|state| SpecialistView::Specialists.shows(**state));
        query = query.push_list(" AND state IN ", shown.map(|state| state.as_str()));
    }
    // An invitation has run out even before the job has noted it.
    query = match wanted.state {
        Some(SpecialistState::Invited) => {
            query.push_bind(" AND state = 'INVITED' AND invited_until > ", now.timestamp())
        }
        Some(SpecialistState::Expired) => query
            .push_bind(" AND (state = 'EXPIRED' OR (state = 'INVITED' AND invited_until <= ", now.timestamp())
            .push("))"),
        Some(state) => query.push_bind(" AND state = ", state.as_str()),
        None => query,
    };
    let text = folded(wanted.search.as_deref().unwrap_or_default().trim());
    if text.is_empty() {
        return query;
    }
    query.push_bind(" AND search_text LIKE ", like_pattern(&text)).push(r" ESCAPE '\'")
}

/// One link with everything there is to know about it.
pub(crate) async fn detail(db: &Reader, id: &str, now: DateTime<Utc>) -> Result<Option<SpecialistDetail>, StoreError> {
    let Some(row) = find(db, id).await? else { return Ok(None) };
    let specialist = lines(db, std::slice::from_ref(&row), now).await?.pop();
    let Some(specialist) = specialist else { return Ok(None) };
    Ok(Some(SpecialistDetail {
        specialist,
        paths: chosen_paths(db, now).await?,
        records: records(db, &row, now).await?,
        application: submission(db, (&row.apply_document, row.apply_attachment.as_deref()), &row.apply_note).await?,
        cancellation: submission(db, (&row.cancel_document, row.cancel_attachment.as_deref()), &row.cancel_reason)
            .await?,
        inviting: None,
        history: history(db, id).await?,
    }))
}

async fn submission(
    db: &Reader,
    (document, attachment): (&str, Option<&str>),
    text: &str,
) -> Result<Option<Submission>, StoreError> {
    if document.is_empty() {
        return Ok(None);
    }
    let attachment = match attachment {
        Some(id) => attachments::find(db, id).await?,
        None => None,
    };
    Ok(Some(Submission { text: text.to_owned(), attachment, document: document.to_owned() }))
}

/// The lines of these links, as they are now.
pub(crate) async fn lines_of(db: &Reader, ids: &[&str], now: DateTime<Utc>) -> Result<Vec<Specialist>, StoreError> {
    let query = db.sql(SELECT).push_list(" AND id IN ", ids.iter().copied()).push(" ORDER BY id");
    lines(db, &db.all::<SpecialistRow>(query).await?, now).await
}
