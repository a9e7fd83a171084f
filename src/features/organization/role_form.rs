//! The form of a custom role: name, description, and the permission tree with its conditions.

use super::member_facts::by;
use super::permission_tree::PermissionTree;
use super::role_columns::RoleLine;
use super::role_preview::RoleEffects;
use super::words;
use crate::api::{ApiError, field_messages, message, organization, session, use_sender};
use crate::explain::unmet_line;
use crate::form::{Form, UnsavedGuard};
use crate::i18n::{number, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{
    Button, CheckList, ErrorSummary, Field, LinkButton, Notice, NoticeKind, TextArea, TextInput, Tone, use_toasts,
};
use domain::api::roles::NewCustomRole;
use domain::ids::CustomRoleId;
use domain::roles::{DESCRIPTION_MAX, description_fault, role_name_fault};
use domain::rules::organization::{CustomRoleFacts, CustomRoleQuestion, custom_role};
use leptos::prelude::*;
use t::organization as o;

/// Creates a role, or changes the known one; `others` are the organisation's custom roles besides it.
#[component]
pub(super) fn RoleForm(known: Option<RoleLine>, others: u64) -> impl IntoView {
    let form = Form::new();
    let text = |read: fn(&RoleLine) -> String| known.as_ref().map(read).unwrap_or_default();
    let name = form.field("name", text(|line| line.name.get().into_owned()), by(role_name_fault));
    let description =
        form.field("description", text(|line| line.description.get().into_owned()), by(description_fault));
    let start = known.as_ref().map(|line| line.permissions.clone()).unwrap_or_default();
    let chosen = RwSignal::new(start.clone());
    let held = known.as_ref().map(|line| line.members).unwrap_or_default();
    let identity = StoredValue::new(known.and_then(|line| Some((line.id.parse::<CustomRoleId>().ok()?, line.version))));
    let role = identity.with_value(|known| known.as_ref().map(|(id, _)| id.clone()));
    let conditions = Memo::new(move |_| {
        let Some(policy) = session::policy() else { return Vec::new() };
        let asked = CustomRoleQuestion::Keep(CustomRoleFacts { permissions: chosen.get(), others });
        custom_role(&asked, &policy, session::now()).conditions
    });
    let items = Signal::derive(move || conditions.with(|all| words::check_items(all)));
    let reason = Signal::derive(move || conditions.with(|all| unmet_line(all)));
    let ticks_changed =
        move || chosen.with(|chosen| chosen.len() != start.len() || start.iter().any(|one| !chosen.contains(one)));
    let saved = RwSignal::new(false);
    let dirty = Signal::derive(move || !saved.get() && (form.dirty().get() || ticks_changed()));
    let (sender, toasts) = (use_sender(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| reason.get()).is_some() || !form.submit() {
            return;
        }
        let new =
            NewCustomRole { name: name.now(), description: description.now(), permissions: chosen.get_untracked() };
        let request = identity
            .with_value(|known| organization::save_role(known.as_ref().map(|(id, version)| (id, *version)), &new));
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                form.saved();
                saved.set(true);
                toasts.done(o::ROLE_SAVED);
                navigate(&Route::Members.with(&[("tab", "roles")]), Moved::Push);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    view! {
        <form class="member-form" novalidate on:submit=submit aria-label=o::ROLE>
            <div class="form">
                <ErrorSummary faults=form.faults()/>
                {move || sender.error().filter(|error| error.fields().is_empty())
                    .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
                <Field label=o::ROLE_NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
                    <TextInput value=name.value() autocomplete="off" maxlength=32/>
                </Field>
                <Field label=o::DESCRIPTION id=description.id() error=description.error() on_leave=description.leave()>
                    <TextArea value=description.value() rows=2 maxlength=DESCRIPTION_MAX/>
                </Field>
                {(held > 0).then(|| view! { <Notice kind=NoticeKind::NeedsYou>{move || o::change_hits(number(held))}</Notice> })}
                <h2>{o::RIGHTS}</h2>
                <PermissionTree chosen/>
                <div class="form-actions">
                    <Button tone=Tone::Primary submit=true busy=form.busy() reason>{t::common::SAVE}</Button>
                    <LinkButton href=Route::Members.with(&[("tab", "roles")])>{t::common::CANCEL}</LinkButton>
                </div>
            </div>
            <div class="stack">
                <CheckList label=o::CONDITIONS items/>
                <RoleEffects chosen role/>
            </div>
        </form>
        <UnsavedGuard dirty what=o::ROLE_DATA/>
    }
    .into_any()
}
