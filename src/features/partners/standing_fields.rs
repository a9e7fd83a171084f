//! What is typed about the standing of an account: exactly what the rules look at.

use super::act::Typed;
use crate::explain::{enterprise_role, program_terms};
use crate::form::{FormField, Question};
use crate::i18n::{Key, t::partners as p, t::settings as s};
use crate::ui::{Checkbox, Choice, Field, Select, TextInput};
use domain::api::vendor_records::{ARREARS_MAX, AccountStanding, COUNT_MAX};
use domain::association::EnterpriseRole;
use domain::money::{Currency, Money};
use domain::program::{FreezeCause, RealNameKind};
use leptos::prelude::*;

/// What is ticked in a flag's field.
const YES: &str = "yes";

/// The members that are yes or no, in the order of the form.
const FLAGS: [&str; 6] =
    ["in_hcpn", "is_subcustomer", "is_partner_subaccount", "has_consumed", "bd_reported", "on_international_site"];

/// The fields of a standing.
#[derive(Clone, Copy)]
pub(super) struct StandingFields {
    question: Question,
    real_name: FormField,
    enterprise_role: FormField,
    arrears: FormField,
    currency: StoredValue<Currency>,
    open_resources: FormField,
    credit_accounts: FormField,
    /// Codes, with a blank between.
    freezes: FormField,
    flags: [FormField; 6],
}

impl StandingFields {
    pub(super) fn new(question: Question) -> Self {
        let field = |name| question.field(name);
        Self {
            question,
            real_name: field("standing.real_name"),
            enterprise_role: field("standing.enterprise_role"),
            arrears: field("standing.arrears"),
            currency: StoredValue::new(Currency::Cny),
            open_resources: field("standing.open_resources"),
            credit_accounts: field("standing.credit_accounts"),
            freezes: field("standing.freezes"),
            flags: FLAGS.map(field),
        }
    }

    /// Begins with what is so now.
    pub(super) fn fill(self, now: &AccountStanding) {
        self.real_name.begin(now.real_name.to_string());
        self.enterprise_role.begin(now.enterprise_role.to_string());
        self.arrears.begin(now.arrears.to_decimal());
        self.currency.set_value(now.arrears.currency);
        self.open_resources.begin(now.open_resources.to_string());
        self.credit_accounts.begin(now.credit_accounts.to_string());
        self.freezes.begin(now.freezes.iter().map(|cause| cause.as_str()).collect::<Vec<_>>().join(" "));
        let flags = [
            now.in_hcpn,
            now.is_subcustomer,
            now.is_partner_subaccount,
            now.has_consumed,
            now.bd_reported,
            now.on_international_site,
        ];
        for (field, flag) in self.flags.into_iter().zip(flags) {
            field.begin(if flag { YES.to_owned() } else { String::new() });
        }
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self) -> Option<Typed> {
        let arrears = self.arrears.now().trim().replace(',', "");
        let arrears = if arrears.is_empty() { "0".to_owned() } else { arrears };
        let arrears = Money::from_decimal(&arrears, self.currency.get_value()).ok();
        let arrears = arrears.filter(|amount| (0..=ARREARS_MAX).contains(&amount.minor));
        let Some(arrears) = arrears else { return self.refused("standing.arrears", p::ARREARS_WRONG.now()) };
        let count = |field: FormField| field.now().trim().parse::<u32>().ok().filter(|count| *count <= COUNT_MAX);
        let wrong = || p::products_wrong(COUNT_MAX);
        let Some(open_resources) = count(self.open_resources) else {
            return self.refused("standing.open_resources", &wrong());
        };
        let Some(credit_accounts) = count(self.credit_accounts) else {
            return self.refused("standing.credit_accounts", &wrong());
        };
        let [in_hcpn, is_subcustomer, is_partner_subaccount, has_consumed, bd_reported, on_international_site] =
            self.flags.map(|flag| flag.now() == YES);
        Some(Typed::Standing(AccountStanding {
            real_name: self.real_name.now().parse().ok()?,
            in_hcpn,
            freezes: self.freezes.now().split(' ').filter_map(|code| code.parse().ok()).collect(),
            arrears,
            enterprise_role: self.enterprise_role.now().parse().ok()?,
            is_subcustomer,
            is_partner_subaccount,
            open_resources,
            credit_accounts,
            has_consumed,
            bd_reported,
            on_international_site,
        }))
    }

    fn refused<T>(self, field: &str, why: &str) -> Option<T> {
        self.question.refused(field, why);
        None
    }

    pub(super) fn inputs(self) -> AnyView {
        let Self { real_name, enterprise_role: place, arrears, open_resources, credit_accounts, .. } = self;
        let kinds =
            RealNameKind::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::real_name(*one))).collect();
        let places = EnterpriseRole::ALL.iter().map(|one| Choice::new(one.as_str(), enterprise_role(*one))).collect();
        let [in_hcpn, is_subcustomer, is_subaccount, has_consumed, bd_reported, international] = self.flags;
        view! {
            {choice(real_name, s::REAL_NAME, kinds)}
            {choice(place, s::ENTERPRISE_ROLE, places)}
            <fieldset class="stack">
                <legend>{s::FREEZES}</legend>
                {FreezeCause::ALL.iter().map(|one| cause(self.freezes, *one)).collect_view()}
            </fieldset>
            <Field label=s::ARREARS id=arrears.id() error=arrears.error() on_leave=arrears.leave()>
                <TextInput value=arrears.value() inputmode="decimal" autocomplete="off" maxlength=16/>
            </Field>
            {figure(open_resources, s::OPEN_RESOURCES)}
            {figure(credit_accounts, s::CREDIT_ACCOUNTS)}
            {flag(in_hcpn, s::IN_HCPN)}
            {flag(is_subcustomer, s::IS_SUBCUSTOMER)}
            {flag(is_subaccount, p::IS_SUBACCOUNT)}
            {flag(has_consumed, s::HAS_CONSUMED)}
            {flag(bd_reported, s::BD_REPORTED)}
            {flag(international, s::ON_INTERNATIONAL_SITE)}
        }
        .into_any()
    }
}

fn choice(field: FormField, label: Key, choices: Vec<Choice>) -> impl IntoView {
    let value = field.value();
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
            <Select value choices on_change=move |code: String| value.set(code)/>
        </Field>
    }
}

fn figure(field: FormField, label: Key) -> impl IntoView {
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
            <TextInput value=field.value() inputmode="numeric" autocomplete="off" maxlength=6/>
        </Field>
    }
}

fn flag(field: FormField, label: Key) -> impl IntoView {
    let value = field.value();
    let checked = Signal::derive(move || value.with(|text| text == YES));
    let tick = move |ticked: bool| value.set(if ticked { YES.to_owned() } else { String::new() });
    view! { <Checkbox checked on_change=tick>{label}</Checkbox> }
}

fn cause(field: FormField, cause: FreezeCause) -> impl IntoView {
    let value = field.value();
    let holds = move |text: &str| text.split(' ').any(|code| code == cause.as_str());
    let checked = Signal::derive(move || value.with(|text| holds(text)));
    let tick = move |ticked: bool| {
        value.update(|text| {
            let others = text.split(' ').filter(|code| !code.is_empty() && *code != cause.as_str());
            *text = others.chain(ticked.then_some(cause.as_str())).collect::<Vec<_>>().join(" ");
        });
    };
    view! { <Checkbox checked on_change=tick>{program_terms::freeze_cause(cause)}</Checkbox> }
}
