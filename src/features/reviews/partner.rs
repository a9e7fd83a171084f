//! Choosing a partner account by its name.

use crate::api::{failure, reviews, use_fetch};
use crate::i18n::{pick, t::reviews as r};
use crate::ui::{Choice, ErrorState, Field, Select, TextInput};
use domain::api::reviews::{PartnerAccount, PartnerAccounts, PartnerQuery};
use leptos::prelude::*;

/// A search and the accounts that it finds; `partner` holds the id of the one chosen, or nothing.
#[component]
pub(super) fn PartnerPick(
    partner: RwSignal<String>,
    /// Another one was chosen, or none: what was said about the last one holds no more.
    on_change: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let found = use_fetch(move || {
        let text = search.get();
        let text = text.trim();
        reviews::partners(&PartnerQuery { search: (!text.is_empty()).then(|| text.to_owned()) })
    });
    let choose = move |id: String| {
        partner.set(id);
        on_change(());
    };
    // Whoever is no longer searched for must not be sent along unseen.
    Effect::watch(move || search.get(), move |_, _, _| choose(String::new()), false);
    let failed = Signal::derive(move || found.error().map(|error| failure(&error)));
    let partners = Signal::derive(move || {
        let choice =
            |one: &PartnerAccount| Choice::new(one.partner_id.as_str(), pick(&one.name_zh, &one.name_en).to_owned());
        let named = |all: &PartnerAccounts| all.partners.iter().map(choice).collect::<Vec<_>>();
        let mut choices = vec![Choice::new("", r::RECORD_PICK)];
        choices.extend(found.read(named).unwrap_or_default());
        choices
    });
    let nobody = move || found.read(|all| all.partners.is_empty()).unwrap_or_default();
    view! {
        <Field label=r::RECORD_SEARCH required=true><TextInput value=search autocomplete="off" maxlength=64/></Field>
        <ErrorState failure=failed on_retry=move |()| found.reload() busy=Signal::derive(move || found.loading())/>
        {move || nobody().then(|| view! { <p class="muted" role="status">{r::RECORD_NONE}</p> })}
        <Field label=r::RECORD_PARTNER required=true>
            <Select value=partner choices=partners on_change=choose/>
        </Field>
    }
    .into_any()
}
