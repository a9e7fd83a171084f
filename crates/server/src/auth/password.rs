//! Passwords: argon2id, a few at a time, and the rules for new ones.

use crate::config::PasswordCost;
use crate::http::error::ApiError;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::api::error::FieldProblem;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

/// Hashes and checks passwords off the request threads, at most four at once.
#[derive(Clone, Debug)]
pub struct Passwords {
    cost: PasswordCost,
    slots: Arc<Semaphore>,
    /// Checked when there is no such login, so that the answer takes as long.
    decoy: Arc<str>,
}

/// Shorter passwords are refused.
const MIN_CHARS: usize = 12;
/// Longer ones too: hashing must stay cheap for us.
const MAX_CHARS: usize = 128;

/// Common passwords of at least twelve characters and words of this product, in lower case.
static REFUSED: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("refused_passwords.txt").lines().collect());

impl Passwords {
    /// Ready to work at a cost.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the cost is outside argon2's range.
    pub fn new(cost: PasswordCost) -> Result<Self, ApiError> {
        let decoy = hash(cost, "no login has this password")?;
        Ok(Self { cost, slots: Arc::new(Semaphore::new(4)), decoy: decoy.into() })
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// [`ApiError::Unavailable`] when the server is stopping.
    pub async fn hash(&self, password: String) -> Result<String, ApiError> {
        let cost = self.cost;
        self.off_thread(move || hash(cost, &password)).await?
    }

    /// Is it the password of this PHC string? Without a string the answer is no, after the same work.
    ///
    /// # Errors
    /// [`ApiError::Unavailable`] when the server is stopping.
    pub async fn verify(&self, password: String, phc: Option<String>) -> Result<bool, ApiError> {
        let decoy = Arc::clone(&self.decoy);
        self.off_thread(move || {
            let known = phc.is_some();
            let phc = phc.unwrap_or_else(|| decoy.to_string());
            let parsed = PasswordHash::new(&phc).map_err(|_| ApiError::Internal("stored password"))?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await?
    }

    async fn off_thread<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
        let _slot = self.slots.acquire().await.map_err(|_| ApiError::Unavailable)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| ApiError::Unavailable)
    }
}

/// Hashes on the calling thread: for the demo data, which needs a few hashes once.
pub(crate) fn hash(cost: PasswordCost, password: &str) -> Result<String, ApiError> {
    const FAULT: ApiError = ApiError::Internal("password hash");
    let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|_| FAULT)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(argon2.hash_password(password.as_bytes()).map_err(|_| FAULT)?.to_string())
}

/// May this be a new password of the account?
///
/// # Errors
/// The field `new_password` with the rule that it breaks.
pub fn check_new(password: &str, account: &str) -> Result<(), ApiError> {
    check_field("new_password", password, account)
}

/// May this be the initial password that somebody else chooses for the account?
///
/// # Errors
/// The field `initial_password` with the rule that it breaks.
pub fn check_initial(password: &str, account: &str) -> Result<(), ApiError> {
    check_field("initial_password", password, account)
}

fn check_field(field: &'static str, password: &str, account: &str) -> Result<(), ApiError> {
    let length = password.chars().count();
    if length < MIN_CHARS {
        return Err(ApiError::field_limit(field, FieldProblem::TooShort, 12));
    }
    if length > MAX_CHARS {
        return Err(ApiError::field_limit(field, FieldProblem::TooLong, 128));
    }
    let lower = password.to_lowercase();
    let distinct: HashSet<char> = lower.chars().collect();
    if REFUSED.contains(lower.as_str())
        || distinct.len() < 4
        || (account.len() >= 4 && lower.contains(&account.to_lowercase()))
    {
        return Err(ApiError::field(field, FieldProblem::TooCommon));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_passwords_are_long_and_not_common() {
        assert!(check_new("correct horse battery", "wang.li").is_ok());
        for bad in ["short", "elevenchars", "aaaaaaaaaaaaaaaa", "password1234", "Wang.Li-2026-x"] {
            assert!(check_new(bad, "wang.li").is_err(), "{bad}");
        }
        assert!(check_new(&"x1y2z3".repeat(30), "a").is_err());
    }

    #[test]
    fn stored_hashes_are_argon2id_at_the_floor() {
        let phc = hash(PasswordCost::STANDARD, "correct horse battery").unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
    }

    #[tokio::test]
    async fn an_unknown_login_never_matches() {
        let passwords = Passwords::new(PasswordCost { memory_kib: 8, passes: 1 }).unwrap();
        let phc = passwords.hash("correct horse battery".to_owned()).await.unwrap();
        assert!(passwords.verify("correct horse battery".to_owned(), Some(phc.clone())).await.unwrap());
        assert!(!passwords.verify("wrong".to_owned(), Some(phc)).await.unwrap());
        assert!(!passwords.verify("no login has this password".to_owned(), None).await.unwrap());
    }
}
