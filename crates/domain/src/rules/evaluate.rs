//! One entry point to every rule: a rule's number and its facts as JSON in, the verdict out.
//!
//! Receipts are replayed through it, and the what-if page asks it under any version of the policy.

use crate::association::{AssociationType, Party};
use crate::rules::account_manager::assign_account_manager;
use crate::rules::associable::{AssociableFacts, associable};
use crate::rules::association_frequency as frequency;
use crate::rules::authorization::request_authorization;
use crate::rules::certification::annual_review::annual_review;
use crate::rules::certification::role_certification::{differentiation, role_certification};
use crate::rules::customer_invitation::customer_invitation;
use crate::rules::customer_unbind::customer_unbind;
use crate::rules::direct_association::direct_association;
use crate::rules::facts::{AssociationFacts, RequestHistory};
use crate::rules::incentive_verdicts::{earns_incentive, is_unfrozen, nothing_taken_back};
use crate::rules::opportunities::deadlines::ho_answer;
use crate::rules::opportunities::eligibility::{ho_eligibility, po_submission};
use crate::rules::opportunities::incentive::incentive_application;
use crate::rules::organization::{access, assign_roles, contact_room, custom_role, member_operation, retire_member};
use crate::rules::partner_switch::partner_switch;
use crate::rules::partner_unbind::partner_unbind;
use crate::rules::policy::{Policy, PolicyHistory};
use crate::rules::preregistration::preregister;
use crate::rules::programs::certificate_download::certificate_download;
use crate::rules::programs::co_sell::co_sell;
use crate::rules::programs::company::company_account;
use crate::rules::programs::government_cloud::government_cloud;
use crate::rules::programs::level_upgrade::level_upgrade;
use crate::rules::programs::path_application::path_application;
use crate::rules::programs::path_choice::path_choice;
use crate::rules::programs::path_exit::path_exit;
use crate::rules::programs::plan_join::plan_join;
use crate::rules::programs::plan_leave::plan_leave;
use crate::rules::programs::plan_renewal::plan_renewal;
use crate::rules::resale::resale_conditions;
use crate::rules::reseller_funds::reseller_funds;
use crate::rules::reseller_quota::reseller_quota;
use crate::rules::specialists::invitation::{InvitationTargetFacts, invitation_target, specialist_invitation};
use crate::rules::specialists::lifecycle::{project_record_change, specialist_operation};
use crate::rules::verdict::{Condition, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Facts of R-02 and who reads the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssociableQuestion {
    /// The facts.
    pub facts: AssociableFacts,
    /// Who reads the answer.
    pub viewer: Party,
}

/// Facts of R-10 and the type to switch to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchQuestion {
    /// The facts.
    pub facts: AssociationFacts,
    /// The type to switch to.
    pub target: AssociationType,
}

/// Facts of R-35 and who reads the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetQuestion {
    /// The facts.
    pub facts: InvitationTargetFacts,
    /// Who reads the answer.
    pub viewer: Party,
}

/// Why a rule could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The facts are not those of the rule.
    #[error("the facts of {rule} cannot be read: {source}")]
    Facts {
        /// Which rule.
        rule: RuleId,
        /// What is wrong with them.
        source: serde_json::Error,
    },
    /// No such version of the policy.
    #[error("there is no policy version {0}")]
    NoPolicy(u32),
}

/// The verdict of a rule on these facts, as if this policy had always held.
///
/// ```
/// use domain::api::time::from_text;
/// use domain::rules::evaluate::evaluate;
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::RuleId;
///
/// let policies = PolicyHistory::built_in()?;
/// let now = from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let facts = serde_json::json!({ "path": "LEARNING", "on_path": false, "sibling_on_path": true, "invited": false });
/// let verdict = evaluate(RuleId::R21, &facts, policies.at(now).ok_or("a policy")?, now)?;
/// assert_eq!(verdict.unmet().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ReplayError`] when the facts are not those of the rule.
pub fn evaluate(
    rule: RuleId,
    facts: &serde_json::Value,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<Verdict, ReplayError> {
    evaluate_under(rule, facts, policy, &PolicyHistory::always(policy.clone()), now)
}

/// The same with what held earlier, for the rules that look back (R-04, R-52, R-72, R-77).
///
/// # Errors
/// Those of [`evaluate`].
pub fn evaluate_under(
    rule: RuleId,
    facts: &serde_json::Value,
    policy: &Policy,
    history: &PolicyHistory,
    now: DateTime<Utc>,
) -> Result<Verdict, ReplayError> {
    let asked = Asked { rule, facts, policy, now };
    match rule {
        RuleId::R01 => asked.of(|facts| direct_association(&facts, policy, now)),
        RuleId::R02 => asked.of(|asked: AssociableQuestion| associable(&asked.facts, asked.viewer, policy, now)),
        RuleId::R03 => asked.conditions(|f: AssociationFacts| resale_conditions(&f.customer, &f.partner)),
        RuleId::R04 => asked.of(|facts| customer_invitation(facts, policy, history, now)),
        RuleId::R05 => asked.of(|facts| preregister(&facts, policy, now).verdict),
        RuleId::R07 => asked.conditions(|f: AssociationFacts| asked_lately(&f.history, policy, now)),
        RuleId::R08 => asked.of(|facts| customer_unbind(&facts, policy, now)),
        RuleId::R09 => asked.of(|facts| partner_unbind(&facts, policy, now)),
        RuleId::R10 => asked.of(|asked: SwitchQuestion| partner_switch(&asked.facts, asked.target, policy, now)),
        RuleId::R12 => asked.of(|facts| request_authorization(&facts, policy, now)),
        RuleId::R14 => asked.of(|facts| assign_account_manager(facts, policy, now)),
        RuleId::R20 => asked.of(|facts| path_exit(&facts, policy, now)),
        RuleId::R21 => asked.of(|facts| path_choice(facts, policy, now)),
        RuleId::R22 => asked.of(|facts| plan_join(&facts, policy, now)),
        RuleId::R23 => asked.of(|facts| level_upgrade(&facts, policy, now)),
        RuleId::R24 => asked.part(|facts| plan_join(&facts, policy, now)),
        RuleId::R25 => asked.of(|facts| government_cloud(&facts, policy, now)),
        RuleId::R26 => asked.of(|facts| co_sell(&facts, policy, now)),
        RuleId::R27 => asked.of(|facts| ho_eligibility(&facts, policy, now)),
        RuleId::R28 => asked.of(|facts| certificate_download(&facts, policy, now)),
        RuleId::R30 | RuleId::R32 => asked.part(|facts| role_certification(&facts, policy, now)),
        RuleId::R31 => asked.of(|facts| role_certification(&facts, policy, now)),
        RuleId::R33 => asked.of(|facts| differentiation(&facts, policy, now)),
        RuleId::R34 => asked.of(|facts| specialist_invitation(&facts, policy, now)),
        RuleId::R35 => asked.of(|asked: TargetQuestion| invitation_target(&asked.facts, asked.viewer, policy, now)),
        RuleId::R36 => asked.of(|facts| specialist_operation(&facts, policy, now)),
        RuleId::R37 => asked.of(|facts| project_record_change(facts, policy, now)),
        RuleId::R51 => asked.of(|facts| is_unfrozen(&facts, policy, now)),
        RuleId::R52 => asked.of(|facts| earns_incentive(&facts, policy, history, now)),
        RuleId::R53 => asked.of(|facts| nothing_taken_back(&facts, policy, now)),
        RuleId::R71 => asked.of(|facts| po_submission(facts, policy, now)),
        RuleId::R72 => asked.of(|facts| ho_answer(facts, policy, history, now)),
        RuleId::R78 => asked.of(|facts| plan_leave(facts, policy, now)),
        RuleId::R80 => asked.of(|facts| plan_renewal(&facts, policy, now)),
        RuleId::R79 => asked.of(|facts| annual_review(&facts, policy, now)),
        RuleId::R77 => asked.of(|facts| incentive_application(facts, policy, history, now)),
        RuleId::R60 | RuleId::R64 | RuleId::R65 | RuleId::R66 => asked.part(|facts| access(facts, policy, now)),
        RuleId::R61 => asked.of(|facts| assign_roles(&facts, policy, now)),
        RuleId::R62 => asked.of(|facts| retire_member(&facts, policy, now)),
        RuleId::R63 => asked.of(|facts| custom_role(&facts, policy, now)),
        RuleId::R81 => asked.of(|facts| contact_room(facts, policy, now)),
        RuleId::R82 => asked.of(|facts| path_application(facts, policy, now)),
        RuleId::R83 => asked.of(|facts| member_operation(&facts, policy, now)),
        RuleId::R84 => asked.of(|facts| company_account(&facts, policy, now)),
        RuleId::R86 => asked.of(|facts| reseller_funds(&facts, policy, now)),
        RuleId::R87 => asked.of(|facts| reseller_quota(&facts, policy, now)),
    }
}

/// One rule, its facts and the circumstances.
#[derive(Clone, Copy)]
struct Asked<'a> {
    rule: RuleId,
    facts: &'a serde_json::Value,
    policy: &'a Policy,
    now: DateTime<Utc>,
}

impl Asked<'_> {
    /// A rule that answers with a verdict.
    fn of<F: DeserializeOwned>(&self, answer: impl FnOnce(F) -> Verdict) -> Result<Verdict, ReplayError> {
        let facts = F::deserialize(self.facts).map_err(|source| ReplayError::Facts { rule: self.rule, source })?;
        Ok(answer(facts))
    }

    /// A rule that is asked as conditions of others.
    fn conditions<F: DeserializeOwned>(&self, list: impl FnOnce(F) -> Vec<Condition>) -> Result<Verdict, ReplayError> {
        self.of(|facts| Verdict::new(self.rule, self.policy, self.now, list(facts)))
    }

    /// A rule whose conditions are among those of another.
    fn part<F: DeserializeOwned>(&self, whole: impl FnOnce(F) -> Verdict) -> Result<Verdict, ReplayError> {
        let of_this = |condition: &Condition| condition.rule == self.rule;
        self.conditions(|facts| whole(facts).conditions.into_iter().filter(of_this).collect())
    }
}

fn asked_lately(history: &RequestHistory, policy: &Policy, now: DateTime<Utc>) -> Vec<Condition> {
    vec![
        frequency::nothing_pending(history, now),
        frequency::customer_has_request_left(history, &policy.association, now),
        frequency::customer_request_is_past(history, &policy.association, now),
        frequency::partner_has_request_left(history, &policy.association, now),
    ]
}
