//! The same generated facts give the same bytes on every target, for every rule.

use chrono::{DateTime, Utc};
use domain::association::{AssociationType, Party};
use domain::rules::account_manager::assign_account_manager;
use domain::rules::associable::associable;
use domain::rules::authorization::request_authorization;
use domain::rules::customer_unbind::customer_unbind;
use domain::rules::direct_association::direct_association;
use domain::rules::incentive_explanation::explain;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::{Policy, PolicyHistory};
use domain::rules::preregistration::preregister;
use domain::samples::seed::Samples;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

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
fn digest(json: impl Fn(&mut Samples, DateTime<Utc>, &Policy, &PolicyHistory) -> Vec<u8>) -> String {
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

fn bytes(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}

// A changed digest means that a rule, a number of the policy or the wire form of a verdict has changed:
// look whether that was meant, then take over what the message says.

#[test]
fn r_01_direct_association() {
    let all = digest(|samples, now, policy, _| {
        bytes(&direct_association(&samples.direct_association_facts(now), policy, now))
    });
    assert_eq!(all, "020baa3502668981");
}

#[test]
fn r_02_who_can_never_associate() {
    let all = digest(|samples, now, policy, _| {
        let viewer = samples.pick(&[Party::Partner, Party::Customer], Party::Partner);
        bytes(&associable(&samples.associable_facts(now), viewer, policy, now))
    });
    assert_eq!(all, "8c5b4ce1387a48f5");
}

#[test]
fn r_05_preregistration() {
    let all = digest(|samples, now, policy, _| {
        let report = preregister(&samples.preregistration_facts(now), policy, now);
        bytes(&(report.outcome(), &report.review, &report.verdict))
    });
    assert_eq!(all, "23186126653083f8");
}

#[test]
fn r_08_customer_unbinds() {
    let all =
        digest(|samples, now, policy, _| bytes(&customer_unbind(&samples.customer_unbind_facts(now), policy, now)));
    assert_eq!(all, "254df2ff63a19b9f");
}

#[test]
fn r_09_partner_unbinds() {
    let all = digest(|samples, now, policy, _| bytes(&partner_unbind(&samples.association_facts(now), policy, now)));
    assert_eq!(all, "ee38f8f0b7e8ac9e");
}

#[test]
fn r_10_partner_switches() {
    let all = digest(|samples, now, policy, _| {
        let target = samples.pick(AssociationType::ALL, AssociationType::Resale);
        bytes(&partner_switch(&samples.association_facts(now), target, policy, now))
    });
    assert_eq!(all, "7112bb33ff654077");
}

#[test]
fn r_12_authorization() {
    let all =
        digest(|samples, now, policy, _| bytes(&request_authorization(&samples.authorization_facts(), policy, now)));
    assert_eq!(all, "6d63421cce21cea2");
}

#[test]
fn r_14_account_manager() {
    let all = digest(|samples, now, policy, _| bytes(&assign_account_manager(samples.assignment_facts(), policy, now)));
    assert_eq!(all, "882423d7f2e9ff4f");
}

#[test]
fn r_51_to_r_53_incentives() {
    let all = digest(|samples, now, _, policies| bytes(&explain(samples.incentive_facts(now), policies, now).unwrap()));
    assert_eq!(all, "023c25c39f53ab28");
}
