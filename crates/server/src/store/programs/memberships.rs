//! Memberships in programmes.

use crate::http::error::ApiError;
use crate::store::programs::{moment, moment_of};
use crate::store::reviews::{self, Closing};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::program_contacts::ProgramContact;
use domain::api::reviews::ReviewKind;
use domain::program::{PartnerTier, Program};
use domain::rules::programs::join::Accepted;
use domain::states::membership::MembershipState;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "program_memberships" };

/// What the account has to do with one programme.
#[derive(Clone, Debug)]
pub(crate) struct Membership {
    pub(crate) program: Program,
    pub(crate) state: MembershipState,
    pub(crate) level: Option<PartnerTier>,
    pub(crate) applied_at: DateTime<Utc>,
    pub(crate) joined_at: Option<DateTime<Utc>>,
    pub(crate) valid_until: Option<DateTime<Utc>>,
    pub(crate) reason: String,
    /// Whom the vendor reaches about it; none where nobody was named.
    pub(crate) contact: Option<ProgramContact>,
    /// Does its renewal wait for the vendor? Who applied in time stays a member until it is decided.
    pub(crate) under_review: bool,
    pub(crate) version: i64,
}

impl Membership {
    /// Is its term over, whoever still decides about another?
    pub(crate) fn is_past_its_end(&self, now: DateTime<Utc>) -> bool {
        self.valid_until.is_some_and(|end| end <= now)
    }

    /// Has its time run out?
    pub(crate) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.is_past_its_end(now) && !self.under_review
    }
}

#[derive(FromQueryResult)]
struct Row {
    program: String,
    state: String,
    level: Option<String>,
    applied_at: i64,
    joined_at: Option<i64>,
    valid_until: Option<i64>,
    reason: String,
    contact_name: String,
    contact_telephone: String,
    contact_email: String,
    version: i64,
}

/// Every programme that the account ever applied for, as it is now: a membership has run out even before the job has
/// noted it.
pub(crate) async fn memberships(db: &Reader, now: DateTime<Utc>) -> Result<Vec<Membership>, StoreError> {
    let mut all = stored_memberships(db).await?;
    for row in all.iter_mut().filter(|row| row.state.is_member() && row.is_over(now)) {
        row.state = MembershipState::Expired;
    }
    Ok(all)
}

/// The same as the rows say it.
pub(super) async fn stored_memberships(db: &Reader) -> Result<Vec<Membership>, StoreError> {
    let sql = "SELECT program, state, level, applied_at, joined_at, valid_until, reason, contact_name, contact_telephone, contact_email, version FROM program_memberships WHERE tenant_id = $1 ORDER BY program";
    let rows: Vec<Row> = db.all(db.sql(sql)).await?;
    let mut rows = rows.into_iter().map(read).collect::<Result<Vec<Membership>, StoreError>>()?;
    if rows.iter().any(|row| row.state == MembershipState::Expiring) {
        let waiting = reviews::waiting(db, ReviewKind::ProgramRenewal).await?;
        for row in &mut rows {
            row.under_review = waiting.iter().any(|program| program == row.program.as_str());
        }
    }
    Ok(rows)
}

fn read(row: Row) -> Result<Membership, StoreError> {
    let (name, telephone, email) = (row.contact_name, row.contact_telephone, row.contact_email);
    Ok(Membership {
        program: row.program.parse().map_err(|_| CORRUPT)?,
        state: row.state.parse().map_err(|_| CORRUPT)?,
        level: row.level.map(|level| level.parse().map_err(|_| CORRUPT)).transpose()?,
        applied_at: moment(row.applied_at, CORRUPT)?,
        joined_at: moment_of(row.joined_at, CORRUPT)?,
        valid_until: moment_of(row.valid_until, CORRUPT)?,
        reason: row.reason,
        contact: Some(ProgramContact { name, telephone, email }).filter(ProgramContact::is_named),
        under_review: false,
        version: row.version,
    })
}

/// What the account has to do with one programme; nothing when it never applied for it.
pub(crate) async fn membership(
    db: &Reader,
    program: Program,
    now: DateTime<Utc>,
) -> Result<Option<Membership>, StoreError> {
    Ok(memberships(db, now).await?.into_iter().find(|row| row.program == program))
}

/// Where the account stands with a programme.
pub(crate) fn state_of(membership: Option<&Membership>) -> MembershipState {
    membership.map_or(MembershipState::NotJoined, |row| row.state)
}

/// Files an application; one that was refused, ran out or was left before begins anew. What ran out is renewed in this way
/// and keeps its level, also before the job has noted the end, or when the application was taken back and is sent
/// again.
pub(crate) async fn open(
    tx: &Tx,
    program: Program,
    state: MembershipState,
    accepted: Accepted,
) -> Result<(), ApiError> {
    let upsert = "INSERT INTO program_memberships (tenant_id, program, state, applied_at, terms_accepted, commitments_accepted)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, program) DO UPDATE SET state = excluded.state, applied_at = excluded.applied_at,
            level = CASE WHEN program_memberships.state IN ('EXPIRED', 'NOT_JOINED') OR program_memberships.valid_until <= excluded.applied_at
                AND program_memberships.state IN ('JOINED', 'EXPIRING') THEN program_memberships.level END,
            joined_at = NULL, valid_until = NULL, reason = '', terms_accepted = excluded.terms_accepted,
            commitments_accepted = excluded.commitments_accepted, version = program_memberships.version + 1";
    let query = tx.sql(upsert).bind(program.as_str()).bind(state.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(accepted.terms).bind(accepted.commitments)).await?;
    // A level was applied for in the membership before, and ends with it.
    reviews::close(tx, ReviewKind::LevelUpgrade, program.as_str(), Closing::Dropped).await
}

/// From when until when a membership holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) begins: DateTime<Utc>,
    pub(crate) ends: DateTime<Utc>,
}

/// Moves an application on: joined for a term, or back to nothing with a reason.
pub(crate) async fn move_membership(
    tx: &Tx,
    program: Program,
    to: MembershipState,
    term: Option<Term>,
    reason: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE program_memberships SET state = $3, joined_at = $4, valid_until = $5, reason = $6, version = version + 1
        WHERE tenant_id = $1 AND program = $2";
    let query = tx.sql(sql).bind(program.as_str()).bind(to.as_str());
    let query = query.bind(term.map(|term| term.begins.timestamp())).bind(term.map(|term| term.ends.timestamp()));
    tx.exec_one(query.bind(reason)).await
}
