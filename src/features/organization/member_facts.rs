//! The fields that forms of members have in common, checked by the rules of the domain.

use crate::api::{field_message, organization, use_fetch};
use crate::form::{Form, FormField};
use crate::i18n::t;
use crate::ui::{Choice, Field, Select, TextInput};
use domain::api::error::FieldError;
use domain::api::organization::{Member, MemberQuery, Members};
use domain::ids::MemberId;
use domain::organization::PresetRole;
use domain::roles::{email_fault, name_fault, telephone_fault};
use leptos::prelude::*;
use t::organization as o;

/// A rule of the domain as the check of a field.
pub(super) fn by(rule: fn(&str) -> Option<FieldError>) -> impl Fn(&str) -> Option<String> + Send + Sync + 'static {
    move |value| rule(value).map(|fault| field_message(&fault))
}

/// Name, mail address, phone number and director.
#[derive(Clone, Copy)]
pub(super) struct PersonFields {
    pub(super) name: FormField,
    pub(super) email: FormField,
    pub(super) telephone: FormField,
    pub(super) director: FormField,
}

impl PersonFields {
    /// The fields with what is known, in the order in which they are asked for.
    pub(super) fn new(form: Form, known: Option<&Member>) -> Self {
        let text = |read: fn(&Member) -> &String| known.map(|member| read(member).clone()).unwrap_or_default();
        let director = known.and_then(|member| member.director.as_ref()).map(|one| one.member_id.to_string());
        Self {
            name: form.field("name", text(|member| &member.name), by(name_fault)),
            email: form.field("email", text(|member| &member.email), by(|value| email_fault(value, true))),
            telephone: form.field(
                "telephone",
                text(|member| &member.telephone),
                by(|value| telephone_fault(value, false)),
            ),
            director: form.field("director_id", director.unwrap_or_default(), |_| None),
        }
    }

    /// The chosen director.
    pub(super) fn director_id(self) -> Option<MemberId> {
        self.director.now().parse().ok()
    }

    /// The inputs; a director only for account managers.
    pub(super) fn view(self, asks_director: Signal<bool>) -> AnyView {
        let directors = use_fetch(|| {
            organization::members(&MemberQuery {
                preset_role: Some(PresetRole::AccountManagerDirector),
                disabled: Some(false),
                limit: Some(100),
                ..MemberQuery::default()
            })
        });
        let choices = Signal::derive(move || {
            let none = Choice::new("", o::NO_DIRECTOR);
            std::iter::once(none).chain(directors.read(director_choices).unwrap_or_default()).collect::<Vec<_>>()
        });
        let (name, email, telephone, director) = (self.name, self.email, self.telephone, self.director);
        view! {
            <Field label=o::NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
                <TextInput value=name.value() autocomplete="off" maxlength=64/>
            </Field>
            <Field label=o::EMAIL id=email.id() error=email.error() on_leave=email.leave() required=true>
                <TextInput value=email.value() kind="email" autocomplete="off" maxlength=128/>
            </Field>
            <Field label=o::TELEPHONE id=telephone.id() error=telephone.error() on_leave=telephone.leave()>
                <TextInput value=telephone.value() kind="tel" autocomplete="off" maxlength=32/>
            </Field>
            {move || asks_director.get().then(|| view! {
                <Field label=o::DIRECTOR hint=o::DIRECTOR_HINT id=director.id() error=director.error()>
                    <Select value=director.value() choices on_change=move |value| director.value().set(value)/>
                </Field>
            })}
        }
        .into_any()
    }
}

fn director_choices(members: &Members) -> Vec<Choice> {
    members.members.iter().map(|member| Choice::new(member.member_id.to_string(), member.name.clone())).collect()
}
