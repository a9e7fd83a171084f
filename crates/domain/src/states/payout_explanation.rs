//! 说明 and 支持操作 of a payout application: what a state means and what the partner does.

use super::payout::{PayoutMethod, PayoutState};
use crate::codes;

codes! {
    /// One explanation each; its text says what it means and what the partner does.
    pub enum PayoutExplanation {
        /// Not sent yet: edit and submit, or withdraw.
        NotSent = "NOT_SENT",
        /// The vendor will countersign: nothing to do, can be withdrawn.
        CountersignAwaited = "COUNTERSIGN_AWAITED",
        /// The vendor countersigns: nothing to do, can be withdrawn.
        CountersignRunning = "COUNTERSIGN_RUNNING",
        /// Print the invoicing list, write the invoice, hand in its number.
        InvoiceNeeded = "INVOICE_NEEDED",
        /// The invoice is being read: nothing to do.
        InvoiceInReview = "INVOICE_IN_REVIEW",
        /// The invoice was refused: put it right by the reason given and hand it in again.
        InvoiceToFix = "INVOICE_TO_FIX",
        /// Approved; finance starts the transfer within two working days.
        TransferStarting = "TRANSFER_STARTING",
        /// Approved; finance starts the top-up within two working days.
        TopUpStarting = "TOP_UP_STARTING",
        /// Approved; the coupon quota is issued by itself.
        QuotaStarting = "QUOTA_STARTING",
        /// Payment did not work: contact support.
        ContactSupport = "CONTACT_SUPPORT",
        /// Transferred: look at the bank account.
        TransferDone = "TRANSFER_DONE",
        /// Topped up: look at the income and expense details of the top-up account.
        TopUpDone = "TOP_UP_DONE",
        /// Coupon quota issued: look at the coupon quotas.
        QuotaDone = "QUOTA_DONE",
        /// Taken back: the incentives can be applied for again.
        TakenBack = "TAKEN_BACK",
    }
}

impl PayoutState {
    /// What this state means for an application that is paid by `method`.
    pub const fn explanation(self, method: PayoutMethod) -> PayoutExplanation {
        use PayoutExplanation as E;
        match (self, method) {
            (Self::Draft, _) => E::NotSent,
            (Self::AwaitingCountersign, _) => E::CountersignAwaited,
            (Self::InCountersign, _) => E::CountersignRunning,
            (Self::AwaitingInvoice, _) => E::InvoiceNeeded,
            (Self::InvoiceUnderReview, _) => E::InvoiceInReview,
            (Self::InvoiceRejected, _) => E::InvoiceToFix,
            (Self::Paying, PayoutMethod::BankTransfer) => E::TransferStarting,
            (Self::Paying, PayoutMethod::TopUp) => E::TopUpStarting,
            (Self::Paying, PayoutMethod::CouponQuota) => E::QuotaStarting,
            (Self::PaymentFailed, _) => E::ContactSupport,
            (Self::Completed, PayoutMethod::BankTransfer) => E::TransferDone,
            (Self::Completed, PayoutMethod::TopUp) => E::TopUpDone,
            (Self::Completed, PayoutMethod::CouponQuota) => E::QuotaDone,
            (Self::Withdrawn, _) => E::TakenBack,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_explanation_belongs_to_a_state_and_a_method() {
        let used: Vec<_> = PayoutState::ALL
            .iter()
            .flat_map(|state| PayoutMethod::ALL.iter().map(|method| state.explanation(*method)))
            .collect();
        for explanation in PayoutExplanation::ALL {
            assert!(used.contains(explanation), "{explanation} is never given");
        }
    }

    #[test]
    fn completed_says_where_the_money_is() {
        for (method, expect) in [
            (PayoutMethod::BankTransfer, PayoutExplanation::TransferDone),
            (PayoutMethod::TopUp, PayoutExplanation::TopUpDone),
            (PayoutMethod::CouponQuota, PayoutExplanation::QuotaDone),
        ] {
            assert_eq!(PayoutState::Completed.explanation(method), expect, "{method}");
        }
    }
}
