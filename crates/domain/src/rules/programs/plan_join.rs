//! joining a programme.
//!
//! The sales tiers ask about the account's standing; two programmes that exclude each other need two
//! accounts, though one company may be in both. The international site asks for three things more, and a policy can ask for
//! them everywhere. The co-sell and the government-cloud programme have
//! conditions of their own. Source: S-19; domain.md.

use super::applicant::Applicant;
use crate::association::{EnterpriseRole, Party};
use crate::money::Money;
use crate::program::{Program, RealNameKind};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanJoinFacts {
    /// The programme to join.
    pub program: Program,
    /// The account.
    pub applicant: Applicant,
}

/// May this account join the programme?
pub fn plan_join(facts: &PlanJoinFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let (program, applicant) = (facts.program, &facts.applicant);
    let mut conditions = vec![applicant.not_in(RuleId::R22, program), applicant.in_no_other(program)];
    if matches!(program, Program::Distribution | Program::CloudReseller) {
        let in_csp = applicant.programs.contains(&Program::SolutionProvider);
        conditions.push(
            Condition::flag(RuleId::R22, Check::InCspPlan, in_csp, false).fix(Party::Partner, Place::OtherAccount),
        );
    }
    if program.is_sales_tier() {
        conditions.extend(standing(applicant));
        if policy.program.strict_join || applicant.on_international_site {
            conditions.extend(strict_standing(applicant));
        }
    }
    Verdict::new(RuleId::R22, policy, now, conditions)
}

fn standing(applicant: &Applicant) -> [Condition; 6] {
    [
        Condition::flag(RuleId::R22, Check::IsSubcustomer, applicant.is_subcustomer, false)
            .fix(Party::Partner, Place::AssociationRecords),
        Condition::none(RuleId::R22, Check::OpenResources, applicant.open_resources)
            .fix(Party::Partner, Place::Resources),
        applicant.is_not_frozen(RuleId::R22, Check::Frozen),
        Condition::new(RuleId::R22, Check::Arrears, !applicant.arrears.is_positive())
            .seen(Value::Amount(applicant.arrears))
            .needed(Needed::AtMost(Value::Amount(Money::zero(applicant.arrears.currency))))
            .fix(Party::Partner, Place::Balance),
        Condition::new(
            RuleId::R22,
            Check::EnterpriseMasterOrMember,
            applicant.enterprise_role == EnterpriseRole::Standalone,
        )
        .seen(Value::Enterprise(applicant.enterprise_role))
        .needed(Needed::Exactly(Value::Enterprise(EnterpriseRole::Standalone)))
        .fix(Party::Partner, Place::EnterpriseMembers),
        Condition::none(RuleId::R22, Check::HasCreditAccount, applicant.credit_accounts)
            .fix(Party::Vendor, Place::EcosystemManager),
    ]
}

fn strict_standing(applicant: &Applicant) -> [Condition; 3] {
    [
        Condition::flag(RuleId::R22, Check::HasConsumption, applicant.has_consumed, false)
            .fix(Party::Partner, Place::OtherAccount),
        Condition::flag(RuleId::R22, Check::BdReported, applicant.bd_reported, false)
            .fix(Party::Vendor, Place::EcosystemManager),
        Condition::new(RuleId::R22, Check::PersonalRealname, applicant.real_name != RealNameKind::Personal)
            .seen(Value::RealName(applicant.real_name))
            .needed(Needed::Exactly(Value::RealName(RealNameKind::Enterprise)))
            .fix(Party::Partner, Place::AccountInformation),
    ]
}
