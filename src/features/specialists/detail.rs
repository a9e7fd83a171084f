//! One employee: the link, whose turn it is, what it shares, and what happened (S-8).

use super::actions::entries;
use super::operation::Dialogs;
use super::records::Records;
use super::words;
use crate::api::{attachments, specialists, use_fetch};
use crate::explain::{Viewer, program_terms, timeline, turn_line};
use crate::i18n::{Text, t, t::specialists as s};
use crate::page::Unready;
use crate::routes::{Route, use_page_query};
use crate::ui::{
    Breadcrumb, Crumb, Fact, FileLink, KeyFacts, Menu, Notice, NoticeKind, PageHeader, StatusTag, TimeText, Timeline,
    TurnLine,
};
use domain::api::specialists::{Specialist, SpecialistDetail, Submission};
use domain::ids::SpecialistId;
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;
use std::sync::Arc;

/// The page; its dialogs open by the address.
#[component]
pub fn SpecialistPage(id: SpecialistId) -> impl IntoView {
    let detail = use_fetch(move || specialists::get(&id));
    let query = use_page_query();
    let title: Text =
        (move || detail.read(|one| one.specialist.name.clone()).unwrap_or_else(|| s::EMPLOYEE.get().to_owned())).into();
    let items = Signal::derive(move || detail.read(|one| entries(&one.specialist, &one.paths)).unwrap_or_default());
    let has_items = Memo::new(move |_| items.with(|items| !items.is_empty()));
    let crumbs = vec![
        Crumb { label: s::TITLE.into(), href: Some(Route::Specialists.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    let shown = Memo::new(move |_| detail.get());
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            {move || has_items.get().then(|| view! { <Menu label=Text::from(t::common::ACTIONS) items/> })}
        </PageHeader>
        <Unready fetch=detail missing=s::NO_SUCH_EMPLOYEE hint=s::NO_SUCH_EMPLOYEE_HINT/>
        {move || shown.get().map(content)}
        <Dialogs query detail/>
    }
    .into_any()
}

fn content(detail: Arc<SpecialistDetail>) -> AnyView {
    let row = detail.specialist.clone();
    let (turn, shape) = (row.turn, words::shape(&row));
    let line = turn.who.map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
        view! { <TurnLine turn=shape parts/> }
    });
    let events = Signal::stored(timeline("event", &detail.history, &Viewer::PartnerStaff, words::happened));
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <div class="row"><StatusTag turn=shape label=program_terms::specialist_state(row.state)/></div>
                {line}
                {said(&row)}
                <Facts row=row.clone()/>
                {submission(s::LAST_APPLICATION, s::NOTE, detail.application.as_ref())}
                {submission(s::LAST_CANCELLATION, s::REASON, detail.cancellation.as_ref())}
                <Records records=detail.records.clone() state=row.state/>
            </div>
            <aside class="evidence" aria-label=s::HISTORY>
                <section class="panel">
                    <h2 class="panel-title">{s::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </aside>
        </div>
    }
    .into_any()
}

/// What the vendor said last.
fn said(row: &Specialist) -> Option<AnyView> {
    let refused = matches!(row.state, SpecialistState::ApplyRejected | SpecialistState::CancelledByVendor);
    let kind = if refused { NoticeKind::Failed } else { NoticeKind::Info };
    let answer = row.answer.clone()?;
    Some(view! { <Notice kind>{move || s::vendor_said(&answer)}</Notice> }.into_any())
}

#[component]
fn Facts(row: Specialist) -> impl IntoView {
    let path = row.path.map(|path| {
        let link = Route::Certification(path).path();
        view! { <Fact label=s::PATH><a href=link>{program_terms::path(path)}</a></Fact> }
    });
    let certificates = row.certificates.map(|count| {
        let words = move || words::counted(count);
        view! { <Fact label=s::CERTIFICATES>{words}</Fact> }
    });
    view! {
        <KeyFacts>
            <Fact label=s::ACCOUNT><code>{row.account_name}</code></Fact>
            {path}
            {certificates}
            <Fact label=s::STATE_SINCE><TimeText at=row.state_since/></Fact>
            <Fact label=s::INVITED_AT><TimeText at=row.invited_at/></Fact>
            <Fact label=s::INVITED_UNTIL><TimeText at=row.invited_until/></Fact>
        </KeyFacts>
    }
}

fn submission(
    title: crate::i18n::Key,
    label: crate::i18n::Key,
    handed_in: Option<&Submission>,
) -> Option<impl IntoView + use<>> {
    let Submission { text, attachment, document } = handed_in?.clone();
    let document = match attachment {
        Some(file) => {
            view! { <FileLink href=attachments::own(&file.attachment_id) name=file.file_name size=file.size/> }
                .into_any()
        }
        None => document.into_any(),
    };
    let text = (!text.is_empty()).then(|| view! { <Fact label>{text}</Fact> });
    Some(view! {
        <section class="panel stack">
            <h2 class="panel-title">{title}</h2>
            <KeyFacts>
                <Fact label=s::DOCUMENT>{document}</Fact>
                {text}
            </KeyFacts>
        </section>
    })
}
