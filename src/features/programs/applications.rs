//! P-40b: every application so far, of which no later one takes anything away.

use super::contact::contact_line;
use super::words::not_allowed;
use crate::api::{Fetch, programs, use_fetch_when};
use crate::explain::{Viewer, program_terms, review_turn, turn_line};
use crate::i18n::{number, pick, t::programs as p};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{StatusTag, TimeText};
use domain::api::program_contacts::ProgramContact;
use domain::api::program_history::{ProgramApplication, ProgramApplications};
use domain::api::programs::Programs;
use domain::program::Program;
use domain::states::review::ReviewEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The contacts of the memberships, and for which one is to be changed. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Contacts {
    all: Fetch<Programs>,
    asked: RwSignal<Option<Program>>,
}

impl Contacts {
    /// The contact of a membership that is open; nothing for one that is not. Followed.
    fn of(self, program: Program) -> Option<Option<ProgramContact>> {
        let open = |all: &Programs| {
            let card = all.programs.iter().find(|card| card.program == program && card.state.is_open())?;
            Some(card.contact.clone())
        };
        self.all.read(open).flatten()
    }
}

/// The newest applications as a table; asked for when the tab is looked at.
#[component]
pub(super) fn ApplicationHistory(
    shown: Signal<bool>,
    all: Fetch<Programs>,
    contact: RwSignal<Option<Program>>,
) -> impl IntoView {
    let contacts = Contacts { all, asked: contact };
    let fetch: Fetch<ProgramApplications> = use_fetch_when(move || shown.get().then(programs::applications));
    let known = Memo::new(move |_| fetch.get());
    view! {
        <section class="panel stack" id="applications">
            <h2 class="panel-title">{p::APPLICATIONS}</h2>
            <p class="prose">{p::APPLICATIONS_LEAD}</p>
            <Unready fetch/>
            {move || known.get().map(|all| view! { <Table all=(*all).clone() contacts/> })}
        </section>
    }
    .into_any()
}

#[component]
fn Table(all: ProgramApplications, contacts: Contacts) -> impl IntoView {
    if all.applications.is_empty() {
        return view! { <p class="muted">{p::APPLICATIONS_NONE}</p> }.into_any();
    }
    let few = all.applications.len();
    let more = (few as u64) < all.count;
    let count = move || p::applications_newest(number(few), number(all.count));
    // The contact is the membership's, so it stands with the newest application of the programme.
    let mut seen = BTreeSet::new();
    let rows = all.applications.into_iter().map(|one| {
        let newest = one.program.filter(|program| seen.insert(*program));
        row(one, newest, contacts)
    });
    let rows = rows.collect_view();
    view! {
        {more.then(|| view! { <p class="muted">{count}</p> })}
        <div class="table-scroll" role="region" aria-label=p::APPLICATIONS tabindex="0">
            <table class="steps record-table">
                <thead>
                    <tr>
                        <th scope="col">{p::APPLICATION_SUBJECT}</th>
                        <th scope="col">{p::APPLICATION_KIND}</th>
                        <th scope="col">{p::LEVEL_NEXT}</th>
                        <th scope="col">{p::LEVEL_STATE}</th>
                        <th scope="col">{p::APPLIED_AT}</th>
                        <th scope="col">{p::DECIDED_AT}</th>
                        <th scope="col">{p::LEVEL_APPLIED_BY}</th>
                        <th scope="col">{p::LEVEL_ANSWER}</th>
                        <th scope="col">{p::APPLICATION_DETAILS}</th>
                        <th scope="col">{p::CONTACT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(one: ProgramApplication, newest: Option<Program>, contacts: Contacts) -> impl IntoView {
    let about = one.program.map(program_terms::program).or(one.path.map(program_terms::path));
    let about = about.map(|term| view! { <span>{term}</span> });
    let because = one.asked_because.map(|reason| view! { <span class="muted">" · "{reason}</span> });
    let known = Memo::new(move |_| newest.and_then(|program| Some((program, contacts.of(program)?))));
    let contact = move || known.get().map(|(program, contact)| contact_line(contact.as_ref(), program, contacts.asked));
    let shape = review_turn(one.state, &one.turn, &Viewer::PartnerStaff);
    let turn = one.turn;
    let waits = turn
        .who
        .map(|_| view! { <span class="muted">{move || turn_line(&turn, &Viewer::PartnerStaff).join(" · ")}</span> });
    let distributor = one.distributor_zh.zip(one.distributor_en);
    let distributor =
        distributor.map(|(zh, en)| view! { <span class="muted">" · "{move || pick(&zh, &en).to_owned()}</span> });
    let overtaken =
        (one.ended_by == Some(ReviewEvent::Overtaken)).then(|| view! { <span>{p::INVITE_OVERTAKEN}</span> });
    // What the rules said then is for those who may apply.
    let receipt = one.receipt_id.map(|id| {
        let href = Route::Receipt(id).path();
        move || not_allowed().is_none().then(|| view! { <a href=href.clone()>{p::APPLICATION_CONDITIONS}</a> })
    });
    view! {
        <tr data-program=one.program.map(|program| program.as_str()) data-path=one.path.map(|path| path.as_str()) data-state=one.state.as_str()>
            <th scope="row">{about}{distributor}</th>
            <td data-label=p::APPLICATION_KIND>{program_terms::review_kind(one.kind)}{because}</td>
            <td data-label=p::LEVEL_NEXT>{one.level.map(|level| view! { <span>{program_terms::partner_tier(level)}</span> })}</td>
            <td data-label=p::LEVEL_STATE><StatusTag turn=shape label=program_terms::review_state(one.state)/>{waits}</td>
            <td data-label=p::APPLIED_AT><TimeText at=one.applied_at/></td>
            <td data-label=p::DECIDED_AT>{one.decided_at.map(|at| view! { <TimeText at/> })}</td>
            <td data-label=p::LEVEL_APPLIED_BY><bdi>{one.applied_by}</bdi></td>
            <td data-label=p::LEVEL_ANSWER>{one.reason}{overtaken}</td>
            <td data-label=p::APPLICATION_DETAILS>{receipt}</td>
            <td data-label=p::CONTACT>{contact}</td>
        </tr>
    }
}
