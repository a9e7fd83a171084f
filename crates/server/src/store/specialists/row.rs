//! The row of a link between an employee's personal account and the partner.

use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError, Tx};
use domain::api::specialists::{CertificateCount, Specialist};
use domain::program::DevelopmentPath;
use domain::states::specialist::SpecialistState;
use sea_orm::FromQueryResult;

/// A link's row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct SpecialistRow {
    pub(crate) id: String,
    pub(crate) home_tenant_id: String,
    pub(crate) account_id: String,
    pub(crate) account_name: String,
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) state_since: i64,
    pub(crate) path: Option<String>,
    pub(crate) invited_at: i64,
    pub(crate) invited_until: i64,
    pub(crate) apply_document: String,
    pub(crate) apply_attachment: Option<String>,
    pub(crate) apply_note: String,
    pub(crate) cancel_document: String,
    pub(crate) cancel_attachment: Option<String>,
    pub(crate) cancel_reason: String,
    pub(crate) answer: String,
    /// Of the last letter: the ones before it lead nowhere any more.
    pub(crate) token_hash: String,
    pub(crate) version: i64,
}

/// Every column of [`SpecialistRow`]; conditions are appended.
pub(super) const SELECT: &str =
    "SELECT id, home_tenant_id, account_id, account_name, name, state, state_since, path, invited_at, invited_until,
    apply_document, apply_attachment, apply_note, cancel_document, cancel_attachment, cancel_reason, answer, token_hash, version FROM specialists WHERE tenant_id = $1";

/// One link.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<SpecialistRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND id = ", id)).await
}

/// The first so many links, in the order of their ids.
pub(crate) async fn first(db: &Reader, most: u32) -> Result<Vec<SpecialistRow>, StoreError> {
    db.all(db.sql(SELECT).push(" ORDER BY id").push_bind(" LIMIT ", i64::from(most))).await
}

/// The link of an account, if there ever was one.
pub(crate) async fn of_account(db: &Reader, home: &str, account: &str) -> Result<Option<SpecialistRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND home_tenant_id = ", home).push_bind(" AND account_id = ", account)).await
}

/// Those whose application on a path waits for the vendor.
pub(super) async fn applied_for(db: &Reader, path: DevelopmentPath) -> Result<Vec<SpecialistRow>, StoreError> {
    let waiting = db.sql(SELECT).push_bind(" AND state = ", SpecialistState::ApplyReviewing.as_str());
    db.all(waiting.push_bind(" AND path = ", path.as_str()).push(" ORDER BY id")).await
}

/// Invitations that waited too long for an answer.
pub(crate) async fn due_invitations(db: &Reader, now: i64) -> Result<Vec<SpecialistRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND state = 'INVITED' AND invited_until <= ", now);
    db.all(query.push(" ORDER BY invited_until, id LIMIT 100")).await
}

impl SpecialistRow {
    /// The state as it is in truth: an invitation has run out even before the job has noted it.
    pub(crate) fn state_at(&self, now: i64) -> Result<SpecialistState, StoreError> {
        match self.stored_state()? {
            SpecialistState::Invited if now >= self.invited_until => Ok(SpecialistState::Expired),
            state => Ok(state),
        }
    }

    pub(crate) fn stored_state(&self) -> Result<SpecialistState, StoreError> {
        code(&self.state, "specialists.state")
    }

    /// The path that was applied for.
    pub(crate) fn path(&self) -> Result<Option<DevelopmentPath>, StoreError> {
        self.path.as_deref().map(|path| code(path, "specialists.path")).transpose()
    }

    /// As it goes over the wire.
    pub(crate) fn wire(&self, now: i64, certificates: Option<CertificateCount>) -> Result<Specialist, StoreError> {
        let state = self.state_at(now)?;
        let until = moment(self.invited_until)?;
        let ran_out = state == SpecialistState::Expired && self.stored_state()? == SpecialistState::Invited;
        Ok(Specialist {
            specialist_id: code(&self.id, "specialists.id")?,
            account_name: self.account_name.clone(),
            name: self.name.clone(),
            state,
            state_since: if ran_out { until } else { moment(self.state_since)? },
            path: self.path()?,
            invited_at: moment(self.invited_at)?,
            invited_until: until,
            certificates,
            answer: Some(self.answer.clone()).filter(|answer| !answer.is_empty()),
            turn: state.turn(until),
            version: self.version,
        })
    }
}

/// Notes what happened to a link; the clock has no name.
pub(super) async fn record(
    tx: &Tx,
    id: &str,
    event: &str,
    party: domain::association::Party,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    let last = "SELECT COALESCE(MAX(position), 0) FROM specialist_events WHERE tenant_id = $1 AND specialist_id = $2";
    let position: i64 = tx.value(tx.sql(last).bind(id)).await?.unwrap_or(0) + 1;
    let actor = crate::auth::scope::AsScope::scope(tx).actor();
    let name = if party == domain::association::Party::Clock { "" } else { actor.name.as_str() };
    let sql =
        "INSERT INTO specialist_events (tenant_id, specialist_id, position, at, event, actor, party, reason) VALUES";
    let row = vec![
        id.into(),
        position.into(),
        tx.now_secs().into(),
        event.into(),
        name.into(),
        party.as_str().into(),
        reason.map(str::to_owned).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}
