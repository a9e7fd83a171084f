//! Writing many rows: statements of a few fixed lengths, so that the database prepares each once.

use crate::auth::scope::system_scope;
use crate::store::{StoreError, Tx};
use domain::ids::TenantId;
use sea_orm::Value;

/// The row of a table without its tenant.
pub(super) type Row = Vec<Value>;

/// Parameters of one statement at most. Longer ones are no faster, and what is prepared stays in memory.
const PARAMETERS: usize = 2_048;

/// Rows of one tenant into one table. `insert` ends with `VALUES` and names `tenant_id` first.
pub(super) async fn insert(
    tx: &Tx,
    tenant: &str,
    insert: &'static str,
    rows: impl IntoIterator<Item = Row>,
) -> Result<usize, StoreError> {
    let tenant = TenantId::new(tenant).map_err(|_| StoreError::Corrupt { column: "tenants.tenant_id" })?;
    let tx = tx.within(&system_scope(tenant, "demo"));
    let columns = insert.matches(',').count().max(1);
    let longest = power_of_two_within(PARAMETERS / columns);
    let mut waiting: Vec<Row> = Vec::with_capacity(longest);
    let mut written = 0;
    for row in rows {
        waiting.push(row);
        if waiting.len() == longest {
            written += statement(&tx, insert, waiting.drain(..)).await?;
        }
    }
    while !waiting.is_empty() {
        let length = power_of_two_within(waiting.len());
        written += statement(&tx, insert, waiting.drain(..length)).await?;
    }
    Ok(written)
}

async fn statement(tx: &Tx, insert: &'static str, rows: impl Iterator<Item = Row>) -> Result<usize, StoreError> {
    let written = tx.exec(tx.sql(insert).push_rows(rows)).await?;
    Ok(usize::try_from(written).unwrap_or(0))
}

const fn power_of_two_within(count: usize) -> usize {
    match count.checked_ilog2() {
        Some(exponent) => 1 << exponent,
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_have_few_lengths() {
        for (count, length) in [(0, 1), (1, 1), (3, 2), (64, 64), (100, 64)] {
            assert_eq!(power_of_two_within(count), length, "{count}");
        }
    }
}
