//! One chosen path: its stages, its certificates, and leaving it.

use super::exit::Exit;
use super::paths::Asked;
use super::words::not_allowed;
use crate::api::{programs, session};
use crate::explain::{Viewer, check_items, decided_under, program_terms, stage_turn, turn_line, waiting_turn};
use crate::i18n::{Text, t};
use crate::routes::Route;
use crate::ui::{Button, CheckList, Fact, KeyFacts, LinkButton, StatusTag, TimeText, Turn, TurnLine};
use domain::api::programs::{AnnualReviewWindow, PathCard, PathCertificate};
use domain::program::DevelopmentPath;
use domain::rules::verdict::Verdict;
use domain::states::path_stage::PathStage;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// A path that the account is on.
#[component]
pub(super) fn PathItem(card: PathCard, exit: StoredValue<Verdict>, leaving: Asked) -> impl IntoView {
    use t::programs as p;
    let (path, stage, turn) = (card.path, card.stage, card.turn);
    let shape = stage_turn(stage, &Viewer::PartnerStaff);
    let line = turn.who.map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
        // What is certified is done, though its annual review waits.
        view! { <TurnLine turn=waiting_turn(&turn, &Viewer::PartnerStaff) parts/> }
    });
    let certificates = card.certificates.iter().map(|one| certificate(card.path, one)).collect_view();
    let reasons = card.certificates.iter().map(|one| why_not(card.path, one)).collect_view();
    view! {
        <li class="panel stack" data-path=path.as_str()>
            <h2 class="panel-title">{program_terms::path(path)}</h2>
            <Stages at=stage/>
            <div class="row"><StatusTag turn=shape label=program_terms::path_stage(stage)/></div>
            {line}
            <KeyFacts>
                {card.stage_since.map(|at| view! { <Fact label=p::STAGE_SINCE><TimeText at/></Fact> })}
                {card.valid_until.map(|at| view! { <Fact label=p::CERTIFIED_UNTIL><TimeText at/></Fact> })}
                {card.annual_review.map(annual_review)}
                {certificates}
            </KeyFacts>
            {reasons}
            <div class="row">{certification(path)}<Exit card exit leaving/></div>
        </li>
    }
}

/// From when on the certification can be applied for again, or that this is done.
fn annual_review(window: AnnualReviewWindow) -> impl IntoView + use<> {
    let AnnualReviewWindow { opens_at, under_review } = window;
    let open = move || session::now() >= opens_at;
    let (turn, words) = if under_review {
        (waiting_turn(&ReviewState::UnderReview.turn(), &Viewer::PartnerStaff), t::programs::ANNUAL_REVIEW_WAITS)
    } else {
        (Turn::NeedsYou, t::programs::ANNUAL_REVIEW_OPEN)
    };
    let shown = move || {
        if under_review || open() {
            view! { <StatusTag turn label=words/> }.into_any()
        } else {
            view! { {t::programs::ANNUAL_REVIEW_FROM}" "<TimeText at=opens_at/> }.into_any()
        }
    };
    view! { <Fact label=t::programs::ANNUAL_REVIEW>{shown}</Fact> }
}

/// The way to the requirement; without the right to open it, a button that says who has it.
fn certification(path: DevelopmentPath) -> impl Fn() -> AnyView {
    let words = t::programs::SEE_CERTIFICATION;
    move || match not_allowed() {
        Some(reason) => view! { <Button reason=Signal::stored(Some(reason))>{words}</Button> }.into_any(),
        None => view! { <LinkButton href=Route::Certification(path).path()>{words}</LinkButton> }.into_any(),
    }
}

/// The stages in their order, the one it is at marked.
#[component]
fn Stages(at: PathStage) -> impl IntoView {
    let stage = move |stage: &PathStage| {
        let state = match stage.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "ahead",
        };
        let current = (*stage == at).then_some("step");
        view! { <li data-state=state aria-current=current>{program_terms::path_stage(*stage)}</li> }
    };
    let shown = PathStage::ALL.iter().filter(|stage| **stage != PathStage::Available);
    view! { <ol class="stages" aria-label=t::programs::STAGES>{shown.map(stage).collect_view()}</ol> }
}

/// Whether a certificate can be had.
fn certificate(path: DevelopmentPath, certificate: &PathCertificate) -> impl IntoView + use<> {
    let ready = certificate.verdict.allowed();
    let (turn, words) = if ready {
        (Turn::Done, t::programs::CERTIFICATE_READY)
    } else {
        (Turn::Closed, t::programs::CERTIFICATE_NOT_READY)
    };
    let label = program_terms::certification_kind(certificate.certification);
    let certification = certificate.certification;
    let href = move || programs::path_certificate(path, certification);
    let file = ready.then(|| view! { " "<a href=href download="">{t::programs::CERTIFICATE_PDF}</a> });
    view! { <Fact label><StatusTag turn label=words/>{file}</Fact> }
}

/// Every condition of a certificate that cannot be had, with who can mend it and where.
fn why_not(path: DevelopmentPath, certificate: &PathCertificate) -> Option<impl IntoView + use<>> {
    let (verdict, kind) = (&certificate.verdict, certificate.certification);
    let label: Text = (move || {
        let kind = program_terms::certification_kind(kind).get();
        t::programs::certificate_conditions(program_terms::path(path).get(), kind)
    })
    .into();
    let items = Signal::stored(check_items(verdict, &Viewer::Path(path)));
    let (version, at) = (verdict.policy_version, verdict.evaluated_at);
    let note = Signal::derive(move || Some(decided_under(version, at)));
    let summary = move || t::programs::certificate_why_not(program_terms::certification_kind(kind).get());
    (!verdict.allowed()).then(|| {
        view! { <details class="record-line"><summary>{summary}</summary><CheckList label items note/></details> }
    })
}
