//! Handing a certification in, and what became of the last one.

use crate::api::{Fetch, message, programs, use_sender};
use crate::explain::{Viewer, program_terms, review_turn, turn_line, unmet_line};
use crate::i18n::{Key, t::specialists as s};
use crate::ui::{
    Button, ConfirmDialog, Fact, KeyFacts, Notice, NoticeKind, StatusTag, TimeText, Tone, TurnLine, opened_while,
    use_toasts,
};
use domain::api::certification::{Certification, CertificationReview};
use domain::program::{CertificationKind, DevelopmentPath};
use domain::rules::verdict::Verdict;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// What the dialogs ask about. They stand beside the content, which is drawn anew when something changes. Copy it
/// freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) answer: Fetch<Certification>,
    pub(super) certify: RwSignal<Option<CertificationKind>>,
    pub(super) withdraw: RwSignal<Option<CertificationKind>>,
}

impl Asked {
    pub(super) fn new(answer: Fetch<Certification>) -> Self {
        Self { answer, certify: RwSignal::new(None), withdraw: RwSignal::new(None) }
    }

    /// The conditions of a certification.
    pub(super) fn verdict(self, all: &Certification, kind: CertificationKind) -> &Verdict {
        match kind {
            CertificationKind::Role => &all.role,
            CertificationKind::Differentiation => &all.differentiation,
        }
    }

    /// Path and version for a write; not followed.
    fn known(self) -> Option<(DevelopmentPath, i64)> {
        untrack(|| self.answer.read(|all| (all.facts.path, all.version)))
    }
}

/// What is said about applying and taking back, by what is applied for.
struct Words {
    apply: Key,
    applied: Key,
    withdraw_text: Key,
    withdrawn: Key,
}

const fn words(kind: CertificationKind) -> Words {
    match kind {
        CertificationKind::Role => Words {
            apply: s::CERTIFY,
            applied: s::CERTIFY_DONE,
            withdraw_text: s::WITHDRAW_TEXT,
            withdrawn: s::WITHDRAW_DONE,
        },
        CertificationKind::Differentiation => Words {
            apply: s::DIFFERENTIATE,
            applied: s::DIFFERENTIATE_DONE,
            withdraw_text: s::WITHDRAW_DIFFERENTIATION_TEXT,
            withdrawn: s::WITHDRAW_DIFFERENTIATION_DONE,
        },
    }
}

/// The button; when it cannot be pressed it stays and says why.
#[component]
pub(super) fn Certify(asked: Asked, kind: CertificationKind) -> impl IntoView {
    let unmet = move |all: &Certification| unmet_line(&asked.verdict(all, kind).conditions);
    let reason = Signal::derive(move || asked.answer.read(unmet).flatten());
    view! {
        <div class="row">
            <Button tone=Tone::Primary reason on_press=move |()| asked.certify.set(Some(kind))>{words(kind).apply}</Button>
        </div>
    }
    .into_any()
}

/// Opens for the certification that is asked about.
#[component]
pub(super) fn CertifyDialog(asked: Asked) -> impl IntoView {
    let (kind, open) = (asked.certify, opened_while(asked.certify));
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let verb = move || kind.get().map(|kind| words(kind).apply.get()).unwrap_or_default();
    let title = move || {
        let path = asked.answer.read(|all| all.facts.path)?;
        Some(s::certify_title(verb(), program_terms::path(path).get()))
    };
    let confirm = move |()| {
        let (Some(kind), Some((path, version))) = (kind.get_untracked(), asked.known()) else { return };
        sender.send(programs::certify(path, kind, version), move |now| {
            open.set(false);
            toasts.done(words(kind).applied);
            asked.answer.put(now);
        });
    };
    let closed = move |()| {
        kind.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title=move || title().unwrap_or_default() confirm=move || verb().to_owned() tone=Tone::Primary
            busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{s::CERTIFY_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// Takes the application back while the vendor has not decided.
#[component]
pub(super) fn WithdrawDialog(asked: Asked) -> impl IntoView {
    let (kind, open) = (asked.withdraw, opened_while(asked.withdraw));
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let (Some(kind), Some((path, version))) = (kind.get_untracked(), asked.known()) else { return };
        sender.send(programs::withdraw_certification(path, kind, version), move |now| {
            open.set(false);
            toasts.done(words(kind).withdrawn);
            asked.answer.put(now);
        });
    };
    let closed = move |()| {
        kind.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title=s::WITHDRAW_CERTIFICATION confirm=s::WITHDRAW_CERTIFICATION busy=sender.busy() error
            on_confirm=confirm on_closed=closed>
            <p>{move || kind.get().map(|kind| words(kind).withdraw_text.get())}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// The last application: its state, whose turn it is, and what the vendor said.
pub(super) fn review(review: &CertificationReview) -> impl IntoView + use<> {
    let (turn, label, applied_at) = (review.turn, program_terms::review_state(review.state), review.applied_at);
    let shape = review_turn(review.state, &turn, &Viewer::PartnerStaff);
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
