//! The vocabulary of incentives and payouts, one text a value.

use crate::api::session;
use crate::explain::{Viewer, waiting_turn};
use crate::i18n::t::incentives as i;
use crate::i18n::{Key, Text};
use crate::ui::Turn;
use domain::api::incentives::IncentiveLine;
use domain::api::payouts::PayoutApplication;
use domain::incentive::{IncentiveOrderKind, IncentiveStatus, Sign};
use domain::rules::incentive_explanation::StepKind;
use domain::states::payout::{PayoutEvent, PayoutMethod, PayoutStage, PayoutState};
use domain::states::payout_explanation::PayoutExplanation;

/// Status of a line.
pub(super) const fn status(value: IncentiveStatus) -> Key {
    match value {
        IncentiveStatus::Estimated => i::STATUS_ESTIMATED,
        IncentiveStatus::PendingConfirmation => i::STATUS_PENDING_CONFIRMATION,
        IncentiveStatus::Issuing => i::STATUS_ISSUING,
        IncentiveStatus::Issued => i::STATUS_ISSUED,
    }
}

/// Kind of the order behind a line.
pub(super) const fn order_kind(value: IncentiveOrderKind) -> Key {
    match value {
        IncentiveOrderKind::New => i::ORDER_NEW,
        IncentiveOrderKind::Renew => i::ORDER_RENEW,
        IncentiveOrderKind::Change => i::ORDER_CHANGE,
        IncentiveOrderKind::Unsubscribe => i::ORDER_UNSUBSCRIBE,
        IncentiveOrderKind::Downgrade => i::ORDER_DOWNGRADE,
        IncentiveOrderKind::Usage => i::ORDER_USAGE,
    }
}

/// Above, at or below zero.
pub(super) const fn sign(value: Sign) -> Key {
    match value {
        Sign::Positive => i::SIGN_POSITIVE,
        Sign::Zero => i::SIGN_ZERO,
        Sign::Negative => i::SIGN_NEGATIVE,
    }
}

/// One step of the arithmetic.
pub(super) const fn step(value: StepKind) -> Key {
    match value {
        StepKind::Earned => i::STEP_EARNED,
        StepKind::Withheld => i::STEP_WITHHELD,
        StepKind::Unsubscribed => i::STEP_UNSUBSCRIBED,
        StepKind::Downgraded => i::STEP_DOWNGRADED,
        StepKind::Unaccounted => i::STEP_UNACCOUNTED,
    }
}

/// How a payout reaches the partner.
pub(super) const fn method(value: PayoutMethod) -> Key {
    match value {
        PayoutMethod::BankTransfer => i::METHOD_BANK_TRANSFER,
        PayoutMethod::TopUp => i::METHOD_TOP_UP,
        PayoutMethod::CouponQuota => i::METHOD_COUPON_QUOTA,
    }
}

/// Where an application stands.
pub(super) const fn stage(value: PayoutStage) -> Key {
    match value {
        PayoutStage::Application => i::STAGE_APPLICATION,
        PayoutStage::Countersign => i::STAGE_COUNTERSIGN,
        PayoutStage::Invoicing => i::STAGE_INVOICING,
        PayoutStage::InvoiceReview => i::STAGE_INVOICE_REVIEW,
        PayoutStage::Payment => i::STAGE_PAYMENT,
        PayoutStage::Completed => i::STAGE_COMPLETED,
    }
}

/// The state that partners read.
pub(super) const fn state(value: PayoutState) -> Key {
    match value {
        PayoutState::Draft => i::STATE_DRAFT,
        PayoutState::AwaitingCountersign => i::STATE_AWAITING_COUNTERSIGN,
        PayoutState::InCountersign => i::STATE_IN_COUNTERSIGN,
        PayoutState::AwaitingInvoice => i::STATE_AWAITING_INVOICE,
        PayoutState::InvoiceUnderReview => i::STATE_INVOICE_UNDER_REVIEW,
        PayoutState::InvoiceRejected => i::STATE_INVOICE_REJECTED,
        PayoutState::Paying => i::STATE_PAYING,
        PayoutState::PaymentFailed => i::STATE_PAYMENT_FAILED,
        PayoutState::Completed => i::STATE_COMPLETED,
        PayoutState::Withdrawn => i::STATE_WITHDRAWN,
    }
}

/// What a state means and what the partner does.
pub(super) fn meaning(value: PayoutExplanation) -> Text {
    let within = |words: fn(u32) -> String| -> Text {
        (move || words(session::policy().map(|policy| policy.incentive.payment_working_days).unwrap_or_default()))
            .into()
    };
    match value {
        PayoutExplanation::TransferStarting => return within(i::means_transfer_starting),
        PayoutExplanation::TopUpStarting => return within(i::means_top_up_starting),
        PayoutExplanation::QuotaStarting => return within(i::means_quota_starting),
        PayoutExplanation::NotSent => i::MEANS_NOT_SENT,
        PayoutExplanation::CountersignAwaited => i::MEANS_COUNTERSIGN_AWAITED,
        PayoutExplanation::CountersignRunning => i::MEANS_COUNTERSIGN_RUNNING,
        PayoutExplanation::InvoiceNeeded => i::MEANS_INVOICE_NEEDED,
        PayoutExplanation::InvoiceInReview => i::MEANS_INVOICE_IN_REVIEW,
        PayoutExplanation::InvoiceToFix => i::MEANS_INVOICE_TO_FIX,
        PayoutExplanation::ContactSupport => i::MEANS_CONTACT_SUPPORT,
        PayoutExplanation::TransferDone => i::MEANS_TRANSFER_DONE,
        PayoutExplanation::TopUpDone => i::MEANS_TOP_UP_DONE,
        PayoutExplanation::QuotaDone => i::MEANS_QUOTA_DONE,
        PayoutExplanation::TakenBack => i::MEANS_TAKEN_BACK,
    }
    .into()
}

/// What happened to an application, in words and shape.
pub(super) fn happened(code: &str) -> (Turn, Key) {
    let Ok(event) = code.parse::<PayoutEvent>() else { return (Turn::Running, i::EVENT_OTHER) };
    match event {
        PayoutEvent::Submit => (Turn::Running, i::EVENT_SUBMIT),
        PayoutEvent::StartCountersign => (Turn::Running, i::EVENT_START_COUNTERSIGN),
        PayoutEvent::RequestInvoice => (Turn::Running, i::EVENT_REQUEST_INVOICE),
        PayoutEvent::ApproveWithoutInvoice => (Turn::Running, i::EVENT_APPROVE_WITHOUT_INVOICE),
        PayoutEvent::SubmitInvoice => (Turn::Running, i::EVENT_SUBMIT_INVOICE),
        PayoutEvent::AcceptInvoice => (Turn::Running, i::EVENT_ACCEPT_INVOICE),
        PayoutEvent::RejectInvoice => (Turn::Failed, i::EVENT_REJECT_INVOICE),
        PayoutEvent::Complete => (Turn::Done, i::EVENT_COMPLETE),
        PayoutEvent::Fail => (Turn::Failed, i::EVENT_FAIL),
        PayoutEvent::Retry => (Turn::Running, i::EVENT_RETRY),
        PayoutEvent::Withdraw => (Turn::Closed, i::EVENT_WITHDRAW),
    }
}

/// The shape of a line's status; a lapsed line is nobody's any more.
pub(super) fn line_turn(line: &IncentiveLine) -> Turn {
    match line.status {
        _ if line.overlays.expired => Turn::Closed,
        IncentiveStatus::Issued => Turn::Done,
        _ if line.overlays.frozen => Turn::Failed,
        IncentiveStatus::Estimated => Turn::Running,
        _ => waiting_turn(&line.turn, &Viewer::PartnerStaff),
    }
}

/// The shape of an application's state.
pub(super) fn payout_turn(row: &PayoutApplication) -> Turn {
    match row.state {
        PayoutState::Completed => Turn::Done,
        PayoutState::PaymentFailed => Turn::Failed,
        PayoutState::Withdrawn => Turn::Closed,
        PayoutState::Paying => Turn::Running,
        _ => waiting_turn(&row.turn, &Viewer::PartnerStaff),
    }
}
