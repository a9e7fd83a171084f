//! leaving a development path.
//!
//! Ten kinds of record keep an account on its path. All but the membership are permanent: the fix names
//! where the records are, for nobody can take them away. Source: S-4; domain.md R-20.

use crate::association::Party;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How many records of each kind the account has; drafts and ended ones count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathExitFacts {
    /// Programmes that the account is in.
    pub joined_programs: u32,
    /// Role certifications completed.
    pub role_certifications: u32,
    /// Differentiations completed.
    pub differentiations: u32,
    /// 云软件方案.
    pub cloud_solutions: u32,
    /// 先进云软件方案.
    pub advanced_cloud_solutions: u32,
    /// 测试券.
    pub test_coupons: u32,
    /// 考试券.
    pub exam_vouchers: u32,
    /// 市场发展基金(MDF).
    pub development_funds: u32,
    /// 专职人员激励(FH).
    pub staff_fundings: u32,
    /// 交付能力提升支持.
    pub delivery_supports: u32,
}

/// May the account leave its path?
pub fn path_exit(facts: &PathExitFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let permanent = |check, count, place| Condition::none(RuleId::R20, check, count).fix(Party::Vendor, place);
    Verdict::new(
        RuleId::R20,
        policy,
        now,
        [
            Condition::none(RuleId::R20, Check::JoinedPlan, facts.joined_programs)
                .fix(Party::Partner, Place::JoinedPrograms),
            permanent(Check::RoleCertified, facts.role_certifications, Place::RoleCertification),
            permanent(Check::Differentiated, facts.differentiations, Place::Differentiation),
            permanent(Check::CloudSolution, facts.cloud_solutions, Place::CloudSolutions),
            permanent(Check::AdvCloudSolution, facts.advanced_cloud_solutions, Place::AdvancedCloudSolutions),
            permanent(Check::TestCoupon, facts.test_coupons, Place::TestCoupons),
            permanent(Check::ExamVoucher, facts.exam_vouchers, Place::ExamVouchers),
            permanent(Check::Mdf, facts.development_funds, Place::DevelopmentFund),
            permanent(Check::Fh, facts.staff_fundings, Place::StaffFunding),
            permanent(Check::DeliverySupport, facts.delivery_supports, Place::DeliverySupport),
        ],
    )
}
