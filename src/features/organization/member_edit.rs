//! Changing a member's own data. The account name is final.

use super::member_actions::facts;
use super::member_facts::PersonFields;
use crate::api::{ApiError, field_messages, message, organization, session, use_sender};
use crate::explain::unmet_line;
use crate::form::{Form, UnsavedGuard};
use crate::i18n::t;
use crate::ui::{Button, ErrorSummary, Notice, NoticeKind, Tone, use_toasts};
use domain::api::organization::{Member, MemberChange};
use domain::organization::PresetRole;
use domain::rules::organization::{MemberOperation, MemberOperationFacts, member_operation};
use leptos::prelude::*;
use t::organization as o;

/// The form on the member's page; made anew for each version.
#[component]
pub(super) fn MemberEdit(member: Member) -> impl IntoView {
    let form = Form::new();
    let fields = PersonFields::new(form, Some(&member));
    let is_manager = member.preset_roles.contains(&PresetRole::AccountManager);
    let asked = MemberOperationFacts { operation: MemberOperation::Change, member: facts(&member) };
    let verdict = session::policy().map(|policy| member_operation(&asked, &policy, session::now()));
    let reason = Signal::stored(verdict.and_then(|verdict| unmet_line(&verdict.conditions)));
    let (sender, toasts) = (use_sender(), use_toasts());
    let (id, version) = (StoredValue::new(member.member_id), member.version);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if reason.with_untracked(Option::is_some) || !form.submit() {
            return;
        }
        let change = MemberChange {
            name: fields.name.now(),
            email: fields.email.now(),
            telephone: fields.telephone.now(),
            director_id: fields.director_id().filter(|_| is_manager),
        };
        let request = id.with_value(|id| organization::change_member(id, version, &change));
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(o::MEMBER_SAVED);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::EDIT_MEMBER>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            {fields.view(Signal::stored(is_manager))}
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{t::common::SAVE}</Button>
            </div>
        </form>
        <UnsavedGuard dirty=form.dirty() what=o::MEMBER_DATA/>
    }
    .into_any()
}
