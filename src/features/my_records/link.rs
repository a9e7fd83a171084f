//! The partner that the account is bound to: what it sees, and who can end that.

use crate::api::Fetch;
use crate::explain::program_terms;
use crate::i18n::{joined, number, pick, t::my_records as m};
use crate::ui::{EmptyKind, EmptyState, Fact, KeyFacts, Notice, StatusTag, TimeText, Turn};
use domain::api::own_records::{OwnLink, OwnRecords};
use domain::states::machine::{Actor, Machine};
use domain::states::specialist::{SpecialistEvent, SpecialistState};
use leptos::prelude::*;

/// How much there is to see: certificates, trainings, projects.
type Counts = (usize, usize, usize);

#[component]
pub(super) fn LinkPanel(mine: Fetch<OwnRecords>) -> impl IntoView {
    let known = Memo::new(move |_| {
        mine.read(|all| (all.link.clone(), (all.certificates.len(), all.trainings.len(), all.projects.len())))
    });
    let content = move || match known.get() {
        Some((Some(link), counts)) => view! { <Link link counts/> }.into_any(),
        Some((None, _)) => {
            let kind = EmptyKind::NothingYet;
            view! { <EmptyState kind title=m::NO_PARTNER hint=m::NO_PARTNER_HINT/> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{m::PARTNER}</h2>
            {content}
        </section>
    }
    .into_any()
}

#[component]
fn Link(link: OwnLink, counts: Counts) -> impl IntoView {
    let OwnLink { partner_name_zh, partner_name_en, state, state_since, bound_at, path, .. } = link.clone();
    let is_shown = link.is_shown();
    let sees = move || {
        let (certificates, trainings, projects) = counts;
        if is_shown {
            m::shown_now(number(certificates), number(trainings), number(projects))
        } else {
            m::SHOWN_NOTHING.get().to_owned()
        }
    };
    let ending = if is_shown {
        view! { <Ending state people=link.administrators/> }.into_any()
    } else {
        view! { <Notice>{m::ENDED}</Notice> }.into_any()
    };
    view! {
        <KeyFacts>
            <Fact label=m::PARTNER_NAME><strong>{move || pick(&partner_name_zh, &partner_name_en)}</strong></Fact>
            <Fact label=m::STATE><StatusTag turn=shape(state) label=program_terms::specialist_state(state)/></Fact>
            <Fact label=m::STATE_SINCE><TimeText at=state_since/></Fact>
            <Fact label=m::BOUND_AT><TimeText at=bound_at/></Fact>
            {path.map(|path| view! { <Fact label=m::PATH>{program_terms::path(path)}</Fact> })}
            <Fact label=m::SHOWN>{sees}</Fact>
        </KeyFacts>
        {ending}
    }
    .into_any()
}

/// Nobody but the partner ends the link, and a specialist has to be cancelled before (SM-5, R-36).
#[component]
fn Ending(state: SpecialistState, people: Vec<String>) -> impl IntoView {
    let names = move || match people.as_slice() {
        [] => m::END_BY_NOBODY.get().to_owned(),
        people => m::end_by(joined(people.iter().map(String::as_str))),
    };
    let first = state.apply(SpecialistEvent::Unbind, Actor::Partner).is_err();
    view! {
        <div class="stack">
            <h3>{m::END_TITLE}</h3>
            <p class="prose">{names}</p>
            {first.then(|| view! { <p class="prose">{m::END_SPECIALIST}</p> })}
        </div>
    }
    .into_any()
}

/// The shape of a link for the person.
const fn shape(state: SpecialistState) -> Turn {
    match state {
        SpecialistState::Bound | SpecialistState::Specialist => Turn::Done,
        SpecialistState::ApplyReviewing | SpecialistState::CancelReviewing => Turn::Waiting,
        SpecialistState::ApplyRejected | SpecialistState::CancelledByVendor => Turn::Failed,
        SpecialistState::Invited => Turn::NeedsYou,
        SpecialistState::CancelApproved | SpecialistState::Expired | SpecialistState::Unbound => Turn::Closed,
    }
}
