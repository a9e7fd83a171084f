//! Handing a certification in, and what became of the last one.

use crate::api::{Fetch, message, programs, use_sender};
use crate::explain::{Viewer, program_terms, turn_line, unmet_line, waiting_turn};
use crate::i18n::{Text, t::specialists as s};
use crate::ui::{
    Button, ConfirmDialog, Fact, KeyFacts, Notice, NoticeKind, StatusTag, TimeText, Tone, Turn, TurnLine, use_toasts,
};
use domain::api::certification::{Certification, CertificationReview};
use domain::program::CertificationKind;
use domain::states::review::ReviewState;
use leptos::prelude::*;
use std::sync::Arc;

/// The button; when it cannot be pressed it stays and says why.
#[component]
pub(super) fn Certify(all: Arc<Certification>, kind: CertificationKind, answer: Fetch<Certification>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let (path, version) = (all.facts.path, all.version);
    let (verdict, words) = match kind {
        CertificationKind::Role => (all.role.clone(), s::CERTIFY),
        CertificationKind::Differentiation => (all.differentiation.clone(), s::DIFFERENTIATE),
    };
    let reason = Signal::derive(move || unmet_line(&verdict.conditions));
    let title: Text = (move || s::certify_title(words.get(), program_terms::path(path).get())).into();
    let confirm = move |()| {
        sender.send(programs::certify(path, kind, version), move |now| {
            open.set(false);
            toasts.done(s::CERTIFY_DONE);
            answer.put(now);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <div class="row">
            <Button tone=Tone::Primary reason on_press=move |()| open.set(true)>{words}</Button>
        </div>
        <ConfirmDialog open title confirm=words tone=Tone::Primary busy=sender.busy() error on_confirm=confirm>
            <p>{s::CERTIFY_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// Takes the application back while the vendor has not decided.
#[component]
pub(super) fn Withdraw(
    all: Arc<Certification>,
    kind: CertificationKind,
    answer: Fetch<Certification>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let (path, version) = (all.facts.path, all.version);
    let confirm = move |()| {
        sender.send(programs::withdraw_certification(path, kind, version), move |now| {
            open.set(false);
            toasts.done(s::WITHDRAW_DONE);
            answer.put(now);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <div class="row"><Button on_press=move |()| open.set(true)>{s::WITHDRAW_CERTIFICATION}</Button></div>
        <ConfirmDialog open title=s::WITHDRAW_CERTIFICATION confirm=s::WITHDRAW_CERTIFICATION busy=sender.busy() error on_confirm=confirm>
            <p>{s::WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// The last application: its state, whose turn it is, and what the vendor said.
pub(super) fn review(review: &CertificationReview) -> impl IntoView + use<> {
    let (turn, label, applied_at) = (review.turn, program_terms::review_state(review.state), review.applied_at);
    let shape = match review.state {
        ReviewState::UnderReview => waiting_turn(&turn, &Viewer::PartnerStaff),
        ReviewState::Approved => Turn::Done,
        ReviewState::Rejected => Turn::Failed,
        ReviewState::Withdrawn => Turn::Closed,
    };
    let line = turn.who.map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
        view! { <TurnLine turn=shape parts/> }
    });
    let kind_of = review.kind;
    let kind = if review.state == ReviewState::Rejected { NoticeKind::Failed } else { NoticeKind::Info };
    let answer = review.answer.clone().map(|answer| view! { <Notice kind>{move || s::vendor_said(&answer)}</Notice> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::LAST_CERTIFICATION}</h2>
            {line}
            <KeyFacts>
                <Fact label=s::CERTIFICATION_KIND>{program_terms::certification_kind(kind_of)}</Fact>
                <Fact label=s::STATE><StatusTag turn=shape label/></Fact>
                <Fact label=s::APPLIED_AT><TimeText at=applied_at/></Fact>
            </KeyFacts>
            {answer}
        </section>
    }
}
