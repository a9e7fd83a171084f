//! The words and shapes of links, certificates and what happened to them.

use crate::explain::{Viewer, program_terms, waiting_turn};
use crate::i18n::{Key, joined, number, t::specialists as s};
use crate::ui;
use domain::api::specialists::{CertificateCount, Specialist};
use domain::rules::certification::certificates::LevelCounts;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::specialist::SpecialistState;

/// The shape of a link.
pub(super) fn shape(row: &Specialist) -> ui::Turn {
    match row.state {
        SpecialistState::Bound | SpecialistState::Specialist => ui::Turn::Done,
        SpecialistState::ApplyRejected | SpecialistState::CancelledByVendor => ui::Turn::Failed,
        _ => waiting_turn(&row.turn, &Viewer::PartnerStaff),
    }
}

/// What can be done with a link.
pub(super) const fn operation(operation: SpecialistOperation) -> Key {
    match operation {
        SpecialistOperation::Resend => s::RESEND,
        SpecialistOperation::Apply => s::APPLY,
        SpecialistOperation::Cancel => s::CANCEL_SPECIALIST,
        SpecialistOperation::WithdrawCancel => s::WITHDRAW_CANCEL,
        SpecialistOperation::Unbind => s::UNBIND,
    }
}

/// The same in the address: `?do=unbind`.
pub(super) const fn address(operation: SpecialistOperation) -> &'static str {
    match operation {
        SpecialistOperation::Resend => "resend",
        SpecialistOperation::Apply => "apply",
        SpecialistOperation::Cancel => "cancel",
        SpecialistOperation::WithdrawCancel => "withdraw-cancel",
        SpecialistOperation::Unbind => "unbind",
    }
}

/// "1 of 3 count"; followed.
pub(super) fn counted(count: CertificateCount) -> String {
    if count.held == 0 {
        return s::NO_CERTIFICATES.get().to_owned();
    }
    s::counting(number(count.counting), number(count.held))
}

/// "1 professional, 2 associate"; followed.
pub(super) fn levels(counts: LevelCounts) -> String {
    use domain::rules::certification::certificates::CertLevel;
    let of = |level: CertLevel, count: u32| {
        (count > 0).then(|| s::count_of_level(number(count), program_terms::cert_level(level).get()))
    };
    let all = [
        of(CertLevel::Expert, counts.expert),
        of(CertLevel::Professional, counts.professional),
        of(CertLevel::Associate, counts.associate),
    ];
    joined(all.into_iter().flatten())
}

/// What happened to a link, in words and shape.
pub(super) fn happened(code: &str) -> (ui::Turn, Key) {
    match code {
        "INVITED" => (ui::Turn::Running, s::EVENT_INVITED),
        "RESEND" => (ui::Turn::Running, s::EVENT_RESEND),
        "ACCEPT" => (ui::Turn::Done, s::EVENT_ACCEPT),
        "DECLINE" => (ui::Turn::Failed, s::EVENT_DECLINE),
        "EXPIRE" => (ui::Turn::Closed, s::EVENT_EXPIRE),
        "UNBIND" => (ui::Turn::Closed, s::EVENT_UNBIND),
        "APPLY" => (ui::Turn::Running, s::EVENT_APPLY),
        "APPROVE_APPLICATION" => (ui::Turn::Done, s::EVENT_APPROVE_APPLICATION),
        "REJECT_APPLICATION" => (ui::Turn::Failed, s::EVENT_REJECT_APPLICATION),
        "REQUEST_CANCEL" => (ui::Turn::Running, s::EVENT_REQUEST_CANCEL),
        "WITHDRAW_CANCEL" => (ui::Turn::Closed, s::EVENT_WITHDRAW_CANCEL),
        "APPROVE_CANCEL" => (ui::Turn::Done, s::EVENT_APPROVE_CANCEL),
        "REJECT_CANCEL" => (ui::Turn::Failed, s::EVENT_REJECT_CANCEL),
        "CANCEL_BY_VENDOR" => (ui::Turn::Failed, s::EVENT_CANCEL_BY_VENDOR),
        _ => (ui::Turn::Running, s::EVENT_OTHER),
    }
}
