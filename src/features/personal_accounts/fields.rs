//! The fields of each act, and what was typed into them.

use super::act::{Act, Typed};
use super::person_fields::PersonFields;
use crate::api::{field_message, session};
use crate::explain::program_terms::certificate;
use crate::form::{FormField, Question, Why};
use crate::i18n::{Key, t::organization as o, t::personal_accounts as p, t::specialists as s};
use crate::ui::{Choice, Field, PasswordInput, Select, TextInput};
use domain::api::error::FieldError;
use domain::api::organization::PasswordReset;
use domain::api::personal_accounts::{HOURS_MAX, NewCertificate, NewPersonalAccount, NewTraining, PersonalAccountFile};
use domain::api::time::day_from_text;
use domain::period::business_day;
use domain::rules::certification::certificates::{CertCode, EarnedWith};
use leptos::prelude::*;

/// A question with its fields. A handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) question: Question,
    /// The version that they were filled from: what a colleague records meanwhile is not overwritten unseen.
    pub(super) seen: StoredValue<i64>,
    own: Own,
}

#[derive(Clone, Copy)]
enum Own {
    None,
    Account(FormField, FormField, PersonFields),
    Person(PersonFields),
    Password(FormField),
    Certificate(StoredValue<Certificate>),
    Training { name: FormField, on: FormField, hours: FormField },
}

#[derive(Clone, Copy)]
struct Certificate {
    code: FormField,
    number: FormField,
    with: FormField,
    on: FormField,
    until: FormField,
}

impl Fields {
    pub(super) fn new(act: &Act) -> Self {
        let why = if act.needs_reason() { Why::Required } else { Why::Unasked };
        let question = Question::new(RwSignal::new(false), why);
        let field = |name| question.field(name);
        let own = match act {
            Act::Create => {
                Own::Account(field("account_name"), field("initial_password"), PersonFields::new(question, true))
            }
            Act::Change => Own::Person(PersonFields::new(question, false)),
            Act::SetPassword => Own::Password(field("initial_password")),
            Act::AddCertificate => Own::Certificate(StoredValue::new(Certificate {
                code: field("code"),
                number: field("number"),
                with: field("earned_with"),
                on: field("earned_on"),
                until: field("valid_until"),
            })),
            Act::AddTraining => Own::Training { name: field("name"), on: field("completed_on"), hours: field("hours") },
            Act::Withdraw(..) => Own::None,
        };
        Self { question, seen: StoredValue::new(0), own }
    }

    /// Begins with what is so now.
    pub(super) fn fill(self, file: Option<&PersonalAccountFile>) {
        self.seen.set_value(file.map_or(0, |file| file.version));
        let empty = |field: FormField| field.begin(String::new());
        match self.own {
            Own::Account(name, password, person) => {
                [name, password].into_iter().for_each(empty);
                person.fill(None);
            }
            Own::Person(person) => person.fill(file.map(|file| &file.account.person)),
            Own::Certificate(new) => {
                let new = new.get_value();
                new.code.begin(CertCode::Hccda.to_string());
                new.with.begin(EarnedWith::Personal.to_string());
                [new.number, new.on, new.until].into_iter().for_each(empty);
            }
            Own::Training { name, on, hours } => [name, on, hours].into_iter().for_each(empty),
            Own::Password(password) => empty(password),
            Own::None => {}
        }
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self) -> Option<Typed> {
        let today = business_day(session::now());
        match self.own {
            Own::None => Some(Typed::Nothing),
            Own::Account(name, password, person) => {
                let new = NewPersonalAccount {
                    account_name: name.now().trim().to_owned(),
                    person: person.typed()?.trimmed(),
                    initial_password: password.now(),
                };
                self.faultless(&new.faults(today)).then_some(Typed::Account(new))
            }
            Own::Person(person) => {
                let person = person.typed()?.trimmed();
                self.faultless(&person.faults(today)).then_some(Typed::Person(person))
            }
            Own::Password(password) => Some(Typed::Password(PasswordReset { initial_password: password.now() })),
            Own::Certificate(new) => {
                let new = new.get_value();
                let half_typed = !new.until.now().is_empty() && day_from_text(&new.until.now()).is_none();
                let new = NewCertificate {
                    code: new.code.now().parse().ok()?,
                    number: new.number.now().trim().to_owned(),
                    earned_with: new.with.now().parse().ok()?,
                    earned_on: day_from_text(&new.on.now()),
                    valid_until: day_from_text(&new.until.now()),
                };
                if half_typed {
                    self.question.refused("valid_until", p::UNTIL_WRONG.now());
                    return None;
                }
                self.faultless(&new.faults(today)).then_some(Typed::Certificate(new))
            }
            Own::Training { name, on, hours } => {
                let Ok(hours) = hours.now().trim().parse() else {
                    self.question.refused("hours", &p::hours_wrong(HOURS_MAX));
                    return None;
                };
                let name = name.now().trim().to_owned();
                let new = NewTraining { name, completed_on: day_from_text(&on.now()), hours };
                self.faultless(&new.faults(today)).then_some(Typed::Training(new))
            }
        }
    }

    fn faultless(self, faults: &[FieldError]) -> bool {
        if faults.is_empty() {
            return true;
        }
        self.question.refused_all(faults, |fault| match fault.field.as_str() {
            "earned_on" | "completed_on" => p::DAY_WRONG.now().to_owned(),
            "valid_until" => p::UNTIL_WRONG.now().to_owned(),
            "hours" => p::hours_wrong(HOURS_MAX),
            _ => field_message(fault),
        });
        false
    }

    pub(super) fn inputs(self) -> Option<AnyView> {
        match self.own {
            Own::None => None,
            Own::Account(name, pass, person) => Some(
                view! { {line(name, p::ACCOUNT_NAME, "text")}{person.inputs()}{password(pass)} }.into_any(),
            ),
            Own::Person(person) => Some(person.inputs()),
            Own::Password(pass) => Some(password(pass).into_any()),
            Own::Certificate(new) => {
                let new = new.get_value();
                let kinds = CertCode::ALL.iter().map(|code| Choice::new(code.as_str(), move || certificate(*code).to_owned()));
                let with = vec![
                    Choice::new(EarnedWith::Personal.as_str(), p::WITH_PERSONAL),
                    Choice::new(EarnedWith::Enterprise.as_str(), p::WITH_ENTERPRISE),
                ];
                let kinds = kinds.collect();
                Some(
                    view! {
                        {choice(new.code, s::CERTIFICATE, kinds)}
                        {line(new.number, s::NUMBER, "text")}
                        {choice(new.with, p::EARNED_WITH, with)}
                        {line(new.on, s::EARNED_AT, "date")}
                        <Field label=p::LAST_DAY hint=p::LAST_DAY_HINT id=new.until.id() error=new.until.error() on_leave=new.until.leave()>
                            <TextInput value=new.until.value() kind="date"/>
                        </Field>
                    }
                    .into_any(),
                )
            }
            Own::Training { name, on, hours } => Some(
                view! { {line(name, p::TRAINING, "text")}{line(on, p::COMPLETED_ON, "date")}{line(hours, p::HOURS, "text")} }
                    .into_any(),
            ),
        }
    }
}

fn line(field: FormField, label: Key, kind: &'static str) -> impl IntoView {
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
            <TextInput value=field.value() kind autocomplete="off" maxlength=128/>
        </Field>
    }
}

fn password(field: FormField) -> impl IntoView {
    view! {
        <Field label=o::INITIAL_PASSWORD hint=o::INITIAL_PASSWORD_HINT id=field.id() error=field.error() on_leave=field.leave() required=true>
            <PasswordInput value=field.value() autocomplete="new-password"/>
        </Field>
    }
}

pub(super) fn choice(field: FormField, label: Key, choices: Vec<Choice>) -> impl IntoView {
    let value = field.value();
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
            <Select value choices on_change=move |code: String| value.set(code)/>
        </Field>
    }
}
