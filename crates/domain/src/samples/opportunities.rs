//! Facts of the opportunity rules.

use super::seed::Samples;
use crate::rules::opportunities::deadlines::{HoAnswer, HoAnswerFacts};
use crate::rules::opportunities::eligibility::{HoEligibilityFacts, PoSubmissionFacts};
use crate::rules::opportunities::incentive::IncentiveApplicationFacts;
use crate::states::po::PoState;
use chrono::{DateTime, Duration, Utc};

impl Samples {
    /// Facts of R-27.
    pub fn ho_eligibility_facts(&mut self) -> HoEligibilityFacts {
        let paths = self.below(4);
        HoEligibilityFacts {
            in_pce_plan: !self.once_in(4),
            stages: (0..paths).map(|_| self.stage()).collect(),
            vendor_confirmed: self.once_in(2),
            baseline_solutions: self.few(),
            listed_products: self.few(),
        }
    }

    /// Facts of R-71.
    pub fn po_submission_facts(&mut self) -> PoSubmissionFacts {
        PoSubmissionFacts {
            in_pce_plan: !self.once_in(8),
            customer_driven: !self.once_in(8),
            cloud_revenue: self.some_money(),
            has_budget: !self.once_in(8),
            has_authority: !self.once_in(8),
            has_need: !self.once_in(8),
            has_timing: !self.once_in(8),
        }
    }

    /// Facts of R-72: received within the last ten days.
    pub fn ho_answer_facts(&mut self, now: DateTime<Utc>) -> HoAnswerFacts {
        HoAnswerFacts {
            received_at: now - Duration::seconds(self.below(10 * 86_400).into()),
            answer: self.pick(HoAnswer::ALL, HoAnswer::Accept),
            has_reason: self.once_in(2),
        }
    }

    /// Facts of R-77: mostly delivered, around the end of the time to apply.
    pub fn incentive_application_facts(&mut self, now: DateTime<Utc>) -> IncentiveApplicationFacts {
        let delivered = !self.once_in(4);
        let other = self.pick(PoState::ALL, PoState::Accepted);
        let delivered_at = self.before(now);
        let refused_at = self.once_in(4).then(|| self.before(now));
        IncentiveApplicationFacts {
            in_pce_plan: !self.once_in(8),
            state: if delivered { PoState::Delivered } else { other },
            delivered_at: (delivered || other == PoState::Delivered).then_some(delivered_at),
            refused_at,
            cloud_revenue: self.some_money(),
            applied_for: self.once_in(4),
        }
    }
}
