//! Choosing a partner account by its name.

use leptos::prelude::*;
use std::time::Duration;

use crate::api::{Request, use_fetch_when};
use crate::i18n::{Key, pick, t};
use crate::platform::timer::Debounce;
use crate::ui::{Choice, ErrorState, Field, Select, TextInput};
use domain::api::reviews::{PartnerAccount, PartnerAccounts, PartnerQuery};

/// A pause in typing after which accounts are looked for.
const PAUSE: Duration = Duration::from_millis(180);

/// What a choice of accounts is called, and where it comes from.
#[derive(Clone, Copy)]
pub struct PickWords {
    /// Names the field to seek in.
    pub search: Key,
    /// Names the choice.
    pub choice: Key,
    /// Stands for nothing chosen.
    pub pick: Key,
    /// Nothing was found.
    pub none: Key,
    /// Asks for the accounts.
    pub request: fn(&PartnerQuery) -> Request<PartnerAccounts>,
}

/// A search and the accounts that it finds; `partner` holds the id of the one chosen, or nothing.
#[component]
pub fn PartnerPick(
    partner: RwSignal<String>,
    /// What is searched for; given where that outlives this part.
    #[prop(default = RwSignal::new(String::new()))]
    search: RwSignal<String>,
    words: PickWords,
    /// Asks only while this holds.
    #[prop(into, default = Signal::stored(true))]
    wanted: Signal<bool>,
    /// Another one was chosen, or none: what was said about the last one holds no more.
    on_change: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let asked = RwSignal::new(search.get_untracked());
    let pause = Debounce::new(PAUSE);
    let found = use_fetch_when(move || {
        let text = asked.get();
        let text = text.trim();
        let query = PartnerQuery { search: (!text.is_empty()).then(|| text.to_owned()) };
        wanted.get().then(|| (words.request)(&query))
    });
    let choose = move |id: String| {
        partner.set(id);
        on_change(());
    };
    // Whoever is no longer searched for must not be sent along unseen.
    let typed = move |text: String| {
        choose(String::new());
        pause.run(move || {
            asked.try_set(text);
        });
    };
    Effect::watch(move || search.get(), move |text, _, _| typed(text.clone()), false);
    let failed = found.failure();
    let partners = Signal::derive(move || {
        let choice = |one: &PartnerAccount| {
            let name = pick(&one.name_zh, &one.name_en);
            Choice::new(one.partner_id.as_str(), t::common::named_with_code(name, &one.partner_id))
        };
        let named = |all: &PartnerAccounts| all.partners.iter().map(choice).collect::<Vec<_>>();
        let mut choices = vec![Choice::new("", words.pick)];
        choices.extend(found.read(named).unwrap_or_default());
        choices
    });
    let nobody = move || found.read(|all| all.partners.is_empty()).unwrap_or_default();
    view! {
        <Field label=words.search required=true><TextInput value=search autocomplete="off" maxlength=64/></Field>
        <ErrorState failure=failed on_retry=move |()| found.reload() busy=found.busy()/>
        {move || nobody().then(|| view! { <p class="muted" role="status">{words.none}</p> })}
        <Field label=words.choice required=true>
            <Select value=partner choices=partners on_change=choose/>
        </Field>
    }
    .into_any()
}
