//! role certification on a path, and competency differentiation after it.
//!
//! What a path asks for is policy. A certificate that does not count is a reason only while something is
//! missing: nobody has to mend what is not needed. Source: S-7; domain.md.

use super::certificate_matching::{CertificateMatch, match_certificates};
use super::certificates::{CertificateRequirement, CertifiedPerson, Discount};
use crate::association::Party;
use crate::program::{CompetencyTag, DevelopmentPath, PlanState};
use crate::rules::policy::Policy;
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Two people hold the certificates: not one, and not four with one each. It is no number of the policy, because the source
/// names a pair and the matching is written for pairs: it tries every two people, and another number would need another way.
const PEOPLE: u32 = 2;

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificationFacts {
    /// The path.
    pub path: DevelopmentPath,
    /// How far the account is on it.
    pub stage: PathStage,
    /// Everybody invited or linked for this path.
    pub people: Vec<CertifiedPerson>,
    /// Certified cloud software solutions.
    pub certified_solutions: u32,
    /// Competency tags that the account holds.
    pub competency_tags: Vec<CompetencyTag>,
    /// The business plan for the path.
    #[serde(default = "PlanState::missing", skip_serializing_if = "PlanState::is_missing")]
    pub business_plan: PlanState,
}

/// May the partner apply for role certification on this path?
pub fn role_certification(facts: &CertificationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let stage = in_stage(RuleId::R31, facts.stage, PathStage::Selected, Place::Paths);
    Verdict::new(RuleId::R31, policy, now, std::iter::once(stage).chain(requirements(facts, policy, now)))
}

/// May the partner apply for differentiation on this path? All that role certification asks, and tags.
pub fn differentiation(facts: &CertificationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let stage = in_stage(RuleId::R33, facts.stage, PathStage::RoleCertified, Place::RoleCertification);
    let tags = in_order(facts.competency_tags.iter().copied());
    let tags = Condition::at_least(
        RuleId::R33,
        Check::CompetencyTagMissing,
        u32::try_from(tags.len()).unwrap_or(u32::MAX),
        policy.program.differentiation_tags,
    )
    .fix(Party::Partner, Place::CompetencyTags);
    let conditions = std::iter::once(stage).chain(requirements(facts, policy, now)).chain([tags]);
    Verdict::new(RuleId::R33, policy, now, conditions)
}

/// The certificates that decide on this path, for the page that shows who fills what; `None` where the
/// path asks for none.
pub fn certificate_match(facts: &CertificationFacts, policy: &Policy, now: DateTime<Utc>) -> Option<CertificateMatch> {
    let needed = policy.program.requirement(facts.path)?.certificates?;
    Some(match_certificates(&facts.people, &needed, now))
}

fn in_stage(rule: RuleId, stage: PathStage, needed: PathStage, place: Place) -> Condition {
    Condition::new(rule, Check::CertificationStage, stage == needed)
        .seen(Value::Stage(stage))
        .needed(Needed::Exactly(Value::Stage(needed)))
        .fix(Party::Partner, place)
}

fn requirements(facts: &CertificationFacts, policy: &Policy, now: DateTime<Utc>) -> Vec<Condition> {
    let Some(requirement) = policy.program.requirement(facts.path) else { return Vec::new() };
    let mut conditions = Vec::new();
    if let Some(needed) = &requirement.certificates {
        conditions.extend(certificates(&facts.people, needed, now));
    }
    if requirement.certified_solutions > 0 {
        conditions.push(
            Condition::at_least(
                RuleId::R31,
                Check::CertifiedSolution,
                facts.certified_solutions,
                requirement.certified_solutions,
            )
            // The partner builds it; what is certified, the vendor enters.
            .fix(Party::Vendor, Place::CloudSolutions),
        );
    }
    if requirement.specialists > 0 {
        let specialists = facts.people.iter().filter(|person| person.link.is_specialist()).count();
        let specialists = u32::try_from(specialists).unwrap_or(u32::MAX);
        conditions.push(
            Condition::at_least(RuleId::R31, Check::SpecialistsOnPath, specialists, requirement.specialists)
                .fix(Party::PartnerAdmin, Place::Specialists),
        );
    }
    if requirement.business_plan {
        conditions.push(
            Condition::new(RuleId::R31, Check::BusinessPlan, facts.business_plan >= PlanState::HandedIn)
                .seen(Value::Plan(facts.business_plan))
                .needed(Needed::AtLeast(Value::Plan(PlanState::HandedIn)))
                .fix(Party::Partner, Place::RoleCertification),
        );
    }
    conditions
}

fn certificates(people: &[CertifiedPerson], needed: &CertificateRequirement, now: DateTime<Utc>) -> [Condition; 6] {
    let found = match_certificates(people, needed, now);
    let enough = found.missing.total() == 0;
    let total = needed.slots.total();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let holders = people.iter().filter(|person| {
        let counting = person.certificates.iter().filter(|one| person.discounts(one, now).is_empty());
        count(counting.count()) >= needed.per_person
    });
    let discounted = |why: Discount| {
        let all = people.iter().flat_map(|person| person.certificates.iter().map(move |one| (person, one)));
        let counting_kind = all.filter(|(_, one)| one.code.counts_as().is_some());
        count(counting_kind.filter(|(person, one)| person.discounts(one, now).contains(&why)).count())
    };
    let none = |rule, check, lost| Condition::new(rule, check, enough || lost == 0).seen(Value::Count(lost));
    let no_loss = |rule, check, why| none(rule, check, discounted(why));
    // What they hold is not the partner's to see, so that the people are counted.
    let unbound = count(people.iter().filter(|person| !person.link.is_bound()).count());
    [
        Condition::at_least(RuleId::R31, Check::TwoPeople, count(holders.count()), PEOPLE)
            .fix(Party::PartnerAdmin, Place::SpecialistInvitations),
        Condition::new(RuleId::R30, Check::TwoPersonFourCert, enough)
            .seen(Value::Count(total - found.missing.total()))
            .needed(Needed::AtLeast(Value::Count(total)))
            .fix(Party::Employee, Place::Specialists),
        no_loss(RuleId::R32, Check::CertEnterpriseAccount, Discount::EnterpriseAccount)
            .fix(Party::Employee, Place::Specialists),
        no_loss(RuleId::R32, Check::CertNotVerified, Discount::NotVerified).fix(Party::Employee, Place::Specialists),
        none(RuleId::R33, Check::CertNotBound, unbound).fix(Party::PartnerAdmin, Place::SpecialistInvitations),
        no_loss(RuleId::R33, Check::CertExpired, Discount::Expired).fix(Party::Employee, Place::Specialists),
    ]
}
