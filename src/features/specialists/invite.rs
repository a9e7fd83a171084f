//! 邀请成员: find the accounts behind a contact, see every condition of each, and send the invitation.

use crate::api::{ApiError, Fetch, field_message, message, session, specialists, use_fetch_when, use_sender};
use crate::explain::{Viewer, check_items, unmet_line};
use crate::form::{Form, SendRefusal};
use crate::i18n::{Text, number, t, t::specialists as s};
use crate::ui::{
    Button, CheckList, Choice, Dialog, EmptyKind, EmptyState, Field, Notice, NoticeKind, Radios, Skeleton, TextInput,
    Tone, use_toasts,
};
use domain::api::specialist_requests::{CONTACT_MAX, Candidate, Candidates, NewSpecialistInvitation};
use domain::text::line_fault;
use leptos::prelude::*;

/// The open search. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Search {
    /// The contact that was asked for.
    asked: RwSignal<Option<String>>,
    found: Fetch<Candidates>,
    chosen: RwSignal<String>,
}

impl Search {
    /// The contact whose accounts are here: what was found before stands for another one until then. Followed.
    fn settled(self) -> Option<String> {
        self.asked.get().filter(|_| !self.found.loading())
    }

    /// The account to invite: the chosen one, or the only one there is. Followed.
    fn candidate(self) -> Option<Candidate> {
        let chosen = self.chosen.get();
        self.settled()?;
        self.found.read(|all| match all.candidates.as_slice() {
            [only] => Some(only.clone()),
            many => many.iter().find(|one| one.account_id.as_str() == chosen).cloned(),
        })?
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    fn blocked(self) -> Option<String> {
        let Some(candidate) = self.candidate() else { return Some(s::CHOOSE_FIRST.get().to_owned()) };
        let room = self.found.read(|all| all.invitation.clone());
        room.as_ref()
            .and_then(|room| unmet_line(&room.conditions))
            .or_else(|| unmet_line(&candidate.verdict.conditions))
    }
}

/// The dialog; what was looked for is gone when it closes.
#[component]
pub(super) fn InviteDialog(open: RwSignal<bool>) -> impl IntoView {
    let asked = RwSignal::new(None::<String>);
    let found = use_fetch_when(move || Some(specialists::candidates(&asked.get()?)));
    let search = Search { asked, found, chosen: RwSignal::new(String::new()) };
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let send = move |()| {
        let (Some(contact), Some(candidate)) = untrack(|| (asked.get(), search.candidate())) else { return };
        let new = NewSpecialistInvitation { contact, account_id: candidate.account_id };
        sender.send(specialists::invite(&new), move |made| {
            toasts.done(s::invited(&made.specialist.name));
            open.set(false);
        });
    };
    let closed = move |()| {
        asked.set(None);
        search.chosen.set(String::new());
        sender.clear();
    };
    let footer = move || {
        let reason = Signal::derive(move || search.blocked());
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=send>{s::SEND_INVITATION}</Button>
        }
    };
    view! {
        <Dialog open title=s::INVITE wide=true footer on_closed=closed>
            {move || open.get().then(|| view! { <ContactForm search/> })}
            <SendRefusal sender/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn ContactForm(search: Search) -> impl IntoView {
    let form = Form::new();
    let contact = form
        .field("contact", "", |value| line_fault("contact", value, 1, CONTACT_MAX).map(|fault| field_message(&fault)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if form.submit() {
            search.chosen.set(String::new());
            search.asked.set(Some(contact.now()));
            form.saved();
        }
    };
    let found = search.found;
    let hint = || session::policy().map(|policy| s::invite_hint(number(policy.specialist.invitation_days)));
    let error = move || {
        let error = found.error().filter(|_| search.asked.with(Option::is_some))?;
        let words = match &error {
            ApiError::Fields(faults) => faults.first().map(field_message),
            _ => None,
        };
        Some(
            view! { <Notice kind=NoticeKind::Failed>{move || words.clone().unwrap_or_else(|| message(&error))}</Notice> },
        )
    };
    view! {
        <div class="stack">
            <p class="prose">{hint}</p>
            <form class="row invite-search" novalidate on:submit=submit aria-label=s::FIND>
                <Field label=s::CONTACT hint=s::CONTACT_HINT id=contact.id() error=contact.error() on_leave=contact.leave() required=true>
                    <TextInput value=contact.value() autocomplete="off" maxlength=64/>
                </Field>
                <Button submit=true>{s::FIND}</Button>
            </form>
            {error}
            {move || (search.asked.with(Option::is_some) && found.loading()).then(|| view! { <Skeleton lines=4/> })}
            <div class="stack" role="status">{move || search.settled().and_then(|_| found.get()).map(|all| results(search, &all))}</div>
        </div>
    }
    .into_any()
}

/// "ann.lee (A** Lee)".
fn named(one: &Candidate) -> Text {
    let (account, name) = (one.account_name.clone(), one.masked_name.clone());
    (move || s::account_named(&account, &name)).into()
}

fn results(search: Search, all: &Candidates) -> AnyView {
    if all.candidates.is_empty() {
        return view! { <EmptyState kind=EmptyKind::NoMatch title=s::NOBODY_FOUND hint=s::NOBODY_FOUND_HINT/> }
            .into_any();
    }
    let choices = |one: &Candidate| Choice::new(one.account_id.to_string(), named(one));
    let choices: Vec<_> = all.candidates.iter().map(choices).collect();
    let several = (choices.len() > 1).then(|| {
        view! {
            <Radios name="account" label=s::CHOOSE_ACCOUNT value=search.chosen choices
                on_change=move |id: String| search.chosen.set(id)/>
        }
    });
    let only = all.candidates.first().filter(|_| all.candidates.len() == 1);
    let only = only.map(|one| view! { <p><strong>{named(one)}</strong></p> });
    let room = Signal::stored(check_items(&all.invitation, &Viewer::PartnerStaff));
    let target = Signal::derive(move || {
        search.candidate().map(|one| check_items(&one.verdict, &Viewer::PartnerStaff)).unwrap_or_default()
    });
    view! {
        {several}
        {only}
        {move || (!target.get().is_empty()).then(|| view! { <CheckList label=s::ACCOUNT_CONDITIONS items=target/> })}
        <CheckList label=s::INVITER_CONDITIONS items=room/>
    }
    .into_any()
}
