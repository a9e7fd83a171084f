//! Whom one applies to when one wants to be a cloud reseller, and how far that application is (P-60).

use super::invited::Invited;
use crate::api::resellers;
use crate::explain::{Viewer, program_terms, timeline};
use crate::i18n::t::programs as p;
use crate::page::{PartnerPick, PickWords};
use crate::ui::Timeline;
use domain::api::reseller_applications::ResellerApplicationDetail;
use leptos::prelude::*;

/// Choosing the distributor to apply to.
const DISTRIBUTOR: PickWords = PickWords {
    search: p::DISTRIBUTOR_SEARCH,
    choice: p::DISTRIBUTOR,
    pick: p::DISTRIBUTOR_PICK,
    none: p::DISTRIBUTOR_NONE,
    request: resellers::distributors,
};

/// The distributor of a cloud reseller: the one that has invited it, or one that is chosen.
#[component]
pub(super) fn Distributor(
    partner: RwSignal<String>,
    invited: Invited,
    wanted: Memo<bool>,
    on_change: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_agreed = Memo::new(move |_| invited.token().is_some());
    move || {
        if is_agreed.get() {
            let who = move || p::invited_to(invited.distributor().unwrap_or_default());
            return view! { <p class="prose" data-distributor="invited">{who}</p> }.into_any();
        }
        view! {
            <p class="prose">{p::DISTRIBUTOR_LEAD}</p>
            <PartnerPick partner words=DISTRIBUTOR wanted on_change/>
        }
        .into_any()
    }
}

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
