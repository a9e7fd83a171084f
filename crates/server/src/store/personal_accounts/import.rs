//! An account with its records as another system pushes it: what is there already is not written again.

use super::records::{days, insert_certificate, insert_training, known};
use super::{NewLogin, OBJECT, change, count_up, create, find};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::code;
use crate::store::specialists::contact_hash;
use crate::store::{StoreError, Tx};
use chrono::NaiveDate;
use domain::api::error::{FieldError, FieldProblem};
use domain::api::personal_accounts::NewCertificate;
use domain::api::personal_import::{ImportOutcome, ImportRow, ImportedAccount};
use domain::ids::PersonalAccountId;

/// Takes one account, or nothing of it.
pub(crate) async fn import(
    tx: &Tx,
    account: &ImportedAccount,
    password_hash: &str,
    today: NaiveDate,
) -> Result<ImportRow, ApiError> {
    let name = account.account_name.trim();
    let row = |account_id, outcome, errors| ImportRow { account_name: name.to_owned(), account_id, outcome, errors };
    let faults = account.faults(today);
    if !faults.is_empty() {
        return Ok(row(None, ImportOutcome::Refused, faults));
    }
    let there = by_name(tx, name).await?;
    // Everything is asked before anything is written: a refused account leaves nothing behind.
    let taken = taken_numbers(tx, there.as_ref(), &account.certificates).await?;
    if !taken.is_empty() {
        return Ok(row(there, ImportOutcome::Refused, taken));
    }
    let person = account.person.clone().trimmed();
    let (id, mut outcome) = match there {
        Some(id) => {
            let before = find(tx, &id).await?.ok_or(ApiError::NotFound)?;
            let same = before.person == person;
            if !same {
                change(tx, &id, &person).await?;
            }
            (id, if same { ImportOutcome::Unchanged } else { ImportOutcome::Updated })
        }
        None => match create(tx, NewLogin { account_name: name, password_hash }, &person).await {
            Ok(id) => (id, ImportOutcome::Created),
            // The name is a login's that is no employee's.
            Err(ApiError::Invalid(errors)) => return Ok(row(None, ImportOutcome::Refused, errors)),
            Err(error) => return Err(error),
        },
    };
    if records(tx, &id, account).await? {
        count_up(tx, &id).await?;
        let detail = serde_json::json!({ "certificates": account.certificates, "trainings": account.trainings });
        tx.audit("personal_account.import", Object { kind: OBJECT, id: id.as_str() }, &detail).await?;
        if outcome == ImportOutcome::Unchanged {
            outcome = ImportOutcome::Updated;
        }
    }
    Ok(row(Some(id), outcome, Vec::new()))
}

/// The account with this name.
async fn by_name(tx: &Tx, name: &str) -> Result<Option<PersonalAccountId>, StoreError> {
    let sql = "SELECT id FROM personal_accounts WHERE tenant_id = $1 AND name_hash = $2 ORDER BY id LIMIT 1";
    let id: Option<String> = tx.value(tx.sql(sql).bind(contact_hash(name))).await?;
    id.map(|id| code(&id, "personal_accounts.id")).transpose()
}

/// Numbers that are another person's, or stand twice.
async fn taken_numbers(
    tx: &Tx,
    own: Option<&PersonalAccountId>,
    certificates: &[NewCertificate],
) -> Result<Vec<FieldError>, StoreError> {
    let mut taken = Vec::new();
    for (place, new) in certificates.iter().enumerate() {
        let number = new.number.trim();
        let twice = certificates.iter().take(place).any(|other| other.number.trim() == number);
        let others = known(tx, number).await?.is_some_and(|known| {
            known.withdrawn_at.is_none() && own.is_none_or(|own| own.as_str() != known.account_id)
        });
        if twice || others {
            let field = format!("certificates.{place}.number");
            taken.push(FieldError { field, problem: FieldProblem::Taken, limit: None });
        }
    }
    Ok(taken)
}

/// Writes the records that are not there yet, and what a certificate says otherwise now; answers whether anything was new.
async fn records(tx: &Tx, id: &PersonalAccountId, account: &ImportedAccount) -> Result<bool, ApiError> {
    let mut new = false;
    for one in &account.certificates {
        new |= certificate(tx, id, one).await?;
    }
    for one in &account.trainings {
        new |= insert_training(tx, id, one).await?;
    }
    Ok(new)
}

async fn certificate(tx: &Tx, id: &PersonalAccountId, new: &NewCertificate) -> Result<bool, ApiError> {
    let known = known(tx, new.number.trim()).await?;
    let Some(known) = known.filter(|known| known.account_id == id.as_str()) else {
        insert_certificate(tx, id, new).await?;
        return Ok(true);
    };
    let (earned_at, valid_until) = days(new)?;
    let same = known.code == new.code.as_str()
        && known.earned_with == new.earned_with.as_str()
        && (known.earned_at, known.valid_until) == (earned_at, valid_until);
    // What an operator withdrew, another system does not bring back.
    if same || known.withdrawn_at.is_some() {
        return Ok(false);
    }
    let sql = "UPDATE personal_certificates SET code = $3, earned_with = $4, earned_at = $5, valid_until = $6
        WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(known.id).bind(new.code.as_str()).bind(new.earned_with.as_str());
    tx.exec_one(query.bind(earned_at).bind(valid_until)).await?;
    Ok(true)
}
