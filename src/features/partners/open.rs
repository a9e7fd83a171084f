//! Opening the account of a partner: the first of its company, with the login that owns it.

use crate::api::{field_message, partners};
use crate::explain::program_terms::real_name;
use crate::form::{FormField, Question, QuestionDialog, Why, check_password};
use crate::i18n::{Key, t::organization as o, t::partners as p, t::settings as s};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, Choice, Field, PasswordInput, Select, TextInput, Tone, use_toasts};
use domain::api::partner_opening::NewPartner;
use domain::program::RealNameKind;
use leptos::prelude::*;

/// What begins it.
pub(super) fn first_account(open: RwSignal<bool>) -> impl IntoView {
    view! { <Button tone=Tone::Primary on_press=move |()| open.set(true)>{p::OPEN}</Button> }
}

/// What is typed about the account. A handle.
#[derive(Clone, Copy)]
struct Fields {
    name_zh: FormField,
    name_en: FormField,
    real_name: FormField,
    account: FormField,
    owner: FormField,
    email: FormField,
    telephone: FormField,
    password: FormField,
    manager_name: FormField,
    manager_email: FormField,
    manager_telephone: FormField,
}

impl Fields {
    fn new(question: Question) -> Self {
        let field = |name| question.field(name);
        let fields = Self {
            name_zh: field("name_zh"),
            name_en: field("name_en"),
            real_name: field("real_name"),
            account: field("account"),
            owner: field("owner"),
            email: field("email"),
            telephone: field("telephone"),
            password: field("initial_password"),
            manager_name: field("manager_name"),
            manager_email: field("manager_email"),
            manager_telephone: field("manager_telephone"),
        };
        // Companies open accounts: whatever else somebody is verified as has to be chosen.
        fields.real_name.begin(RealNameKind::Enterprise.to_string());
        fields
    }

    /// The body of the request, if the choice is one.
    fn typed(self) -> Option<NewPartner> {
        let text = |field: FormField| field.now().trim().to_owned();
        Some(NewPartner {
            name_zh: text(self.name_zh),
            name_en: text(self.name_en),
            real_name: self.real_name.now().parse().ok()?,
            account: text(self.account),
            owner: text(self.owner),
            email: text(self.email),
            telephone: text(self.telephone),
            initial_password: self.password.now(),
            manager_name: text(self.manager_name),
            manager_email: text(self.manager_email),
            manager_telephone: text(self.manager_telephone),
        })
    }

    /// The next account begins empty.
    fn forget(self) {
        let Self { name_zh, name_en, account, owner, email, telephone, password, .. } = self;
        let manager = [self.manager_name, self.manager_email, self.manager_telephone];
        [name_zh, name_en, account, owner, email, telephone, password]
            .into_iter()
            .chain(manager)
            .for_each(|field| field.begin(String::new()));
    }

    fn inputs(self) -> impl IntoView {
        let kinds = RealNameKind::ALL.iter().map(|one| Choice::new(one.as_str(), real_name(*one))).collect::<Vec<_>>();
        let (verified, pass) = (self.real_name, self.password);
        let choose = verified.value();
        view! {
            {line(self.name_zh, p::NAME_ZH, true)}
            {line(self.name_en, p::NAME_EN, true)}
            <Field label=s::REAL_NAME id=verified.id() error=verified.error() on_leave=verified.leave() required=true>
                <Select value=choose choices=kinds on_change=move |code: String| choose.set(code)/>
            </Field>
            <fieldset class="stack">
                <legend>{p::OWNER}</legend>
                {line(self.account, p::OWNER_ACCOUNT, true)}
                {line(self.owner, p::OWNER_NAME, true)}
                {line(self.email, p::OWNER_EMAIL, true)}
                {line(self.telephone, p::OWNER_TELEPHONE, false)}
                <Field label=o::INITIAL_PASSWORD hint=o::INITIAL_PASSWORD_HINT id=pass.id() error=pass.error() on_leave=pass.leave() required=true>
                    <PasswordInput value=pass.value() autocomplete="new-password"/>
                </Field>
            </fieldset>
            <fieldset class="stack">
                <legend>{p::MANAGER}</legend>
                {line(self.manager_name, p::MANAGER_NAME, false)}
                {line(self.manager_email, p::MANAGER_EMAIL, false)}
                {line(self.manager_telephone, p::MANAGER_TELEPHONE, false)}
            </fieldset>
        }
        .into_any()
    }
}

fn line(field: FormField, label: Key, required: bool) -> impl IntoView {
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required>
            <TextInput value=field.value() autocomplete="off" maxlength=254/>
        </Field>
    }
}

/// The dialog; afterwards the partner's page is open.
#[component]
pub(super) fn OpenPartner(open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let question = Question::new(open, Why::Unasked);
    let fields = Fields::new(question);
    let send = move |()| {
        if !question.submit() {
            return;
        }
        let Some(new) = fields.typed() else {
            question.refused("real_name", p::VERIFICATION_MISSING.now());
            return;
        };
        let password = check_password(&new.initial_password).map(|why| ("initial_password".to_owned(), why));
        let faults = new.faults().into_iter().map(|fault| (fault.field.clone(), field_message(&fault)));
        let faults: Vec<_> = faults.chain(password).collect();
        if !faults.is_empty() {
            question.refused_by_field(faults);
            return;
        }
        question.sender.send_then(partners::open(&new), move |outcome| {
            if let Some(file) = question.settle(outcome) {
                fields.forget();
                toasts.done(p::OPENED);
                navigate(&Route::Partner(file.partner.partner_id).path(), Moved::Push);
            }
        });
    };
    view! {
        <QuestionDialog question title=p::OPEN verb=p::OPEN tone=Tone::Primary reason=p::REASON hint=p::REASON on_send=send>
            <p>{p::OPEN_TEXT}</p>
            {fields.inputs()}
        </QuestionDialog>
    }
    .into_any()
}
