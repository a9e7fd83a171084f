//! Rules that the product keeps without asking them: no facts, no verdict, no receipt. Each is in the way something is
//! built, such as a state machine or what an operation offers at all.

use crate::codes;
use crate::rules::policy_number::PolicyNumber;

codes! {
    /// The number of such a rule in the specification.
    pub enum DescribedRule {
        /// A customer does not switch by itself: `http/my_partner/check` takes no such request.
        R11 = "R-11",
        /// Payout applications: `states::payout`.
        R50 = "R-50",
        /// Which incentives can be applied for: `incentive::Claim`.
        R55 = "R-55",
        /// Invoices of a payout application: `api::payout_invoices`.
        R56 = "R-56",
        /// What asks for a verification code: `api::messages::CodePurpose`.
        R70 = "R-70",
        /// How long a code holds, and the switch.
        R74 = "R-74",
    }
}

impl DescribedRule {
    /// The numbers of the policy that it goes by.
    pub const fn numbers(self) -> &'static [PolicyNumber] {
        match self {
            Self::R50 => &[PolicyNumber::PaymentDays],
            Self::R74 => &[PolicyNumber::CodeMinutes, PolicyNumber::CodeTries, PolicyNumber::CodeResend],
            Self::R11 | Self::R55 | Self::R56 | Self::R70 => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule_id::RuleId;

    #[test]
    fn what_is_described_is_not_asked() {
        for one in DescribedRule::ALL {
            assert!(one.as_str().parse::<RuleId>().is_err(), "{one}");
            for number in one.numbers() {
                assert!(number.rules().is_empty(), "{one}: {number}");
            }
        }
    }
}
