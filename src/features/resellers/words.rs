//! Resellers and applications in words and shapes.

use crate::api::session;
use crate::explain::{Viewer, waiting_turn};
use crate::i18n::{Key, Text, pick, t, t::resellers as r};
use crate::ui;
use domain::api::reseller_applications::ResellerApplication;
use domain::api::resellers::IndirectPartner;
use domain::organization::PartnerType;
use domain::states::reseller_application::ResellerApplicationState as State;

/// Who reads these pages.
pub(super) const VIEWER: Viewer = Viewer::Distributor;

/// Only a distributor has resellers. Followed.
pub(super) fn is_distributor() -> bool {
    session::read(|info| info.partner_type).flatten() == Some(PartnerType::Distributor)
}

/// A reseller's name in the reader's language.
pub(super) fn name(row: &IndirectPartner) -> String {
    let english = row.console.as_ref().map_or("", |console| console.name_en.as_str());
    pick(&row.name, if english.is_empty() { &row.name } else { english })
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
        "SUBMITTED" => (ui::Turn::Running, t::association::EVENT_REQUESTED),
        "APPROVE" => (ui::Turn::Done, t::association::EVENT_APPROVED),
        "REJECT" => (ui::Turn::Failed, t::association::EVENT_REJECTED),
        "WITHDRAW" => (ui::Turn::Closed, t::association::EVENT_WITHDRAWN),
        "LINKED" => (ui::Turn::Done, r::EVENT_LINKED),
        "ASSIGNED" => (ui::Turn::Running, r::EVENT_ASSIGNED),
        _ => (ui::Turn::Running, t::association::EVENT_OTHER),
    }
}
