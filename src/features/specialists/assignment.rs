//! The two people whose certificates decide, what fills which slot, what is missing, and what time alone will break.

use super::words;
use crate::explain::{self, Viewer, program_terms};
use crate::i18n::{date, date_time, joined, t::specialists as s};
use crate::routes::Route;
use crate::ui::{Fact, KeyFacts, Notice, NoticeKind, StatusTag, TimeText, Turn};
use domain::api::certification::Certification;
use domain::ids::SpecialistId;
use domain::rules::certification::certificate_matching::{CertificateMatch, FilledSlot, MatchEnd};
use domain::rules::certification::certificates::{CertLevel, Certificate, CertifiedPerson};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing where the path asks for no certificates. The partner's own pages about its people are linked for its staff alone.
#[component]
pub fn Assignment(all: Arc<Certification>, #[prop(default = Viewer::PartnerStaff)] viewer: Viewer) -> impl IntoView {
    let Some(found) = all.matching.clone() else { return ().into_any() };
    let linked = viewer == Viewer::PartnerStaff;
    let missing = found.missing;
    let gap = move || {
        if missing.total() == 0 { s::NOTHING_MISSING.get().to_owned() } else { s::missing(words::levels(missing)) }
    };
    let earners = (missing.total() > 0).then(|| earners(&all, &found));
    let kind = if missing.total() == 0 { NoticeKind::Done } else { NoticeKind::NeedsYou };
    let ends = found.ends.clone().map(|end| ending(&all, &end));
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::ASSIGNMENT}</h2>
            <p class="prose">{s::ASSIGNMENT_HINT}</p>
            <Notice kind>{gap}" "{earners}</Notice>
            {slots(&all, &found, linked)}
            {ends}
        </section>
        <section class="panel stack">
            <h2 class="panel-title">{s::PEOPLE}</h2>
            {people(&all, &found, linked)}
        </section>
    }
    .into_any()
}

fn name(all: &Certification, id: &SpecialistId) -> String {
    let known = all.names.iter().find(|one| one.specialist_id == *id);
    known.map(|one| one.name.clone()).unwrap_or_default()
}

/// The name, with a link to the page about the person for who may read it.
fn called(all: &Certification, id: &SpecialistId, linked: bool) -> AnyView {
    let name = name(all, id);
    if !linked {
        return view! { <bdi>{name}</bdi> }.into_any();
    }
    let link = Route::Specialist(id.clone()).path();
    view! { <a href=link><bdi>{name}</bdi></a> }.into_any()
}

/// Who of the two can earn what is missing: the smallest gap is worth nothing in the wrong hands.
fn earners(all: &Certification, found: &CertificateMatch) -> impl Fn() -> String + use<> {
    let total = found.missing.total();
    let shares: Vec<_> = found
        .shares
        .iter()
        .map(|share| (share.specialist_id.as_ref().map(|id| name(all, id)), share.at_least, share.at_most))
        .collect();
    move || {
        let called = |at: usize, known: &Option<String>| match (known, at) {
            (Some(name), _) => name.clone(),
            (None, 0) => s::FIRST_PERSON.get().to_owned(),
            (None, _) => s::SECOND_PERSON.get().to_owned(),
        };
        match shares.as_slice() {
            [] => String::new(),
            [(one, 0, most), (other, 0, _)] if *most == total => s::earned_by_either(called(0, one), called(1, other)),
            all => s::earned_by(joined(all.iter().enumerate().filter(|(_, (.., most))| *most > 0).map(
                |(at, (known, least, most))| match least == most {
                    true => s::earner_exactly(called(at, known), most),
                    false => s::earner_between(called(at, known), least, most),
                },
            ))),
        }
    }
}

/// One line a slot, the open ones last.
fn slots(all: &Certification, found: &CertificateMatch, linked: bool) -> impl IntoView + use<> {
    let filled = found.filled.iter().map(|slot| filled(all, slot, linked)).collect_view();
    let open = [
        (CertLevel::Expert, found.missing.expert),
        (CertLevel::Professional, found.missing.professional),
        (CertLevel::Associate, found.missing.associate),
    ];
    let open = open.into_iter().flat_map(|(level, count)| (0..count).map(move |_| level)).map(|level| {
        view! {
            <tr data-slot="open">
                <th scope="row">{program_terms::cert_level(level)}</th>
                <td colspan="3"><StatusTag turn=Turn::NeedsYou label=s::SLOT_OPEN/></td>
            </tr>
        }
    });
    view! {
        <table class="slots">
            <caption class="visually-hidden">{s::ASSIGNMENT}</caption>
            <thead>
                <tr><th scope="col">{s::SLOT}</th><th scope="col">{s::FILLED_BY}</th><th scope="col">{s::CERTIFICATE}</th><th scope="col">{s::VALID_UNTIL}</th></tr>
            </thead>
            <tbody>{filled}{open.collect_view()}</tbody>
        </table>
    }
}

fn filled(all: &Certification, slot: &FilledSlot, linked: bool) -> impl IntoView + use<> {
    let (code, until) = (slot.code, slot.valid_until);
    view! {
        <tr data-slot="filled">
            <th scope="row">{program_terms::cert_level(slot.level)}</th>
            <td>{called(all, &slot.specialist_id, linked)}</td>
            <td>{move || program_terms::certificate(code)}</td>
            <td>{match until {
                Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
                None => view! { <span>{s::NO_END}</span> }.into_any(),
            }}</td>
        </tr>
    }
}

/// What runs out next, and what is missing from then on.
fn ending(all: &Certification, end: &MatchEnd) -> impl IntoView + use<> {
    let (at, missing) = (end.at, end.missing);
    let certificates = all.facts.people.iter().flat_map(|person| {
        let ending = person.certificates.iter().filter(|one| end.certificates.contains(&one.certificate_id));
        ending.map(|one| (name(all, &person.specialist_id), one.code)).collect::<Vec<_>>()
    });
    let certificates: Vec<_> = certificates.collect();
    let which = move || {
        let all = certificates.iter().map(|(name, code)| s::certificate_of(program_terms::certificate(*code), name));
        s::runs_out(date_time(at), joined(all))
    };
    let then = move || {
        if missing.total() == 0 { s::STILL_ENOUGH.get().to_owned() } else { s::then_missing(words::levels(missing)) }
    };
    view! { <Notice kind=NoticeKind::Info>{which}" "{then}</Notice> }
}

/// Everybody with all certificates, those of the two who decide marked.
fn people(all: &Certification, found: &CertificateMatch, linked: bool) -> AnyView {
    if all.facts.people.is_empty() {
        return view! { <p class="muted">{s::NO_PEOPLE}</p> }.into_any();
    }
    let person = |person: &CertifiedPerson| {
        let chosen = found.people.contains(&person.specialist_id);
        let lines = person.certificates.iter().map(|one| certificate(all, found, person, one)).collect_view();
        let none = person.certificates.is_empty().then(|| {
            let words = if person.link.is_bound() { s::NO_CERTIFICATES } else { s::NOT_SHARED };
            view! { <p class="muted">{words}</p> }
        });
        view! {
            <li class="stack" data-decides=chosen.then_some("")>
                <div class="row">
                    {called(all, &person.specialist_id, linked)}
                    <span class="muted">{program_terms::specialist_state(person.link)}</span>
                    {chosen.then(|| view! { <StatusTag turn=Turn::Done label=s::DECIDES/> })}
                </div>
                {none}
                <KeyFacts>{lines}</KeyFacts>
            </li>
        }
    };
    view! { <ul class="certified-people">{all.facts.people.iter().map(person).collect_view()}</ul> }.into_any()
}

fn certificate(
    all: &Certification,
    found: &CertificateMatch,
    person: &CertifiedPerson,
    one: &Certificate,
) -> impl IntoView + use<> {
    let used = found.filled.iter().any(|slot| slot.certificate_id == one.certificate_id);
    let (code, until) = (one.code, one.valid_until);
    let discounts = person.discounts(one, all.role.evaluated_at);
    let (turn, label) = match (used, discounts.is_empty()) {
        (true, _) => (Turn::Done, s::FILLS_A_SLOT),
        (false, true) => (Turn::Running, s::COUNTS_YES),
        (false, false) => (Turn::Closed, s::COUNTS_NO),
    };
    let why = (!discounts.is_empty()).then(|| {
        view! { <span class="muted">" · "{move || explain::discounts(&discounts)}</span> }
    });
    let until = until.map(|at| view! { <span class="muted">" · "{move || s::until(date(at))}</span> });
    view! { <Fact label=move || program_terms::certificate(code).to_owned()><StatusTag turn label/>{why}{until}</Fact> }
}
