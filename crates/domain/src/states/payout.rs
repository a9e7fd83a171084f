//! Payout applications (domain.md SM-7, R-50): stage, state, next stage, whose turn and what can be done.

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// 当前环节: where an application stands.
    pub enum PayoutStage {
        /// 申付.
        Application = "APPLICATION",
        /// 会签.
        Countersign = "COUNTERSIGN",
        /// 开票.
        Invoicing = "INVOICING",
        /// 发票审核.
        InvoiceReview = "INVOICE_REVIEW",
        /// 支付.
        Payment = "PAYMENT",
        /// 已完成.
        Completed = "COMPLETED",
    }
}

codes! {
    /// 状态: the state in the column that partners read.
    pub enum PayoutState {
        /// 草稿.
        Draft = "DRAFT",
        /// 待会签.
        AwaitingCountersign = "AWAITING_COUNTERSIGN",
        /// 会签中.
        InCountersign = "IN_COUNTERSIGN",
        /// 待开票.
        AwaitingInvoice = "AWAITING_INVOICE",
        /// 审核中.
        InvoiceUnderReview = "INVOICE_UNDER_REVIEW",
        /// 已驳回.
        InvoiceRejected = "INVOICE_REJECTED",
        /// 支付中.
        Paying = "PAYING",
        /// 支付失败: the quota could not be issued; contact support.
        PaymentFailed = "PAYMENT_FAILED",
        /// 已完成.
        Completed = "COMPLETED",
        /// 已撤销.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// 激励发放方式: how a payout reaches the partner.
    pub enum PayoutMethod {
        /// 银行转账.
        BankTransfer = "BANK_TRANSFER",
        /// 充值华为云账户.
        TopUp = "TOP_UP",
        /// 转代金券额度: needs no invoice.
        CouponQuota = "COUPON_QUOTA",
    }
}

codes! {
    /// What can happen to an application.
    pub enum PayoutEvent {
        /// The partner sends it.
        Submit = "SUBMIT",
        /// The vendor starts the countersign.
        StartCountersign = "START_COUNTERSIGN",
        /// Countersigned; an invoice is needed.
        RequestInvoice = "REQUEST_INVOICE",
        /// Countersigned; no invoice is needed.
        ApproveWithoutInvoice = "APPROVE_WITHOUT_INVOICE",
        /// The partner hands in its invoice.
        SubmitInvoice = "SUBMIT_INVOICE",
        /// The vendor accepts the invoice.
        AcceptInvoice = "ACCEPT_INVOICE",
        /// The vendor refuses the invoice, with a reason.
        RejectInvoice = "REJECT_INVOICE",
        /// The money or quota has arrived.
        Complete = "COMPLETE",
        /// The quota could not be issued.
        Fail = "FAIL",
        /// The payment is tried again.
        Retry = "RETRY",
        /// The partner takes the application back.
        Withdraw = "WITHDRAW",
    }
}

codes! {
    /// What a transition of an application causes.
    pub enum PayoutEffect {
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The incentives in it can be applied for again.
        ReleaseIncentives = "RELEASE_INCENTIVES",
    }
}

transitions! { PayoutState, PayoutEvent, PayoutEffect:
    //  from               event                  by         to                      effects
    Draft:               Submit                by Partner => AwaitingCountersign [];
    Draft:               Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    AwaitingCountersign: StartCountersign      by Vendor  => InCountersign       [];
    AwaitingCountersign: Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    InCountersign:       RequestInvoice        by Vendor  => AwaitingInvoice     [NotifyPartner];
    InCountersign:       ApproveWithoutInvoice by Vendor  => Paying              [NotifyPartner];
    InCountersign:       Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    AwaitingInvoice:     SubmitInvoice         by Partner => InvoiceUnderReview  [];
    AwaitingInvoice:     Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    InvoiceUnderReview:  AcceptInvoice         by Vendor  => Paying              [NotifyPartner];
    InvoiceUnderReview:  RejectInvoice         by Vendor  => InvoiceRejected     [NotifyPartner];
    InvoiceUnderReview:  Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    InvoiceRejected:     SubmitInvoice         by Partner => InvoiceUnderReview  [];
    InvoiceRejected:     Withdraw              by Partner => Withdrawn           [ReleaseIncentives];
    Paying:              Complete              by Vendor  => Completed           [NotifyPartner];
    Paying:              Fail                  by Vendor  => PaymentFailed       [NotifyPartner];
    PaymentFailed:       Retry                 by Vendor  => Paying              [];
}

impl PayoutState {
    /// 当前环节 of this state; a withdrawn application is back where it began.
    pub const fn stage(self) -> PayoutStage {
        match self {
            Self::Draft | Self::Withdrawn => PayoutStage::Application,
            Self::AwaitingCountersign | Self::InCountersign => PayoutStage::Countersign,
            Self::AwaitingInvoice => PayoutStage::Invoicing,
            Self::InvoiceUnderReview | Self::InvoiceRejected => PayoutStage::InvoiceReview,
            Self::Paying | Self::PaymentFailed => PayoutStage::Payment,
            Self::Completed => PayoutStage::Completed,
        }
    }

    /// 下一环节; `None` when nothing follows. Coupon quota needs no invoice.
    pub const fn next_stage(self, method: PayoutMethod) -> Option<PayoutStage> {
        match (self, method) {
            (Self::Draft, _) => Some(PayoutStage::Countersign),
            (Self::AwaitingCountersign | Self::InCountersign, PayoutMethod::CouponQuota) => Some(PayoutStage::Payment),
            (Self::AwaitingCountersign | Self::InCountersign, _) => Some(PayoutStage::Invoicing),
            (Self::AwaitingInvoice | Self::InvoiceRejected, _) => Some(PayoutStage::InvoiceReview),
            (Self::InvoiceUnderReview, _) => Some(PayoutStage::Payment),
            (Self::Paying | Self::PaymentFailed, _) => Some(PayoutStage::Completed),
            (Self::Completed | Self::Withdrawn, _) => None,
        }
    }

    /// Whose turn it is. `payment_due` is when finance has to have started (R-50: two working days).
    pub fn turn(self, payment_due: Option<DateTime<Utc>>) -> Turn {
        let waits = |who| Turn { who: Some(who), due: None, silence: Silence::WaitsOn };
        match self {
            Self::Draft | Self::AwaitingInvoice | Self::InvoiceRejected => waits(Party::Partner),
            Self::AwaitingCountersign | Self::InCountersign | Self::InvoiceUnderReview | Self::PaymentFailed => {
                waits(Party::Vendor)
            }
            Self::Paying => Turn { who: Some(Party::Vendor), due: payment_due, silence: Silence::WaitsOn },
            Self::Completed | Self::Withdrawn => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(PayoutState::ALL, PayoutEvent::ALL, PayoutState::Draft);
    }

    #[test]
    fn it_can_be_withdrawn_before_payment_and_not_after() {
        for state in PayoutState::ALL {
            let possible = state.apply(PayoutEvent::Withdraw, Actor::Partner).is_ok();
            let before_payment = state.stage() < PayoutStage::Payment && *state != PayoutState::Withdrawn;
            assert_eq!(possible, before_payment, "{state}");
        }
    }

    #[test]
    fn whose_turn_it_is_agrees_with_who_can_act() {
        for state in PayoutState::ALL {
            match state.turn(None).who {
                Some(Party::Partner) => assert!(!state.events_for(Actor::Partner).is_empty(), "{state}"),
                Some(_) => assert!(!state.events_for(Actor::Vendor).is_empty(), "{state}"),
                None => assert!(state.is_final(), "{state}"),
            }
        }
    }

    #[test]
    fn every_open_state_names_the_stage_that_follows() {
        for state in PayoutState::ALL {
            for method in PayoutMethod::ALL {
                assert_eq!(state.next_stage(*method).is_none(), state.is_final(), "{state} {method}");
            }
        }
    }
}
