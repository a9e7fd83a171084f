//! Why a project of the vendor's cannot be changed: R-37 with every condition.

use super::projects::Doing;
use crate::explain::{Viewer, check_items, decided_under, rules_of};
use crate::i18n::{t, t::my_records as m};
use crate::ui::{Button, CheckList, Dialog, opened_while};
use domain::api::own_records::OwnProject;
use leptos::prelude::*;

#[component]
pub(super) fn WhyDialog(doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let asked = Memo::new(move |_| match doing.get() {
        Some(Doing::Why(project)) => Some(project),
        _ => None,
    });
    let open = opened_while(asked);
    let title = move || {
        let name = asked.with(|asked| asked.as_ref().map(|project| project.record.name.clone()));
        name.map(m::why_fixed_title).unwrap_or_default()
    };
    let footer =
        move || view! { <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button> };
    view! {
        <Dialog open title wide=true footer on_closed=move |()| doing.set(None)>
            <p class="prose">{m::WHY_FIXED_BODY}</p>
            {move || asked.get().map(conditions)}
        </Dialog>
    }
    .into_any()
}

fn conditions(project: OwnProject) -> impl IntoView {
    let verdict = project.change;
    let (version, at) = (verdict.policy_version, verdict.evaluated_at);
    let items = Signal::stored(check_items(&verdict, &Viewer::Employee));
    let note = Signal::derive(move || Some(decided_under(version, at)));
    let note_href = Signal::stored(Some(rules_of(version)));
    view! { <CheckList label=m::CONDITIONS items note note_href/> }
}
