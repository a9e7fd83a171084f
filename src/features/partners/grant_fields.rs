//! What is typed about a quota of vouchers, and about the ecosystem manager.

use super::act::Typed;
use crate::api::{field_message, session};
use crate::form::{FormField, Question};
use crate::i18n::{Key, t::partners as p};
use crate::ui::{Field, TextInput};
use domain::api::error::{FieldError, FieldProblem};
use domain::api::overview::EcosystemManager;
use domain::api::time::day_from_text;
use domain::api::vendor_grants::{ManagerChange, NewPartnerQuota, QUOTA_NAME_MAX};
use domain::period::business_day;
use leptos::prelude::*;

/// The fields of the manager.
#[derive(Clone, Copy)]
pub(super) struct ManagerFields {
    question: Question,
    name: FormField,
    email: FormField,
    telephone: FormField,
}

impl ManagerFields {
    pub(super) fn new(question: Question) -> Self {
        let field = |name| question.field(name);
        Self { question, name: field("name"), email: field("email"), telephone: field("telephone") }
    }

    /// Begins with who it is now.
    pub(super) fn fill(self, now: &EcosystemManager) {
        self.name.begin(now.name.clone());
        self.email.begin(now.email.clone());
        self.telephone.begin(now.telephone.clone());
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self) -> Option<Typed> {
        let [name, email, telephone] =
            [self.name, self.email, self.telephone].map(|field| field.now().trim().to_owned());
        let new = ManagerChange { name, email, telephone };
        let faults = new.faults();
        if faults.is_empty() {
            return Some(Typed::Manager(new));
        }
        self.question.refused_all(&faults, field_message);
        None
    }

    pub(super) fn inputs(self) -> AnyView {
        view! {
            {line(self.name, p::MANAGER_NAME, true, 254)}
            {line(self.email, p::MANAGER_EMAIL, true, 254)}
            {line(self.telephone, p::MANAGER_TELEPHONE, false, 32)}
        }
        .into_any()
    }
}

/// The fields of a quota.
#[derive(Clone, Copy)]
pub(super) struct QuotaFields {
    question: Question,
    name_zh: FormField,
    name_en: FormField,
    amount: FormField,
    from: FormField,
    until: FormField,
}

impl QuotaFields {
    pub(super) fn new(question: Question) -> Self {
        let field = |name| question.field(name);
        Self {
            question,
            name_zh: field("name_zh"),
            name_en: field("name_en"),
            amount: field("quota_amount"),
            from: field("effective_on"),
            until: field("expires_on"),
        }
    }

    /// It begins today unless something else is said.
    pub(super) fn fill(self) {
        [self.name_zh, self.name_en, self.amount, self.until].into_iter().for_each(|field| field.begin(String::new()));
        self.from.begin(business_day(session::now()).to_string());
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self) -> Option<Typed> {
        let text = |field: FormField| field.now().trim().to_owned();
        let new = NewPartnerQuota {
            name_zh: text(self.name_zh),
            name_en: text(self.name_en),
            quota_amount: text(self.amount).replace(',', ""),
            effective_on: day_from_text(&self.from.now()),
            expires_on: day_from_text(&self.until.now()),
        };
        match new.terms(business_day(session::now())) {
            Ok(_) => Some(Typed::Quota(new)),
            Err(faults) => {
                self.question.refused_all(&faults, words);
                None
            }
        }
    }

    pub(super) fn inputs(self) -> AnyView {
        let Self { name_zh, name_en, amount, from, until, .. } = self;
        view! {
            {line(name_zh, p::NAME_ZH, true, QUOTA_NAME_MAX)}
            {line(name_en, p::NAME_EN, true, QUOTA_NAME_MAX)}
            <Field label=p::QUOTA_AMOUNT id=amount.id() error=amount.error() on_leave=amount.leave() required=true>
                <TextInput value=amount.value() inputmode="decimal" autocomplete="off" maxlength=16/>
            </Field>
            <Field label=p::QUOTA_FROM id=from.id() error=from.error() on_leave=from.leave() required=true>
                <TextInput value=from.value() kind="date"/>
            </Field>
            <Field label=p::QUOTA_UNTIL id=until.id() error=until.error() on_leave=until.leave() required=true>
                <TextInput value=until.value() kind="date"/>
            </Field>
        }
        .into_any()
    }
}

fn words(fault: &FieldError) -> String {
    match (fault.field.as_str(), fault.problem) {
        ("quota_amount", _) => p::QUOTA_AMOUNT_WRONG.now().to_owned(),
        ("effective_on", _) => p::UNTIL_WRONG.now().to_owned(),
        ("expires_on", FieldProblem::OutOfRange) => p::QUOTA_UNTIL_WRONG.now().to_owned(),
        _ => field_message(fault),
    }
}

fn line(field: FormField, label: Key, required: bool, maxlength: usize) -> impl IntoView {
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required>
            <TextInput value=field.value() autocomplete="off" maxlength/>
        </Field>
    }
}
