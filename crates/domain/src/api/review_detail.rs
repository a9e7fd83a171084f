//! One submission as the vendor looks at it.

use super::associations::HistoryEntry;
use super::certification::{Certification, PlanFile};
use super::customer_development::CustomerReport;
use super::levels::LevelMatter;
use super::opportunities::OpportunityDetail;
use super::opportunity_incentives::OpportunityIncentiveDetail;
use super::program_contacts::ProgramContact;
use super::reviews::Review;
use super::specialists::SpecialistDetail;
use crate::ids::{ReceiptId, TenantId};
use crate::rules::receipt::Receipt;
use crate::rules::verdict::{Condition, Outcome, Verdict};
use serde::{Deserialize, Serialize};

/// `GET /v2/operator/reviews/{review_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewDetail {
    /// The submission.
    pub review: Review,
    /// The partner account that submitted it.
    pub partner_id: TenantId,
    /// The opportunity that was submitted.
    pub opportunity: Option<Box<OpportunityDetail>>,
    /// The employee whom it is about, with what the application or the request to cancel says.
    pub specialist: Option<Box<SpecialistDetail>>,
    /// The application for an incentive, with the arithmetic of its amount.
    pub incentive: Option<Box<OpportunityIncentiveDetail>>,
    /// Why it was applied for, in the applicant's words; of applications for the invitation to a path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_because: Option<String>,
    /// Whom the vendor reaches about the membership, as it stands now; of what is applied for in a programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ProgramContact>,
    /// The customer that was reported, and why the vendor looks at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_report: Option<Box<CustomerReport>>,
    /// The business plan that was handed in with it; of certifications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_plan: Option<PlanFile>,
    /// What it rests on now, while the vendor has not decided: the people and what their certificates fill, the solutions and
    /// the tags; of certifications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certification: Option<Box<Certification>>,
    /// From which level to which, and what qualifies for it; of applications for a higher level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelMatter>,
    /// On which facts the rules let it through, when they were asked.
    pub receipt: Option<ReviewReceipt>,
    /// What the same rule says now, while the vendor has not decided; absent where its agreement asks none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Box<Verdict>>,
    /// What happened, in order.
    pub history: Vec<HistoryEntry>,
}

impl ReviewDetail {
    /// The conditions that came out otherwise when it was submitted, or rested on another value; with what they were then.
    /// One that was not asked then is named when it is not met.
    pub fn changed(&self) -> impl Iterator<Item = (&Condition, Option<&Condition>)> {
        let then = self.receipt.as_ref().map(|kept| &kept.receipt.decision.verdict.conditions);
        let now = self.now.iter().flat_map(|now| &now.conditions);
        now.filter_map(move |one| {
            let was = then.into_iter().flatten().find(|was| was.check == one.check);
            let same = match was {
                Some(was) => (was.outcome, &was.seen) == (one.outcome, &one.seen),
                None => one.outcome == Outcome::Met,
            };
            (!same).then_some((one, was))
        })
    }
}

/// The decision of the rules that a submission rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewReceipt {
    /// Which receipt.
    pub receipt_id: ReceiptId,
    /// What it says.
    pub receipt: Receipt,
}
