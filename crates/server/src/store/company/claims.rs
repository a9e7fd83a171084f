//! What one account of a company has, no second one may have: a path, the government-cloud programme.
//!
//! The rules say whether another account is there now, from its own rows. Two that ask at the same moment both find nobody;
//! so each writes the one row of the company, by its primary key and its version, in the transaction of the change: the
//! second is run again, and then finds the first. The row says who came last. It is never deleted by leaving: whoever the
//! rules let in after that takes it over.

use crate::store::{StoreError, Tx};
use domain::program::{DevelopmentPath, Program};
use sea_orm::FromQueryResult;

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// To be on a path.
    Path(DevelopmentPath),
    /// To be in a programme that is joined once a company.
    Program(Program),
}

impl Claim {
    /// The spelling in the table.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Path(path) => format!("PATH:{path}"),
            Self::Program(program) => format!("PROGRAM:{program}"),
        }
    }
}

/// Writes down that this account has it now. The rules have allowed it; an account without a company asks nobody.
pub(crate) async fn claim(tx: &Tx, claim: Claim) -> Result<(), StoreError> {
    #[derive(FromQueryResult)]
    struct Known {
        company_id: Option<String>,
        version: Option<i64>,
    }
    let sql = "SELECT own.company_id, held.version FROM tenants own
            LEFT JOIN company_claims held ON held.company_id = own.company_id AND held.claim = $2
        WHERE own.tenant_id = $1";
    let key = claim.key();
    let known: Option<Known> = tx.one(tx.sql(sql).bind(key.as_str())).await?;
    let Some(Known { company_id: Some(company), version }) = known else { return Ok(()) };
    let written = match version {
        None => {
            let sql = "INSERT INTO company_claims (tenant_id, company_id, claim) VALUES ($1, $2, $3)
                ON CONFLICT (company_id, claim) DO NOTHING";
            tx.exec(tx.sql(sql).bind(company).bind(key)).await?
        }
        Some(version) => {
            let sql = "UPDATE company_claims SET tenant_id = $1, version = version + 1
                WHERE company_id = $2 AND claim = $3 AND version = $4";
            tx.exec(tx.sql(sql).bind(company).bind(key).bind(version)).await?
        }
    };
    match written {
        1 => Ok(()),
        // Another account of the company was faster: what it has now, the rules have to see.
        other => {
            tx.run_again();
            Err(StoreError::NotOneRow(other))
        }
    }
}
