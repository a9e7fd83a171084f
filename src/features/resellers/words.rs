//! Resellers and applications in words and shapes.

use crate::explain::{Viewer, program_terms, waiting_turn};
use crate::i18n::{Key, Text, money, pick, t::resellers as r};
use crate::ui;
use domain::api::associations::REASON_MAX;
use domain::api::reseller_applications::ResellerApplication;
use domain::api::resellers::IndirectPartner;
use domain::money::{Currency, Money};
use domain::states::reseller_application::{ResellerApplicationEvent as Event, ResellerApplicationState as State};

/// Who reads these pages.
pub(super) const VIEWER: Viewer = Viewer::Distributor;

/// The verb of an answer.
pub(super) const fn verb(event: Event) -> Key {
    match event {
        Event::Approve => r::APPROVE,
        Event::Reject | Event::Withdraw => r::REJECT,
    }
}

/// Who reads the reason.
pub(super) fn reason_hint() -> String {
    r::reason_hint(REASON_MAX)
}

/// A reseller's name in the reader's language.
pub(super) fn name(row: &IndirectPartner) -> String {
    let english = row.console.as_ref().map_or("", |console| console.name_en.as_str());
    pick(&row.name, if english.is_empty() { &row.name } else { english })
}

/// An amount of the wire in the reader's notation.
pub(super) fn amount(text: &str, currency: Currency) -> impl Fn() -> String + Send + Sync + use<> {
    let amount = Money::from_decimal(text, currency).unwrap_or(Money::zero(currency));
    move || money(amount.minor, amount.currency.as_str())
}

/// The applicant's name in the reader's language.
pub(super) fn applicant(row: &ResellerApplication) -> Text {
    let (zh, en) = (row.applicant_zh.clone(), row.applicant_en.clone());
    (move || pick(&zh, &en)).into()
}

/// The shape of an application, seen by the distributor.
pub(super) fn shape(row: &ResellerApplication) -> ui::Turn {
    match row.state {
        State::VendorReview | State::DistributorReview => waiting_turn(&row.turn, &VIEWER),
        State::Approved => ui::Turn::Done,
        State::Rejected => ui::Turn::Failed,
        State::Withdrawn => ui::Turn::Closed,
    }
}

/// What happened to an application or to a reseller.
pub(super) fn happened(event: &str) -> (ui::Turn, Key) {
    match event {
        "LINKED" => (ui::Turn::Done, r::EVENT_LINKED),
        "UNLINKED" => (ui::Turn::Closed, r::EVENT_UNLINKED),
        "ASSIGNED" => (ui::Turn::Running, r::EVENT_ASSIGNED),
        "PERMITTED" => (ui::Turn::Done, r::EVENT_PERMITTED),
        "PERMISSION_REVOKED" => (ui::Turn::Closed, r::EVENT_PERMISSION_REVOKED),
        other => program_terms::application_event(other),
    }
}
