//! Whom one applies to when one wants to be a cloud reseller, and how far that application is (P-60).

use crate::api::resellers;
use crate::explain::{Viewer, program_terms, timeline};
use crate::i18n::t::programs as p;
use crate::page::PickWords;
use crate::ui::Timeline;
use domain::api::reseller_applications::ResellerApplicationDetail;
use leptos::prelude::*;

/// Choosing the distributor to apply to.
pub(super) const DISTRIBUTOR: PickWords = PickWords {
    search: p::DISTRIBUTOR_SEARCH,
    choice: p::DISTRIBUTOR,
    pick: p::DISTRIBUTOR_PICK,
    none: p::DISTRIBUTOR_NONE,
    request: resellers::distributors,
};

/// What happened to the application until now.
pub(super) fn history(detail: &ResellerApplicationDetail) -> AnyView {
    let id = detail.application.application_id.as_str();
    let events = Signal::stored(timeline(id, &detail.history, &Viewer::PartnerStaff, program_terms::application_event));
    view! {
        <details>
            <summary>{p::RESELLER_HISTORY}</summary>
            <Timeline events/>
        </details>
    }
    .into_any()
}
