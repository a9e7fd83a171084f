//! Creating a member: a final account name, an initial password, and one to three roles.

use super::access_preview::{Preview, Proposal};
use super::member_facts::{PersonFields, by};
use super::role_picker::{Chosen, RolePicker};
use crate::api::{ApiError, field_messages, message, organization, use_fetch, use_sender};
use crate::form::{Form, UnsavedGuard, check_password};
use crate::i18n::t;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{
    Breadcrumb, Button, Crumb, ErrorSummary, Field, LinkButton, Notice, NoticeKind, PageHeader, PasswordInput,
    TextInput, Tone, use_toasts,
};
use domain::api::organization::{MemberQuery, NewMember};
use domain::organization::PresetRole;
use domain::roles::{login_name, user_name_fault};
use domain::rules::organization::MemberFacts;
use leptos::prelude::*;
use t::organization as o;

/// The form with the live conditions and the preview beside it.
#[component]
pub fn NewMemberPage() -> impl IntoView {
    let roles = use_fetch(organization::roles);
    let known = Signal::derive(move || roles.get());
    let proposal = Proposal::new(MemberFacts::default(), Chosen::default(), known);
    let first = use_fetch(|| organization::members(&MemberQuery { limit: Some(1), ..MemberQuery::default() }));
    let primary = move || first.read(|members| members.primary_account.clone());
    let form = Form::new();
    let user_name = form.field("user_name", "", by(user_name_fault));
    let fields = PersonFields::new(form, None);
    let password = form.field("initial_password", "", check_password);
    let is_manager =
        Signal::derive(move || proposal.chosen.with(|chosen| chosen.preset.contains(&PresetRole::AccountManager)));
    let account = move || {
        let name = user_name.value().get();
        primary().filter(|_| !name.is_empty()).map(|primary| o::signs_in_as(login_name(&primary, &name)))
    };
    let reason = proposal.blocked();
    let (sender, toasts) = (use_sender(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| reason.get()).is_some() || !form.submit() {
            return;
        }
        let chosen = proposal.chosen.get_untracked();
        let new = NewMember {
            user_name: user_name.now(),
            name: fields.name.now(),
            email: fields.email.now(),
            telephone: fields.telephone.now(),
            initial_password: password.now(),
            director_id: fields.director_id().filter(|_| is_manager.get_untracked()),
            preset_roles: chosen.preset,
            custom_roles: chosen.custom,
        };
        sender.send_then(organization::create_member(&new), move |answer| match answer {
            Ok(made) => {
                form.saved();
                toasts.done(o::member_created(&made.account_name));
                navigate(&Route::Member(made.member_id).path(), Moved::Replace);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let crumbs = vec![
        Crumb { label: o::TITLE.into(), href: Some(Route::Members.path()) },
        Crumb { label: o::CREATE_MEMBER.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=o::CREATE_MEMBER/>
        <form class="member-form" novalidate on:submit=submit aria-label=o::CREATE_MEMBER>
            <div class="form">
                <ErrorSummary faults=form.faults()/>
                {move || sender.error().filter(|error| error.fields().is_empty())
                    .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
                <Field label=o::USER_NAME hint=o::USER_NAME_HINT id=user_name.id() error=user_name.error()
                    on_leave=user_name.leave() required=true>
                    <TextInput value=user_name.value() autocomplete="off" maxlength=32/>
                </Field>
                <p class="muted" aria-live="polite">{account}</p>
                {fields.view(is_manager)}
                <Field label=o::INITIAL_PASSWORD hint=o::INITIAL_PASSWORD_HINT id=password.id() error=password.error()
                    on_leave=password.leave() required=true>
                    <PasswordInput value=password.value() autocomplete="new-password"/>
                </Field>
                <RolePicker roles=known chosen=proposal.chosen locked=Vec::new()/>
                <div class="form-actions">
                    <Button tone=Tone::Primary submit=true busy=form.busy() reason>{o::CREATE_MEMBER}</Button>
                    <LinkButton href=Route::Members.path()>{t::common::CANCEL}</LinkButton>
                </div>
            </div>
            <Preview proposal member=None/>
        </form>
        <UnsavedGuard dirty=form.dirty() what=o::MEMBER_DATA/>
    }
    .into_any()
}
