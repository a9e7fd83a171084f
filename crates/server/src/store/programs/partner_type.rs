//! What kind of partner an account is: written with its membership, read by every rule and menu (domain.md 1.2).
//!
//! The end of a membership by time changes nothing: a distributor's resellers and anybody's customers are still there, and
//! somebody has to look after them; it only is not named by new resellers any more. Who leaves has nobody who depends on
//! the membership, and is what its other programmes make it: mostly nothing in particular.

use super::memberships::stored_memberships;
use crate::store::{StoreError, Tx};
use domain::program::Program;
use domain::states::membership::MembershipState;

/// A member is what its programme makes it.
pub(super) async fn become_member(tx: &Tx, program: Program) -> Result<(), StoreError> {
    let Some(kind) = program.partner_type() else { return Ok(()) };
    let sql = "UPDATE tenants SET partner_type = $2, updated_at = $3, version = version + 1
        WHERE tenant_id = $1 AND (partner_type IS NULL OR ($4 AND partner_type <> $2))";
    let query = tx.sql(sql).bind(kind.as_str()).bind(tx.now_secs());
    tx.exec(query.bind(program.is_sales_tier())).await.map(drop)
}

/// Who has left a programme is not what the programme made it any more.
pub(super) async fn stop_being(tx: &Tx, program: Program) -> Result<(), StoreError> {
    let Some(kind) = program.partner_type() else { return Ok(()) };
    let others = stored_memberships(tx).await?.into_iter();
    let others =
        others.filter(|row| row.program != program && (row.state.is_member() || row.state == MembershipState::Expired));
    let left = others.map(|row| row.program).filter(|other| other.partner_type().is_some());
    let left = left.max_by_key(|other| other.is_sales_tier()).and_then(Program::partner_type);
    let sql = "UPDATE tenants SET partner_type = $4, updated_at = $3, version = version + 1
        WHERE tenant_id = $1 AND partner_type = $2";
    let query = tx.sql(sql).bind(kind.as_str()).bind(tx.now_secs());
    tx.exec(query.bind(left.map(|kind| kind.as_str().to_owned()))).await.map(drop)
}
