//! Joining a programme: the conditions with what is ticked, at once in the browser; the server decides on submit.

use super::contact::{ContactFields, ContactInputs};
use super::distributor::DISTRIBUTOR;
use super::tick::{Tick, TickBox};
use super::words::not_allowed;
use crate::api::{ApiError, Fetch, field_messages, programs, session, use_sender};
use crate::explain::{Viewer, check_item, program_terms, unmet_line};
use crate::form::{Form as TypedForm, Refusal};
use crate::i18n::t;
use crate::page::PartnerPick;
use crate::routes::Route;
use crate::ui::{
    Button, CheckItem, CheckList, Dialog, ErrorSummary, Notice, NoticeKind, Tone, opened_while, use_toasts,
};
use domain::agreement::AgreementKind;
use domain::api::program_applications::NewProgramApplication;
use domain::api::program_contacts::ProgramContact;
use domain::api::programs::Programs;
use domain::program::Program;
use domain::rules::programs::join::{Accepted, join, may_open_form};
use domain::rules::verdict::{Check, Condition, Place, Verdict};
use leptos::prelude::*;

/// The open form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Form {
    asked: RwSignal<Option<Program>>,
    all: Fetch<Programs>,
    terms: Tick,
    commitments: Tick,
    /// Whom a cloud reseller applies to; empty until chosen.
    distributor: RwSignal<String>,
    /// Whom the vendor reaches; the account itself unless another is named.
    contact: ContactFields,
    typed: TypedForm,
    /// Conditions of a refused application: newer than what the page knows.
    refused: RwSignal<Option<Vec<Condition>>>,
}

impl Form {
    /// The rule with these ticks; followed.
    fn verdict(self, accepted: Accepted) -> Option<Verdict> {
        let (program, policy) = (self.asked.get()?, session::policy()?);
        self.all.read(|all| join(program, &all.applicant, accepted, &policy, session::now()))
    }

    fn accepted(self) -> Accepted {
        Accepted { terms: self.terms.is_ticked(), commitments: self.commitments.is_ticked() }
    }

    fn items(self) -> Vec<CheckItem> {
        let known = || self.verdict(self.accepted()).map(|verdict| verdict.conditions);
        let conditions = self.refused.get().or_else(known).unwrap_or_default();
        conditions.iter().map(|condition| check_item(condition, &Viewer::PartnerStaff)).collect()
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    fn blocked_by(self) -> Option<String> {
        if self.asked.get().is_some_and(|program| !program.is_online()) {
            return Some(t::programs::OFFLINE.get().to_owned());
        }
        let unmet = || unmet_line(&self.verdict(self.accepted())?.conditions);
        let unnamed = || {
            let is_missing = self.asks_for_distributor() && self.distributor.with(String::is_empty);
            is_missing.then(|| t::programs::DISTRIBUTOR_FIRST.get().to_owned())
        };
        not_allowed().or_else(unmet).or_else(unnamed)
    }

    /// Whoever can fill in the form names a contact. Followed.
    fn asks_for_contact(self) -> bool {
        let is_online = self.asked.get().is_some_and(|program| program.is_online());
        is_online && self.verdict(Accepted::default()).is_some_and(|verdict| may_open_form(&verdict))
    }

    /// A cloud reseller belongs to a distributor (P-60). Followed.
    fn asks_for_distributor(self) -> bool {
        self.asked.get() == Some(Program::CloudReseller)
    }

    /// Did the server come to another answer than the browser, from the same facts?
    fn differs(self) -> bool {
        let ours = self.verdict(Accepted::default());
        let theirs = self.all.read(|all| {
            let card = all.programs.iter().find(|card| Some(card.program) == self.asked.get());
            card.map(|card| card.join.clone())
        });
        matches!((ours, theirs.flatten()), (Some(ours), Some(theirs)) if !ours.agrees_with(&theirs))
    }

    /// Does the rule ask for ticks in the form?
    fn has_ticks(self) -> bool {
        let asks = |verdict: Verdict| verdict.outcome(Check::TermsNotAccepted).is_some();
        self.verdict(Accepted::default()).is_some_and(asks)
    }

    /// Is another account of the company, or a new one, a way out?
    fn needs_other_account(self) -> bool {
        let elsewhere = |condition: &Condition| condition.fix.is_some_and(|fix| fix.place == Place::OtherAccount);
        self.verdict(self.accepted()).is_some_and(|verdict| verdict.unmet().any(elsewhere))
    }

    /// Of the ticked texts, those that the server signs at another version.
    fn outdated(self, error: &ApiError) -> impl Iterator<Item = Tick> {
        let named = |field: &str| error.fields().iter().any(|fault| fault.field == field);
        let texts = [(self.terms, named("terms_version")), (self.commitments, named("commitments_version"))];
        texts.into_iter().filter(|(_, is_named)| *is_named).map(|(tick, _)| tick)
    }
}

/// Opens for the programme that is asked about.
#[component]
pub(super) fn JoinDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let typed = TypedForm::new();
    let form = Form {
        asked,
        all,
        terms: Tick::new(AgreementKind::Terms, asked),
        commitments: Tick::new(AgreementKind::Commitments, asked),
        distributor: RwSignal::new(String::new()),
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
        let new = NewProgramApplication {
            program,
            distributor_id: form.distributor.get_untracked().parse().ok(),
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
                let to_distributor = program == Program::CloudReseller;
                toasts.done(if to_distributor { t::programs::APPLIED_TO_DISTRIBUTOR } else { t::programs::APPLIED });
            }
            Err(ApiError::Refused { check_items, .. }) => {
                typed.interrupted();
                form.refused.set(Some(check_items.all()));
            }
            Err(error) => {
                typed.refused(contact_messages(&error));
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
    let error = move || shown().map(|error| view! { <Refusal error/> });
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

#[component]
fn Conditions(form: Form) -> impl IntoView {
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
            {move || named.get().then(|| view! {
                <p class="prose">{t::programs::DISTRIBUTOR_LEAD}</p>
                <PartnerPick partner=form.distributor words=DISTRIBUTOR wanted=named on_change=move |()| form.refused.set(None)/>
            })}
            {move || reached.get().then(|| view! {
                <ErrorSummary faults=form.typed.faults()/>
                <ContactInputs fields=form.contact/>
            })}
        </div>
    }
}
