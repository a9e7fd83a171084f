//! Verification codes: sent to the login's own contact, held for ten minutes, five tries, one use.

use crate::auth::scope::AsScope;
use crate::auth::session::Session;
use crate::http::error::ApiError;
use crate::http::extract::IdempotencyKey;
use crate::ids::sha256_hex;
use crate::state::App;
use crate::store::outbox::{NewMessage, Params};
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Duration};
use domain::api::error::FieldProblem;
use domain::api::messages::{CodePurpose, MessageKind, NewVerificationCode, VerificationCodeSent};
use sea_orm::FromQueryResult;
use subtle::ConstantTimeEq;

/// A code that was right. [`CodeProof::redeem`] uses it up in the transaction of the operation.
#[derive(Debug)]
pub(crate) struct CodeProof {
    /// `None` when the request is a repetition: its first run has used the code.
    code_id: Option<String>,
}

#[derive(Debug, FromQueryResult)]
struct CodeRow {
    id: String,
    code_hash: String,
    expires_at: i64,
}

const NEWEST: &str = "SELECT id, code_hash, expires_at FROM verification_codes
     WHERE tenant_id = $1 AND login_id = $2 AND purpose = $3 AND subject_id = $4 AND used_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1";

/// Makes a code and puts it into the login's messages.
pub(crate) async fn send(
    app: &App,
    session: &Session,
    new: &NewVerificationCode,
) -> Result<VerificationCodeSent, ApiError> {
    send_to(app, &session.login_scope(), session.login.as_str(), new).await
}

/// The same for somebody who holds a confirmation link instead of a session.
pub(crate) async fn send_to(
    app: &App,
    scope: &(impl AsScope + Sync),
    login: &str,
    new: &NewVerificationCode,
) -> Result<VerificationCodeSent, ApiError> {
    let policy = app.policy(app.now())?.verification.clone();
    let resend = Duration::seconds(policy.resend_seconds.into());
    if new.subject_id.is_empty() || new.subject_id.len() > 64 {
        return Err(ApiError::field("subject_id", FieldProblem::Malformed));
    }
    app.store()
        .tx(scope, |tx| async move {
            let newest = "SELECT created_at FROM verification_codes WHERE tenant_id = $1 AND login_id = $2 ORDER BY created_at DESC LIMIT 1";
            let last: Option<i64> = tx.value(tx.sql(newest).bind(login)).await?;
            let next = last.and_then(|at| DateTime::from_timestamp(at, 0)).map_or(tx.now(), |at| at + resend);
            if next > tx.now() {
                return Err(ApiError::CodeTooOften { available_at: next });
            }
            let expires_at = tx.now() + valid_for(&tx, policy.valid_minutes).await?;
            let code = tx.ids().code();
            let (id, purpose) = (tx.new_id(), new.purpose.as_str());
            let sql = "INSERT INTO verification_codes (tenant_id, id, login_id, purpose, subject_id, code_hash, created_at, expires_at) VALUES";
            let hash = code_hash(&id, code.reveal());
            let row = vec![id.into(), login.into(), purpose.into(), new.subject_id.as_str().into(), hash.into(), tx.now_secs().into(), expires_at.timestamp().into()];
            tx.exec_one(tx.sql(sql).push_rows([row])).await?;
            let params = Params::from([("code", code.reveal().clone()), ("purpose", purpose.to_owned()), ("expires_at", domain::api::time::to_text(expires_at))]);
            tx.send(NewMessage { recipient_login_id: login, kind: MessageKind::VerificationCode, params: &params, by_mail: true }).await?;
            Ok(VerificationCodeSent { sent_to: masked_contact(&tx, login).await?, expires_at, resend_at: tx.now() + resend })
        })
        .await
}

/// Is this the code? Counts the try before it looks, so that parallel guesses are counted too.
///
/// Call it before [`App::write`], and [`CodeProof::redeem`] inside. A repeated request passes: its answer is stored.
pub(crate) async fn check(
    app: &App,
    session: &Session,
    key: &IdempotencyKey,
    purpose: CodePurpose,
    subject_id: &str,
    given: Option<&str>,
) -> Result<CodeProof, ApiError> {
    let scope = session.login_scope();
    if app.replayed(&scope, key).await?.is_some() {
        return Ok(CodeProof { code_id: None });
    }
    verify(app, &scope, session.login.as_str(), purpose, subject_id, given).await
}

/// The same for somebody who holds a confirmation link instead of a session.
pub(crate) async fn verify(
    app: &App,
    scope: &(impl AsScope + Sync),
    login: &str,
    purpose: CodePurpose,
    subject_id: &str,
    given: Option<&str>,
) -> Result<CodeProof, ApiError> {
    let given = given
        .filter(|code| !code.is_empty())
        .ok_or_else(|| ApiError::field("verification_code", FieldProblem::Required))?;
    let max_tries = i64::from(app.policy(app.now())?.verification.max_tries);
    let row = app
        .store()
        .tx::<_, StoreError, _, _>(scope, |tx| async move {
            let query = tx.sql(NEWEST).bind(login).bind(purpose.as_str()).bind(subject_id);
            let Some(row) = tx.one::<CodeRow>(query).await? else { return Ok(None) };
            let count = "UPDATE verification_codes SET tries = tries + 1 WHERE tenant_id = $1 AND id = $2 AND tries < $3 AND used_at IS NULL";
            let counted = tx.exec(tx.sql(count).bind(row.id.as_str()).bind(max_tries)).await? == 1;
            Ok(counted.then_some(row))
        })
        .await?;
    match row {
        Some(row) if row.expires_at > app.now().timestamp() => {
            let matches = code_hash(&row.id, given).as_bytes().ct_eq(row.code_hash.as_bytes());
            if bool::from(matches) { Ok(CodeProof { code_id: Some(row.id) }) } else { Err(ApiError::WrongCode) }
        }
        _ => Err(ApiError::CodeExpired),
    }
}

impl CodeProof {
    /// No code was asked for: the partner has the switch off.
    pub(crate) const fn not_needed() -> Self {
        Self { code_id: None }
    }

    /// Uses the code up.
    pub(crate) async fn redeem(&self, tx: &Tx) -> Result<(), ApiError> {
        let Some(id) = &self.code_id else { return Ok(()) };
        let sql = "UPDATE verification_codes SET used_at = $3 WHERE tenant_id = $1 AND id = $2 AND used_at IS NULL";
        if tx.exec(tx.sql(sql).bind(id.as_str()).bind(tx.now_secs())).await? == 1 {
            Ok(())
        } else {
            Err(ApiError::CodeExpired)
        }
    }
}

fn code_hash(id: &str, code: &str) -> String {
    sha256_hex(format!("code\n{id}\n{code}"))
}

/// The partner's own time-out; values above 60 count as 5 minutes.
async fn valid_for(tx: &Tx, default_minutes: u32) -> Result<Duration, StoreError> {
    let own: Option<i64> = tx.value(tx.sql("SELECT verification_minutes FROM tenants WHERE tenant_id = $1")).await?;
    Ok(Duration::minutes(match own.unwrap_or(i64::from(default_minutes)) {
        minutes if minutes > 60 => 5,
        minutes => minutes,
    }))
}

async fn masked_contact(tx: &Tx, login: &str) -> Result<String, StoreError> {
    #[derive(FromQueryResult)]
    struct Contact {
        email: String,
        phone: String,
    }
    let contact: Option<Contact> =
        tx.one(tx.sql("SELECT email, phone FROM logins WHERE tenant_id = $1 AND id = $2").bind(login)).await?;
    Ok(contact
        .map(|contact| mask(if contact.email.is_empty() { &contact.phone } else { &contact.email }))
        .unwrap_or_default())
}

/// `lin@example.com` → `l***@example.com`, `13812345678` → `138****5678`.
fn mask(contact: &str) -> String {
    match contact.split_once('@') {
        Some((name, host)) => format!("{}***@{host}", name.chars().next().unwrap_or('*')),
        None if contact.chars().count() > 7 => {
            let digits: Vec<char> = contact.chars().collect();
            digits
                .iter()
                .enumerate()
                .map(|(at, digit)| if at > 2 && at + 4 < digits.len() { '*' } else { *digit })
                .collect()
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_masked() {
        assert_eq!(mask("lin@example.com"), "l***@example.com");
        assert_eq!(mask("13812345678"), "138****5678");
        assert_eq!(mask(""), "");
    }

    #[test]
    fn the_hash_depends_on_the_row() {
        assert_ne!(code_hash("a", "123456"), code_hash("b", "123456"));
    }
}
