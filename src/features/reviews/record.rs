//! Recording an application that came on paper; the rules answer with every reason.

use super::words::VIEWER;
use crate::api::{ApiError, failure, reviews, use_fetch, use_sender};
use crate::explain::{check_item, program_terms};
use crate::form::Refusal;
use crate::i18n::{pick, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, CheckList, Choice, Dialog, ErrorState, Field, Select, TextInput, Tone, use_toasts};
use domain::api::reviews::{NewPaperApplication, PartnerQuery};
use domain::ids::TenantId;
use domain::program::Program;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn Record() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button on_press=move |()| open.set(true)>{t::reviews::RECORD}</Button>
        <Dialog open title=t::reviews::RECORD wide=true><Paper open/></Dialog>
    }
    .into_any()
}

#[component]
fn Paper(open: RwSignal<bool>) -> impl IntoView {
    use t::reviews as r;
    let (sender, toasts) = (use_sender(), use_toasts());
    let (search, partner) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let program = RwSignal::new(Program::GovCloud.as_str().to_owned());
    let found = use_fetch(move || {
        let text = search.get();
        let text = text.trim();
        reviews::partners(&PartnerQuery { search: (!text.is_empty()).then(|| text.to_owned()) })
    });
    // Whoever is no longer searched for must not be sent along unseen.
    Effect::watch(
        move || search.get(),
        move |_, _, _| {
            partner.set(String::new());
            sender.clear();
        },
        false,
    );
    let failed = Signal::derive(move || found.error().map(|error| failure(&error)));
    let partners = Signal::derive(move || {
        let named = |all: &domain::api::reviews::PartnerAccounts| {
            let choice = |one: &domain::api::reviews::PartnerAccount| {
                Choice::new(one.partner_id.as_str(), pick(&one.name_zh, &one.name_en).to_owned())
            };
            all.partners.iter().map(choice).collect::<Vec<_>>()
        };
        let mut choices = vec![Choice::new("", r::RECORD_PICK)];
        choices.extend(found.read(named).unwrap_or_default());
        choices
    });
    let programs: Vec<_> = Program::ALL.iter().copied().filter(|program| !program.is_online()).collect();
    let programs: Vec<_> =
        programs.into_iter().map(|one| Choice::new(one.as_str(), program_terms::program(one))).collect();
    let submit = move |()| {
        let (Ok(partner_id), Ok(program)) =
            (TenantId::new(partner.get_untracked()), program.get_untracked().parse::<Program>())
        else {
            return;
        };
        sender.send(reviews::record(&NewPaperApplication { partner_id, program }), move |detail| {
            open.set(false);
            toasts.done(r::RECORDED);
            navigate(&Route::Review(detail.review.review_id).path(), Moved::Push);
        });
    };
    let reason = Signal::derive(move || partner.with(String::is_empty).then(|| r::RECORD_PICK_FIRST.get().to_owned()));
    let refused = move || {
        sender.error().map(|error| match error {
            ApiError::Refused { check_items, .. } => {
                let items = check_items.iter().map(|condition| check_item(condition, &VIEWER)).collect::<Vec<_>>();
                view! { <CheckList label=r::RECORD_REFUSED items=Signal::stored(items)/> }.into_any()
            }
            other => view! { <Refusal error=other/> }.into_any(),
        })
    };
    let nobody = move || found.read(|all| all.partners.is_empty()).unwrap_or_default();
    view! {
        <div class="stack">
            <p class="prose">{r::RECORD_LEAD}</p>
            <Field label=r::RECORD_SEARCH><TextInput value=search autocomplete="off" maxlength=64/></Field>
            <ErrorState failure=failed on_retry=move |()| found.reload() busy=Signal::derive(move || found.loading())/>
            {move || nobody().then(|| view! { <p class="muted" role="status">{r::RECORD_NONE}</p> })}
            <Field label=r::RECORD_PARTNER required=true>
                <Select value=partner choices=partners on_change=move |id| { partner.set(id); sender.clear(); }/>
            </Field>
            <Field label=r::RECORD_PROGRAM required=true>
                <Select value=program choices=Signal::stored(programs) on_change=move |code| { program.set(code); sender.clear(); }/>
            </Field>
            {refused}
            <div class="form-actions">
                <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{t::reviews::RECORD}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </div>
    }
    .into_any()
}
