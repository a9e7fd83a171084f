//! What is typed about the person behind an account.

use super::fields::choice;
use crate::explain::program_terms::real_name;
use crate::form::{FormField, Question};
use crate::i18n::{t::personal_accounts as p, t::specialists as s};
use crate::ui::{Checkbox, Choice, Field, TextInput};
use domain::api::personal_accounts::PersonalDetails;
use domain::api::time::day_from_text;
use domain::program::RealNameKind;
use leptos::prelude::*;

/// What is ticked in a flag's field.
const YES: &str = "yes";

/// The fields of a person. A handle.
#[derive(Clone, Copy)]
pub(super) struct PersonFields(StoredValue<Each>);

#[derive(Clone, Copy)]
struct Each {
    name: FormField,
    telephone: FormField,
    email: FormField,
    real_name: FormField,
    is_partner: FormField,
    position: FormField,
    cloud_since: FormField,
}

impl PersonFields {
    /// As they are called in the body: by themselves, or inside that of a new account.
    pub(super) fn new(question: Question, inside: bool) -> Self {
        let field = |own, within| question.field(if inside { within } else { own });
        Self(StoredValue::new(Each {
            name: field("name", "person.name"),
            telephone: field("telephone", "person.telephone"),
            email: field("email", "person.email"),
            real_name: field("real_name", "person.real_name"),
            is_partner: field("is_partner", "person.is_partner"),
            position: field("position", "person.position"),
            cloud_since: field("cloud_since", "person.cloud_since"),
        }))
    }

    /// Begins with what is so now; somebody new is a person.
    pub(super) fn fill(self, known: Option<&PersonalDetails>) {
        let each = self.0.get_value();
        let text = |read: fn(&PersonalDetails) -> &str| known.map(read).unwrap_or_default().to_owned();
        each.real_name.begin(known.map_or(RealNameKind::Personal, |person| person.real_name).to_string());
        each.name.begin(text(|person| &person.name));
        each.telephone.begin(text(|person| &person.telephone));
        each.email.begin(text(|person| &person.email));
        each.position.begin(text(|person| &person.position));
        each.is_partner.begin(text(|person| if person.is_partner { YES } else { "" }));
        let since = known.and_then(|person| person.cloud_since);
        each.cloud_since.begin(since.map(|day| day.to_string()).unwrap_or_default());
    }

    /// What was typed.
    pub(super) fn typed(self) -> Option<PersonalDetails> {
        let each = self.0.get_value();
        Some(PersonalDetails {
            name: each.name.now(),
            telephone: each.telephone.now(),
            email: each.email.now(),
            real_name: each.real_name.now().parse().ok()?,
            is_partner: each.is_partner.now() == YES,
            position: each.position.now(),
            cloud_since: day_from_text(&each.cloud_since.now()),
        })
    }

    pub(super) fn inputs(self) -> AnyView {
        let each = self.0.get_value();
        let kinds = RealNameKind::ALL.iter().map(|one| Choice::new(one.as_str(), real_name(*one))).collect();
        let flag = each.is_partner.value();
        let checked = Signal::derive(move || flag.with(|text| text == YES));
        let tick = move |ticked: bool| flag.set(if ticked { YES.to_owned() } else { String::new() });
        let line = |field: FormField, label, kind: &'static str, required| {
            view! {
                <Field label id=field.id() error=field.error() on_leave=field.leave() required>
                    <TextInput value=field.value() kind autocomplete="off" maxlength=254/>
                </Field>
            }
        };
        view! {
            {line(each.name, p::NAME, "text", true)}
            {line(each.telephone, p::TELEPHONE, "tel", false)}
            {line(each.email, p::EMAIL, "email", false)}
            {choice(each.real_name, s::VERIFICATION, kinds)}
            <Checkbox checked on_change=tick>{p::IS_PARTNER}</Checkbox>
            {line(each.position, s::POSITION, "text", false)}
            {line(each.cloud_since, s::CLOUD_SINCE, "date", false)}
        }
        .into_any()
    }
}
