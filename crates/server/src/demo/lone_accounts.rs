//! Accounts without customers that show reasons which nobody else has: what joining asks for on the international site alone,
//! and a certificate that ran out while the vendor still looks at the annual review.

use super::world::World;
use super::{in_vain, partner, resellers};
use crate::http::error::ApiError;
use crate::store::Tx;

/// Its site, consumption, report and verification the vendor recorded.
const ABROAD: &str = "applicant-abroad";
/// It is written with its company.
const ACADEMY: &str = "yunfan-academy";

/// Writes what is not there yet, and what each asked for in vain.
pub(super) async fn write(tx: &Tx, world: &World, hash: &str) -> Result<usize, ApiError> {
    let abroad = partner::partner(world, ABROAD, (0, 1), 0)?;
    let mut written = resellers::account(tx, world, &abroad, hash).await?;
    for one in [abroad, partner::partner(world, ACADEMY, (0, 1), 0)?] {
        written += in_vain::write(tx, world, &one).await?;
    }
    Ok(written)
}
