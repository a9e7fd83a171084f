//! One programme: where the account stands, and what it can do next.

use super::contact::contact_line;
use super::distributor::history;
use super::leave::leave_button;
use super::level::{level_action, open_application};
use super::list::Asked;
use super::renew::{renew_action, renewal_open};
use super::words::{about, membership_turn, not_allowed};
use crate::explain::{Viewer, program_terms, turn_line};
use crate::i18n::{pick, t};
use crate::routes::Route;
use crate::ui::{Button, Fact, KeyFacts, LinkButton, Notice, NoticeKind, StatusTag, TimeText, Tone, TurnLine};
use domain::api::levels::LevelUpgrade;
use domain::api::programs::ProgramCard;
use domain::program::Program;
use domain::rules::programs::join::may_open_form;
use domain::states::membership::{MembershipEvent, MembershipState};
use leptos::prelude::*;

/// A card of the list.
#[component]
pub(super) fn ProgramItem(card: ProgramCard, level: Option<LevelUpgrade>, asked: Asked) -> impl IntoView {
    use t::programs as p;
    let turn = card.turn;
    let shape = membership_turn(card.state, &turn);
    // Of a renewal its own line says it.
    let renews = card.renewal.as_ref().is_some_and(|renewal| renewal.under_review);
    let line = turn.who.filter(|_| !renews).map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
        view! { <TurnLine turn=shape parts/> }
    });
    let reason = card.reason.clone().map(|reason| {
        let (kind, words) = match card.state {
            MembershipState::Exited => (NoticeKind::Info, p::LEFT_BECAUSE),
            _ => (NoticeKind::Failed, p::REJECTED_BECAUSE),
        };
        view! { <Notice kind><strong>{words}</strong>{t::common::COLON}{reason}</Notice> }
    });
    let moment = |label, at: Option<_>| at.map(|at| view! { <Fact label><TimeText at/></Fact> });
    let distributor = card.reseller_application.as_ref().map(|detail| {
        let (zh, en) = (detail.application.distributor_zh.clone(), detail.application.distributor_en.clone());
        view! { <Fact label=p::DISTRIBUTOR>{move || pick(&zh, &en)}</Fact> }
    });
    let tier = card.level.map(|level| view! { <Fact label=p::LEVEL>{program_terms::partner_tier(level)}</Fact> });
    // Levels are for members; what was applied for before is read all the same.
    let level = level.filter(|level| card.state.is_member() || !level.applications.is_empty());
    let has_facts = card.applied_at.is_some();
    let contact = card.state.is_open().then(|| {
        let line = contact_line(card.contact.as_ref(), card.program, asked.contact);
        view! { <Fact label=p::CONTACT>{line}</Fact> }
    });
    let facts = has_facts.then(|| {
        view! {
            <KeyFacts>
                {tier}
                {distributor}
                {moment(p::APPLIED_AT, card.applied_at)}
                {moment(p::JOINED_AT, card.joined_at)}
                {moment(p::VALID_UNTIL, card.valid_until)}
                {contact}
            </KeyFacts>
        }
    });
    view! {
        <li class="panel stack program-card" data-program=card.program.as_str() id=anchor(card.program)>
            <h2 class="panel-title">{program_terms::program(card.program)}</h2>
            <p class="muted">{about(card.program)}</p>
            <div class="row"><StatusTag turn=shape label=program_terms::membership_state(card.state)/></div>
            {line}
            {reason}
            {facts}
            {card.reseller_application.as_deref().map(history)}
            {level.as_ref().map(open_application)}
            {renewal_open(&card)}
            <div class="row program-actions">
                {withdraw(&card, asked)}{join(&card, asked)}{renew_action(&card, asked)}{level.as_ref().map(|level| level_action(level, asked.level))}
                {certificate(&card)}{leave_button(&card, asked.leave)}
            </div>
        </li>
    }
}

/// Links of conditions lead to the card.
fn anchor(program: Program) -> String {
    format!("program-{}", program.as_str())
}

/// Join where only the form is missing; else the reasons, or the conditions of what is joined off line.
fn join(card: &ProgramCard, asked: Asked) -> impl IntoView + use<> {
    use t::programs as p;
    let program = card.program;
    if card.state.is_open() {
        return ().into_any();
    }
    let open = move |()| asked.join.set(Some(program));
    if card.actions.contains(&MembershipEvent::Apply) && may_open_form(&card.join) {
        let reason = Signal::derive(not_allowed);
        return view! { <Button tone=Tone::Primary reason on_press=open>{p::JOIN}</Button> }.into_any();
    }
    let words = if may_open_form(&card.join) { p::CONDITIONS } else { p::WHY_NOT };
    view! { <Button on_press=open>{words}</Button> }.into_any()
}

/// What waits for the vendor can be taken back.
fn withdraw(card: &ProgramCard, asked: Asked) -> impl IntoView + use<> {
    let program = card.program;
    let ask = move |()| asked.withdraw.set(Some(program));
    let possible = card.actions.contains(&MembershipEvent::Withdraw);
    possible.then(|| view! { <Button reason=Signal::derive(not_allowed) on_press=ask>{t::programs::WITHDRAW}</Button> })
}

/// Members alone have one; where it cannot be downloaded, its page says why.
fn certificate(card: &ProgramCard) -> impl IntoView + use<> {
    let words = if card.certificate.allowed() { t::programs::CERTIFICATE } else { t::programs::CERTIFICATE_WHY };
    let href = Route::ProgramCertificate(card.program).path();
    card.state.is_member().then(|| view! { <LinkButton href>{words}</LinkButton> })
}
