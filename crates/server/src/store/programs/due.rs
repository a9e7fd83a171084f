//! Memberships whose time runs out (SM-10).

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::programs::level::PLAN;
use crate::store::programs::memberships::{Membership, stored_memberships};
use crate::store::requests::notify::partner_administrators;
use crate::store::reviews::{self, Closing};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Duration, Utc};
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::term::{membership_holds_until, renewed_from, renewed_until, renews_itself};
use domain::states::machine::Actor;
use domain::states::membership::{MembershipEvent, MembershipState};

/// Memberships that come to their end within so many days, or have come to it, and those that never were given one.
pub(crate) async fn due_memberships(
    db: &Reader,
    now: DateTime<Utc>,
    policy: &Policy,
) -> Result<Vec<Program>, StoreError> {
    let soon = now + Duration::days(policy.program.ending_days.into());
    let rows = stored_memberships(db).await?.into_iter();
    let due = rows.filter(|row| match row.state {
        MembershipState::Joined | MembershipState::Expiring if renews(row, policy) => is_renewed(row, now),
        MembershipState::Joined => row.valid_until.is_none() || row.is_over(soon),
        MembershipState::Expiring => row.is_over(now),
        _ => false,
    });
    Ok(due.map(|row| row.program).collect())
}

/// Notes that a membership comes to its end, or has come to it; does nothing when it was renewed since the list was read.
pub(crate) async fn end_membership(tx: &Tx, program: Program, policy: &Policy) -> Result<bool, ApiError> {
    if !due_memberships(tx, tx.now(), policy).await?.contains(&program) {
        return Ok(false);
    }
    let row = stored_memberships(tx).await?.into_iter().find(|row| row.program == program).ok_or(ApiError::NotFound)?;
    if row.valid_until.is_none() {
        return date(tx, &row, membership_holds_until(program, tx.now(), policy)).await;
    }
    if renews(&row, policy) {
        return renew(tx, &row, policy).await;
    }
    // Whoever comes late finds only the end worth telling.
    if row.is_over(tx.now()) {
        return expire(tx, &row, Actor::Clock).await.map(|()| true);
    }
    let to = transition(row.state, MembershipEvent::NearEnd, Actor::Clock)?.to;
    set_state(tx, &row, to).await?;
    let until = row.valid_until.map(time::to_text).unwrap_or_default();
    let params = Params::from([("program", program.to_string()), ("until", until)]);
    partner_administrators(tx, MessageKind::MembershipEnding, &params).await?;
    tx.audit("program_membership.near_end", object(&row), &serde_json::json!({ "from": row.state })).await?;
    Ok(true)
}

/// The membership is over, by the clock or by what was decided about another term.
pub(super) async fn expire(tx: &Tx, row: &Membership, by: Actor) -> Result<(), ApiError> {
    let announced = match row.state {
        MembershipState::Joined => transition(row.state, MembershipEvent::NearEnd, Actor::Clock)?.to,
        other => other,
    };
    set_state(tx, row, transition(announced, MembershipEvent::Expire, by)?.to).await?;
    if row.program == PLAN {
        reviews::close(tx, ReviewKind::LevelUpgrade, row.program.as_str(), Closing::Dropped).await?;
    }
    let until = row.valid_until.map(time::to_text).unwrap_or_default();
    let params = Params::from([("program", row.program.to_string()), ("until", until)]);
    partner_administrators(tx, MessageKind::MembershipEnded, &params).await?;
    Ok(tx.audit("program_membership.expire", object(row), &serde_json::json!({ "from": row.state })).await?)
}

/// Moves a membership on as it was read; its term stays.
pub(super) async fn set_state(tx: &Tx, row: &Membership, to: MembershipState) -> Result<(), StoreError> {
    let sql = "UPDATE program_memberships SET state = $3, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $4";
    tx.exec_one(tx.sql(sql).bind(row.program.as_str()).bind(to.as_str()).bind(row.version)).await
}

pub(super) const fn object(row: &Membership) -> Object<'static> {
    Object { kind: "program_membership", id: row.program.as_str() }
}

/// Does this membership go on by itself at its end? One that has none yet is given one first.
fn renews(row: &Membership, policy: &Policy) -> bool {
    row.valid_until.is_some() && renews_itself(row.program, policy)
}

/// Has its last day begun?
fn is_renewed(row: &Membership, now: DateTime<Utc>) -> bool {
    row.valid_until.is_some_and(|until| renewed_from(until) <= now)
}

/// Another plan year, at the same level.
async fn renew(tx: &Tx, row: &Membership, policy: &Policy) -> Result<bool, ApiError> {
    let Some(held) = row.valid_until else { return Ok(false) };
    let to = transition(row.state, MembershipEvent::Renew, Actor::Clock)?.to;
    let until = renewed_until(row.program, held, tx.now(), policy);
    let sql = "UPDATE program_memberships SET state = $3, valid_until = $4, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $5";
    let query = tx.sql(sql).bind(row.program.as_str()).bind(to.as_str()).bind(until.timestamp());
    tx.exec_one(query.bind(row.version)).await?;
    // Where the policy renews by itself by now, nobody has to decide about it any more.
    reviews::close(tx, ReviewKind::ProgramRenewal, row.program.as_str(), Closing::Dropped).await?;
    let params = Params::from([("program", row.program.to_string()), ("until", time::to_text(until))]);
    partner_administrators(tx, MessageKind::MembershipRenewed, &params).await?;
    tx.audit("program_membership.renew", object(row), &serde_json::json!({ "until": time::to_text(until) })).await?;
    Ok(true)
}

/// Gives an end to a membership from before ends were kept: a whole term from now, so that nobody is out overnight.
async fn date(tx: &Tx, row: &Membership, until: DateTime<Utc>) -> Result<bool, ApiError> {
    let sql = "UPDATE program_memberships SET valid_until = $3, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $4";
    let query = tx.sql(sql).bind(row.program.as_str()).bind(until.timestamp());
    tx.exec_one(query.bind(row.version)).await?;
    tx.audit("program_membership.date", object(row), &serde_json::json!({ "until": time::to_text(until) })).await?;
    Ok(true)
}
