//! accounts are put together as one company's; what a company has once, its accounts do not bring twice.
//!
//! The rules are the same as for an account that chooses a path or joins the programme, only that both accounts are there
//! already. Source: domain.md.

use crate::association::Party;
use crate::program::{DevelopmentPath, Program};
use crate::rules::policy::Policy;
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What R-84 rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyFacts {
    /// The paths that the account is on.
    pub paths: Vec<DevelopmentPath>,
    /// The programmes that it is in or applying for.
    pub programs: Vec<Program>,
    /// The paths that accounts of the company are on.
    pub company_paths: Vec<DevelopmentPath>,
    /// The programmes that they are in or applying for.
    pub company_programs: Vec<Program>,
}

/// May this account be recorded as one of the company's?
pub fn company_account(facts: &CompanyFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let paths = in_order(facts.paths.iter().copied().filter(|path| facts.company_paths.contains(path)));
    let once = facts.programs.iter().copied().filter(|program| program.is_joined_once_a_company());
    let programs = in_order(once.filter(|program| facts.company_programs.contains(program)));
    Verdict::new(
        RuleId::R84,
        policy,
        now,
        [
            Condition::new(RuleId::R84, Check::PathTakenByCompany, paths.is_empty())
                .seen(Value::Paths(paths))
                .needed(Needed::Exactly(Value::Paths(Vec::new())))
                .fix(Party::Partner, Place::OtherAccount),
            Condition::new(RuleId::R84, Check::NoSiblingInPlan, programs.is_empty())
                .seen(Value::Programs(programs))
                .needed(Needed::Exactly(Value::Programs(Vec::new())))
                .fix(Party::Partner, Place::OtherAccount),
        ],
    )
}
