//! The fields of a report.

use super::check::{AccountAnswer, AccountCheck};
use crate::api::field_message;
use crate::explain::program_terms;
use crate::form::{Form, FormField};
use crate::i18n::t::development as d;
use crate::ui::{Choice, Field, Select, TextArea, TextInput};
use domain::api::customer_development::{Industry, NewCustomerReport};
use domain::api::error::FieldError;
use domain::development::{ACCOUNT_NAME_MAX, CONTACT_NAME_MAX, CUSTOMER_NAME_MAX, REPORT_REASON_MAX};
use domain::roles::{email_fault, telephone_fault};
use domain::text::{line_fault, text_fault};
use leptos::prelude::*;

/// A handle: copy it freely.
#[derive(Clone, Copy)]
pub(super) struct ReportFields {
    pub(super) account: FormField,
    name: FormField,
    industry: FormField,
    contact: FormField,
    email: FormField,
    telephone: FormField,
    reason: FormField,
}

impl ReportFields {
    pub(super) fn new(form: Form) -> Self {
        let said = |fault: Option<FieldError>| fault.map(|fault| field_message(&fault));
        let line = |field: &'static str, most: usize| {
            form.field(field, "", move |value| said(line_fault(field, value, 1, most)))
        };
        Self {
            account: line("account_name", ACCOUNT_NAME_MAX),
            name: line("customer_name", CUSTOMER_NAME_MAX),
            industry: form
                .field("industry", "", |value| value.is_empty().then(|| d::INDUSTRY_MISSING.get().to_owned())),
            contact: line("contact_name", CONTACT_NAME_MAX),
            email: form.field("contact_email", "", move |value| said(email_fault(value, true))),
            telephone: form.field("contact_telephone", "", move |value| said(telephone_fault(value, false))),
            reason: form.field("reason", "", move |value| said(text_fault("reason", value, 1, REPORT_REASON_MAX))),
        }
    }

    /// What is typed, once an industry is chosen.
    pub(super) fn now(self) -> Option<NewCustomerReport> {
        let text = |field: FormField| field.now().trim().to_owned();
        Some(NewCustomerReport {
            account_name: text(self.account),
            customer_name: text(self.name),
            industry: self.industry.now().parse().ok()?,
            contact_name: text(self.contact),
            contact_email: text(self.email),
            contact_telephone: text(self.telephone),
            reason: text(self.reason),
        })
    }
}

/// The account with the answer about it, then what is said of the customer.
#[component]
pub(super) fn ReportInputs(fields: ReportFields, check: AccountCheck) -> impl IntoView {
    let account = fields.account;
    let left = move |()| {
        account.leave().run(());
        check.ask(&account.now());
    };
    view! {
        <Field label=d::ACCOUNT hint=d::ACCOUNT_HINT id=account.id() error=check.error(account) on_leave=left required=true>
            <TextInput value=account.value() autocomplete="off" maxlength=ACCOUNT_NAME_MAX/>
        </Field>
        <AccountAnswer check account/>
        <About fields/>
    }
    .into_any()
}

#[component]
fn About(fields: ReportFields) -> impl IntoView {
    let ReportFields { name, industry, contact, email, telephone, reason, .. } = fields;
    let choice = |one: &Industry| Choice::new(one.as_str(), program_terms::industry(*one));
    let mut choices = vec![Choice::new("", d::INDUSTRY_CHOOSE)];
    choices.extend(Industry::ALL.iter().map(choice));
    view! {
        <div class="report-fields">
            <Field label=d::CUSTOMER id=name.id() error=name.error() on_leave=name.leave() required=true>
                <TextInput value=name.value() autocomplete="off" maxlength=CUSTOMER_NAME_MAX/>
            </Field>
            <Field label=d::INDUSTRY id=industry.id() error=industry.error() on_leave=industry.leave() required=true>
                <Select value=industry.value() choices=Signal::stored(choices) on_change=move |code: String| industry.value().set(code)/>
            </Field>
            <Field label=d::CONTACT_NAME id=contact.id() error=contact.error() on_leave=contact.leave() required=true>
                <TextInput value=contact.value() autocomplete="off" maxlength=CONTACT_NAME_MAX/>
            </Field>
            <Field label=d::CONTACT_TELEPHONE id=telephone.id() error=telephone.error() on_leave=telephone.leave()>
                <TextInput value=telephone.value() kind="tel" autocomplete="off" maxlength=32/>
            </Field>
        </div>
        <Field label=d::CONTACT_EMAIL hint=d::CONTACT_EMAIL_HINT id=email.id() error=email.error() on_leave=email.leave() required=true>
            <TextInput value=email.value() kind="email" autocomplete="off" maxlength=128/>
        </Field>
        <Field label=d::REASON hint=d::REASON_HINT id=reason.id() error=reason.error() on_leave=reason.leave() required=true>
            <TextArea value=reason.value() rows=3 maxlength=REPORT_REASON_MAX/>
        </Field>
    }
    .into_any()
}
