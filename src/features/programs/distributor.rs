//! Whom one applies to when one wants to be a cloud reseller, and how far that application is (P-60).

use crate::api::{resellers, use_fetch_when};
use crate::explain::{Viewer, timeline};
use crate::i18n::{Key, pick, t, t::programs as p};
use crate::ui::{Choice, Field, Select, TextInput, Timeline, Turn};
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::api::reviews::{PartnerAccount, PartnerAccounts, PartnerQuery};
use leptos::prelude::*;

/// A field to seek in, and what was found to choose from.
#[component]
pub(super) fn DistributorPicker(
    /// Asks for distributors only while this holds.
    #[prop(into)]
    wanted: Signal<bool>,
    chosen: RwSignal<String>,
    #[prop(into)] on_choice: Callback<()>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let found = use_fetch_when(move || {
        let text = search.get();
        let text = text.trim();
        let query = PartnerQuery { search: (!text.is_empty()).then(|| text.to_owned()) };
        wanted.get().then(|| resellers::distributors(&query))
    });
    let choices = Signal::derive(move || {
        let choice = |one: &PartnerAccount| {
            let name = pick(&one.name_zh, &one.name_en);
            Choice::new(one.partner_id.as_str(), format!("{name} ({})", one.partner_id))
        };
        let named = |all: &PartnerAccounts| all.partners.iter().map(choice).collect::<Vec<_>>();
        let mut choices = vec![Choice::new("", p::DISTRIBUTOR_PICK)];
        choices.extend(found.read(named).unwrap_or_default());
        choices
    });
    let nobody = move || found.read(|all| all.partners.is_empty()).unwrap_or_default();
    let choose = move |id: String| {
        chosen.set(id);
        on_choice.run(());
    };
    view! {
        <div class="stack">
            <p class="prose">{p::DISTRIBUTOR_LEAD}</p>
            <Field label=p::DISTRIBUTOR_SEARCH><TextInput value=search autocomplete="off" maxlength=64/></Field>
            {move || nobody().then(|| view! { <p class="muted" role="status">{p::DISTRIBUTOR_NONE}</p> })}
            <Field label=p::DISTRIBUTOR required=true><Select value=chosen choices on_change=choose/></Field>
        </div>
    }
    .into_any()
}

/// What happened to the application until now.
pub(super) fn history(detail: &ResellerApplicationDetail) -> AnyView {
    let id = detail.application.application_id.as_str();
    let events = Signal::stored(timeline(id, &detail.history, &Viewer::PartnerStaff, words));
    view! {
        <details>
            <summary>{p::RESELLER_HISTORY}</summary>
            <Timeline events/>
        </details>
    }
    .into_any()
}

fn words(event: &str) -> (Turn, Key) {
    match event {
        "SUBMITTED" => (Turn::Running, t::association::EVENT_REQUESTED),
        "APPROVE" => (Turn::Done, t::association::EVENT_APPROVED),
        "REJECT" => (Turn::Failed, t::association::EVENT_REJECTED),
        "WITHDRAW" => (Turn::Closed, t::association::EVENT_WITHDRAWN),
        _ => (Turn::Running, t::association::EVENT_OTHER),
    }
}
