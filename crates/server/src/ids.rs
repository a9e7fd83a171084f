//! Where identifiers, tokens and codes come from. Tests and the demo data seed it.

use crate::secret::Secret;
use chrono::{DateTime, Utc};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};

/// Makes identifiers and random secrets.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<StdRng>>);

impl std::fmt::Debug for Ids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ids")
    }
}

impl Ids {
    /// Seeded by the operating system.
    pub fn random() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_os_rng())))
    }

    /// The same sequence for the same seed. For tests and demo data only: its tokens can be guessed.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// A UUID version 7 of this moment: 32 hexadecimal digits without dashes.
    pub fn uuid(&self, now: DateTime<Utc>) -> String {
        let mut noise = [0u8; 10];
        self.fill(&mut noise);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &noise).into_uuid().simple().to_string()
    }

    /// 256 random bits as 64 hexadecimal digits: session and confirmation tokens.
    pub fn token(&self) -> Secret<String> {
        let mut bytes = [0u8; 32];
        self.fill(&mut bytes);
        Secret::new(hex::encode(bytes))
    }

    /// A verification code of six digits.
    pub fn code(&self) -> Secret<String> {
        // 2^32 is no multiple of 10^6; drawing again above the largest one keeps all codes equally likely.
        loop {
            let mut bytes = [0u8; 4];
            self.fill(&mut bytes);
            let number = u32::from_le_bytes(bytes);
            if number < 4_294_000_000 {
                return Secret::new(format!("{:06}", number % 1_000_000));
            }
        }
    }

    /// A number from 0 up to, not including, `below`; for jitter.
    pub fn below(&self, below: u64) -> u64 {
        let mut bytes = [0u8; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes).checked_rem(below).unwrap_or(0)
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

/// SHA-256 in hexadecimal: how tokens and globally unique names are stored.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_wire_form_and_repeat_only_with_the_seed() {
        let now = DateTime::UNIX_EPOCH;
        let (a, b) = (Ids::seeded(1), Ids::seeded(1));
        let first = a.uuid(now);
        assert_eq!(first.len(), 32);
        assert_eq!(first, b.uuid(now));
        assert_ne!(first, a.uuid(now));
        assert_ne!(Ids::random().token().reveal(), Ids::random().token().reveal());
    }

    #[test]
    fn a_code_has_six_digits() {
        let ids = Ids::seeded(7);
        for _ in 0..1_000 {
            let code = ids.code();
            assert!(code.reveal().len() == 6 && code.reveal().bytes().all(|b| b.is_ascii_digit()));
        }
    }
}
