//! The page: what waits for an answer, who sees the records, and the records themselves.

use super::delete::DeleteDialog;
use super::invitations::Invitations;
use super::link::LinkPanel;
use super::project_form::ProjectDialog;
use super::projects::{Doing, Projects};
use super::why::WhyDialog;
use crate::api::{Fetch, my_records, use_fetch};
use crate::explain::{CertificatePanel, Employment, TrainingPanel};
use crate::i18n::t::my_records as m;
use crate::page::Unready;
use crate::ui::PageHeader;
use domain::api::own_records::OwnRecords;
use leptos::prelude::*;

/// What the owner of a personal account sees of it.
#[component]
pub fn MyRecordsPage() -> impl IntoView {
    let mine = use_fetch(my_records::get);
    let doing = RwSignal::new(None::<Doing>);
    let has_arrived = Memo::new(move |_| mine.read(|_| ()).is_some());
    view! {
        <PageHeader title=m::TITLE as_of=Signal::derive(move || mine.as_of()) on_refresh=move |()| mine.reload()/>
        <p class="prose">{m::LEAD}</p>
        <Unready fetch=mine missing=m::NO_RECORDS hint=m::NO_RECORDS_HINT/>
        {move || has_arrived.get().then(|| view! { <Content mine doing/> })}
        // The dialogs stand beside the content, which is drawn anew when something changes.
        <ProjectDialog doing/>
        <DeleteDialog mine doing/>
        <WhyDialog doing/>
    }
    .into_any()
}

#[component]
fn Content(mine: Fetch<OwnRecords>, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let person = Memo::new(move |_| {
        mine.read(|all| (all.position.clone(), all.cloud_since, all.personally_verified)).unwrap_or_default()
    });
    let employment = move || {
        let (position, cloud_since, verified) = person.get();
        view! { <Employment position cloud_since verified/> }
    };
    view! {
        <div class="stack">
            <Invitations mine/>
            <LinkPanel mine/>
            {employment}
            <CertificatePanel rows=Signal::derive(move || mine.read(|all| all.certificates.clone()))/>
            <TrainingPanel rows=Signal::derive(move || mine.read(|all| all.trainings.clone()))/>
            <Projects mine doing/>
        </div>
    }
    .into_any()
}
