//! Recording an application that came on paper; the rules answer with every reason.

use super::words::{PARTNER, VIEWER};
use crate::api::{Sender, message, reviews, use_sender};
use crate::explain::{Reasons, program_terms};
use crate::i18n::t;
use crate::page::PartnerPick;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, Choice, Dialog, Field, Select, Tone, use_toasts};
use domain::api::reviews::NewPaperApplication;
use domain::ids::TenantId;
use domain::program::Program;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn Record() -> impl IntoView {
    let open = RwSignal::new(false);
    let paper = Paper {
        open,
        search: RwSignal::new(String::new()),
        partner: RwSignal::new(String::new()),
        program: RwSignal::new(Program::GovCloud.as_str().to_owned()),
        sender: use_sender(),
    };
    view! {
        <Button on_press=move |()| open.set(true)>{t::reviews::RECORD}</Button>
        <Dialog open title=t::reviews::RECORD wide=true on_closed=move |()| paper.sender.clear()><PaperForm paper/></Dialog>
    }
    .into_any()
}

/// What is recorded, and what sends it: it outlives the body of the dialog. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Paper {
    open: RwSignal<bool>,
    search: RwSignal<String>,
    partner: RwSignal<String>,
    program: RwSignal<String>,
    sender: Sender,
}

#[component]
fn PaperForm(paper: Paper) -> impl IntoView {
    use t::reviews as r;
    let Paper { open, search, partner, program, sender } = paper;
    let toasts = use_toasts();
    let programs: Vec<_> = Program::ALL.iter().copied().filter(|program| !program.is_online()).collect();
    let programs: Vec<_> =
        programs.into_iter().map(|one| Choice::new(one.as_str(), program_terms::program(one))).collect();
    let submit = move |()| {
        let (Ok(partner_id), Ok(program)) =
            (TenantId::new(partner.get_untracked()), program.get_untracked().parse::<Program>())
        else {
            return;
        };
        sender.send_then(reviews::record(&NewPaperApplication { partner_id, program }), move |answer| match answer {
            Ok(detail) => {
                open.set(false);
                toasts.done(r::RECORDED);
                navigate(&Route::Review(detail.review.review_id).path(), Moved::Push);
            }
            // Whoever has closed the dialog meanwhile reads no reasons there.
            Err(error) if !open.get_untracked() => toasts.failed(message(&error)),
            Err(_) => {}
        });
    };
    let reason = Signal::derive(move || partner.with(String::is_empty).then(|| r::RECORD_PICK_FIRST.get().to_owned()));
    view! {
        <div class="stack">
            <p class="prose">{r::RECORD_LEAD}</p>
            <p class="prose">{r::RECORD_NO_ACCOUNT}" "<a href=Route::Partners.path()>{r::RECORD_OPEN_ACCOUNT}</a></p>
            <PartnerPick search partner words=PARTNER on_change=move |()| sender.clear()/>
            <Field label=r::RECORD_PROGRAM required=true>
                <Select value=program choices=Signal::stored(programs) on_change=move |code| { program.set(code); sender.clear(); }/>
            </Field>
            <Reasons sender viewer=&VIEWER label=r::RECORD_REFUSED/>
            <div class="form-actions">
                <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{t::reviews::RECORD}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </div>
    }
    .into_any()
}
