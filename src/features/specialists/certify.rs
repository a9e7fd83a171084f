//! Handing a certification in, and what became of the last one.

use crate::api::{Fetch, message, programs, use_sender};
use crate::explain::{Viewer, program_terms, review_turn, turn_line, unmet_line};
use crate::i18n::{Key, t::specialists as s};
use crate::ui::{
    Button, ConfirmDialog, Fact, KeyFacts, Notice, NoticeKind, StatusTag, TimeText, Tone, TurnLine, opened_while,
    use_toasts,
};
use domain::api::certification::{Certification, CertificationReview, CertificationStep};
use domain::program::DevelopmentPath;
use domain::rules::verdict::Verdict;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// What the dialogs ask about. They stand beside the content, which is drawn anew when something changes. Copy it
/// freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) answer: Fetch<Certification>,
    pub(super) certify: RwSignal<Option<CertificationStep>>,
    pub(super) withdraw: RwSignal<Option<CertificationStep>>,
}

impl Asked {
    pub(super) fn new(answer: Fetch<Certification>) -> Self {
        Self { answer, certify: RwSignal::new(None), withdraw: RwSignal::new(None) }
    }

    /// The conditions of what is applied for; nothing is reviewed again where nothing is certified.
    pub(super) fn verdict(self, all: &Certification, step: CertificationStep) -> Option<&Verdict> {
        match step {
            CertificationStep::Role => Some(&all.role),
            CertificationStep::Differentiation => Some(&all.differentiation),
            CertificationStep::AnnualReview => all.annual_review.as_ref().map(|again| &again.verdict),
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
    withdraw: Key,
    withdraw_text: Key,
    withdrawn: Key,
}

const fn words(step: CertificationStep) -> Words {
    match step {
        CertificationStep::Role => Words {
            apply: s::CERTIFY,
            applied: s::CERTIFY_DONE,
            withdraw: s::WITHDRAW_CERTIFICATION,
            withdraw_text: s::WITHDRAW_TEXT,
            withdrawn: s::WITHDRAW_DONE,
        },
        CertificationStep::Differentiation => Words {
            apply: s::DIFFERENTIATE,
            applied: s::DIFFERENTIATE_DONE,
            withdraw: s::WITHDRAW_CERTIFICATION,
            withdraw_text: s::WITHDRAW_DIFFERENTIATION_TEXT,
            withdrawn: s::WITHDRAW_DIFFERENTIATION_DONE,
        },
        CertificationStep::AnnualReview => Words {
            apply: s::REVIEW_AGAIN,
            applied: s::REVIEW_AGAIN_DONE,
            withdraw: s::WITHDRAW_REVIEW,
            withdraw_text: s::WITHDRAW_REVIEW_TEXT,
            withdrawn: s::WITHDRAW_REVIEW_DONE,
        },
    }
}

/// The button; when it cannot be pressed it stays and says why.
#[component]
pub(super) fn Certify(asked: Asked, kind: CertificationStep) -> impl IntoView {
    let unmet = move |all: &Certification| unmet_line(&asked.verdict(all, kind)?.conditions);
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
    let text = move || match kind.get() {
        Some(CertificationStep::AnnualReview) => s::REVIEW_AGAIN_TEXT,
        _ => s::CERTIFY_TEXT,
    };
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
            <p>{move || text().get()}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// Takes the application back while the vendor has not decided.
#[component]
pub(super) fn WithdrawDialog(asked: Asked) -> impl IntoView {
    let (kind, open) = (asked.withdraw, opened_while(asked.withdraw));
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let verb = move || kind.get().map(|kind| words(kind).withdraw.get()).unwrap_or_default();
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
        <ConfirmDialog open title=move || verb().to_owned() confirm=move || verb().to_owned() busy=sender.busy() error
            on_confirm=confirm on_closed=closed>
            <p>{move || kind.get().map(|kind| words(kind).withdraw_text.get())}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// What waits for the vendor can be taken back; beside a certification that is applied for, the annual review can wait too.
pub(super) fn withdrawing(all: &Certification, asked: Asked) -> impl IntoView + use<> {
    let last = all.review.as_ref().filter(|review| review.state == ReviewState::UnderReview).map(|review| review.kind);
    let again = all.annual_review.as_ref().filter(|again| again.under_review).map(|_| CertificationStep::AnnualReview);
    let button = |kind: CertificationStep| {
        let ask = move |()| asked.withdraw.set(Some(kind));
        view! { <Button on_press=ask>{words(kind).withdraw}</Button> }
    };
    let waiting: Vec<_> = last.into_iter().filter(|last| Some(*last) != again).chain(again).map(button).collect();
    (!waiting.is_empty()).then(|| view! { <div class="row">{waiting}</div> })
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
                <Fact label=s::CERTIFICATION_KIND>{program_terms::certification_step(kind_of)}</Fact>
                <Fact label=s::STATE><StatusTag turn=shape label/></Fact>
                <Fact label=s::APPLIED_AT><TimeText at=applied_at/></Fact>
            </KeyFacts>
            {answer}
        </section>
    }
}
