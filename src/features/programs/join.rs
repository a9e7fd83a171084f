//! Joining a programme: the conditions with what is ticked, at once in the browser; the server decides on submit.

use super::contact::{ContactFields, ContactInputs};
use super::distributor::Distributor;
use super::invited::Invited;
use super::join_form::JoinForm;
use super::tick::{Tick, TickBox};
use crate::api::{ApiError, Fetch, field_messages, programs, session, use_sender};
use crate::explain::program_terms;
use crate::form::{Form as TypedForm, Refusal};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Button, CheckList, Dialog, ErrorSummary, Notice, NoticeKind, Tone, opened_while, use_toasts};
use domain::agreement::AgreementKind;
use domain::api::program_applications::NewProgramApplication;
use domain::api::program_contacts::ProgramContact;
use domain::api::programs::Programs;
use domain::api::reseller_invitations::LetterToken;
use domain::program::Program;
use leptos::prelude::*;

/// Opens for the programme that is asked about.
#[component]
pub(super) fn JoinDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>, invited: Invited) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let typed = TypedForm::new();
    let form = JoinForm {
        asked,
        all,
        terms: Tick::new(AgreementKind::Terms, asked),
        commitments: Tick::new(AgreementKind::Commitments, asked),
        distributor: RwSignal::new(String::new()),
        invited,
        contact: ContactFields::new(typed, CONTACT, ProgramContact::default()),
        typed,
        refused: RwSignal::new(None),
    };
    let open = opened_while(asked);
    // Another programme begins with the account's own contact; one that is opened again has what was typed.
    Effect::new(move |before: Option<Option<Program>>| {
        let (program, before) = (asked.get(), before.flatten());
        let own = all.read(|all| all.own_contact.clone());
        match (program, own) {
            (Some(_), Some(own)) if before != program => {
                untrack(|| form.contact.begin(own));
                program
            }
            _ => before,
        }
    });
    let closed = move |()| {
        asked.set(None);
        form.terms.clear();
        form.commitments.clear();
        form.distributor.set(String::new());
        form.refused.set(None);
        typed.put_away();
        sender.clear();
    };
    let submit = move |()| {
        let Some(program) = asked.get_untracked() else { return };
        let accepted = untrack(|| form.accepted());
        if !typed.submit() {
            return;
        }
        let to_reseller = program == Program::CloudReseller;
        let invitation_token = untrack(|| invited.token()).filter(|_| to_reseller).map(LetterToken);
        let is_agreed = invitation_token.is_some();
        let named = form.distributor.get_untracked();
        let new = NewProgramApplication {
            program,
            distributor_id: named.parse().ok().filter(|_| !is_agreed),
            invitation_token,
            terms_accepted: accepted.terms,
            commitments_accepted: accepted.commitments,
            terms_version: accepted.terms.then(|| untrack(|| form.terms.version())),
            commitments_version: accepted.commitments.then(|| untrack(|| form.commitments.version())),
            contact: Some(form.contact.now()),
        };
        sender.send_then(programs::apply(&new), move |answer| match answer {
            Ok(_) => {
                typed.saved();
                open.set(false);
                let asks_distributor = to_reseller && !is_agreed;
                toasts.done(if asks_distributor { t::programs::APPLIED_TO_DISTRIBUTOR } else { t::programs::APPLIED });
                if is_agreed {
                    invited.put_away();
                }
            }
            Err(ApiError::Refused { check_items, .. }) => {
                typed.interrupted();
                form.refused.set(Some(check_items.all()));
            }
            Err(error) => {
                typed.refused(contact_messages(&error));
                if names_invitation(&error) {
                    invited.reload();
                }
                form.outdated(&error).for_each(Tick::outdated);
            }
        });
    };
    let title = move || asked.get().map(|program| t::programs::join_title(program_terms::program(program).get()));
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason=Signal::derive(move || form.blocked_by()) on_press=submit>
                {t::programs::SUBMIT}
            </Button>
        }
    };
    // That a text is another one stands at its tick, and what is wrong with the contact at its fields.
    let shown = move || {
        let elsewhere = |error: &ApiError| form.outdated(error).next().is_some() || !contact_messages(error).is_empty();
        sender.error().filter(|error| !elsewhere(error))
    };
    let error = move || {
        shown().map(|error| match names_invitation(&error) {
            true => view! { <Notice kind=NoticeKind::Failed>{t::programs::INVITED_OVER}</Notice> }.into_any(),
            false => view! { <Refusal error/> }.into_any(),
        })
    };
    view! {
        <Dialog open title=move || title().unwrap_or_default() wide=true footer on_closed=closed>
            <Conditions form/>
            {error}
        </Dialog>
    }
}

/// The fields of the contact as the wire names them.
const CONTACT: [&str; 3] = ["contact.name", "contact.telephone", "contact.email"];

/// What the server says about the contact.
fn contact_messages(error: &ApiError) -> Vec<(String, String)> {
    field_messages(error).into_iter().filter(|(field, _)| CONTACT.contains(&field.as_str())).collect()
}

/// Somebody else was faster, or the distributor has taken the letter back.
fn names_invitation(error: &ApiError) -> bool {
    error.fields().iter().any(|fault| fault.field == "invitation_token")
}

#[component]
fn Conditions(form: JoinForm) -> impl IntoView {
    let note = Signal::derive(move || session::policy().map(|policy| t::programs::checked_by_browser(policy.version)));
    let ticked = move |()| form.refused.set(None);
    let ticks = move || {
        form.has_ticks().then(|| {
            view! {
                <div class="stack">
                    <TickBox tick=form.terms on_change=ticked/>
                    <TickBox tick=form.commitments on_change=ticked/>
                </div>
            }
        })
    };
    let offline = move || form.asked.get().is_some_and(|program| !program.is_online());
    let has_ticks = Memo::new(move |_| form.has_ticks());
    let named = Memo::new(move |_| form.asks_for_distributor());
    let reached = Memo::new(move |_| form.asks_for_contact());
    view! {
        <div class="stack">
            {move || offline().then(|| view! { <Notice kind=NoticeKind::Info>{t::programs::OFFLINE}</Notice> })}
            {move || form.differs().then(|| view! { <Notice kind=NoticeKind::Failed>{t::programs::DIFFERS}</Notice> })}
            <CheckList label=t::programs::CONDITIONS items=Signal::derive(move || form.items()) note/>
            {move || form.needs_other_account().then(|| view! {
                <p class="prose">{t::programs::OTHER_ACCOUNT}" "<a href=Route::OtherAccounts.path()>{t::programs::TO_ACCOUNTS}</a></p>
            })}
            {move || { has_ticks.track(); untrack(ticks) }}
            {move || named.get().then(|| view! { <Distributor partner=form.distributor invited=form.invited wanted=named on_change=ticked/> })}
            {move || reached.get().then(|| view! {
                <ErrorSummary faults=form.typed.faults()/>
                <ContactInputs fields=form.contact/>
            })}
        </div>
    }
}
