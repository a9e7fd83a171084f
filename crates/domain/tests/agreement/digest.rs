//! The digest of what a rule answers to many generated facts.

use chrono::{DateTime, Utc};
use domain::rules::policy::{Policy, PolicyHistory};
use domain::samples::seed::Samples;

const CASES: u64 = 20_000;

/// FNV-1a, 64 bits.
struct Digest(u64);

impl Digest {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Evaluates a rule for all cases; the answer is the digest of the JSON of all verdicts.
pub(crate) fn digest(json: impl Fn(&mut Samples, DateTime<Utc>, &Policy, &PolicyHistory) -> Vec<u8>) -> String {
    let policies = PolicyHistory::built_in().unwrap();
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for seed in 0..CASES {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        digest.take(&json(&mut samples, now, policies.at(now).unwrap(), &policies));
        digest.take(b"\n");
    }
    format!("{:016x}", digest.0)
}

pub(crate) fn bytes(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}
