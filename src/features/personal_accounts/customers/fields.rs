//! What is typed about a customer account: exactly what the rules look at.

use super::words::site;
use crate::explain::enterprise_role;
use crate::form::{FormField, Question};
use crate::i18n::{Key, t, t::customer_accounts as c};
use crate::ui::{Checkbox, Choice, Field, Select, TextInput};
use domain::api::customer_accounts::{CustomerAccountFacts, CustomerAccountFile, CustomerSite};
use domain::association::EnterpriseRole;
use domain::money::{Currency, Money};
use leptos::prelude::*;

/// What is ticked in a flag's field.
const YES: &str = "yes";

const AMOUNTS: [(&str, Key); 3] =
    [("cash_spent", c::CASH_SPENT), ("invoice_debt", c::INVOICE_DEBT), ("stored_value", c::STORED_VALUE)];
const FIGURES: [(&str, Key); 6] = [
    ("special_contracts", c::SPECIAL_CONTRACTS),
    ("unpaid_bills", c::UNPAID_BILLS),
    ("pro_service_contracts", c::PRO_SERVICE_CONTRACTS),
    ("reserved_instances", c::RESERVED_INSTANCES),
    ("independent_members", c::INDEPENDENT_MEMBERS),
    ("credit_accounts", c::CREDIT_ACCOUNTS),
];
const FLAGS: [(&str, Key); 6] = [
    ("is_partner", c::IS_PARTNER),
    ("is_internal", c::IS_INTERNAL),
    ("direct_sales", c::DIRECT_SALES),
    ("vendor_reported", c::VENDOR_REPORTED),
    ("online_sales", c::ONLINE_SALES),
    ("sales_support_center", c::SALES_SUPPORT_CENTER),
];

/// The fields. A handle.
#[derive(Clone, Copy)]
pub(super) struct FactFields(StoredValue<Each>);

#[derive(Clone, Copy)]
struct Each {
    question: Question,
    site: FormField,
    country: FormField,
    role: FormField,
    amounts: [FormField; 3],
    figures: [FormField; 6],
    flags: [FormField; 6],
}

impl FactFields {
    pub(super) fn new(question: Question) -> Self {
        let field = |name| question.field(name);
        Self(StoredValue::new(Each {
            question,
            site: field("site"),
            country: field("country_code"),
            role: field("enterprise_role"),
            amounts: AMOUNTS.map(|(name, _)| field(name)),
            figures: FIGURES.map(|(name, _)| field(name)),
            flags: FLAGS.map(|(name, _)| field(name)),
        }))
    }

    /// Begins with what is so now.
    pub(super) fn fill(self, now: &CustomerAccountFacts) {
        self.each(now, FormField::begin);
    }

    /// Something else is so by now: what was not typed over says that.
    pub(super) fn follow(self, now: &CustomerAccountFacts) {
        self.each(now, FormField::follow);
    }

    fn each(self, now: &CustomerAccountFacts, say: fn(FormField, String)) {
        let each = self.0.get_value();
        say(each.site, now.site.to_string());
        say(each.country, now.country_code.clone());
        say(each.role, now.enterprise_role.to_string());
        let amounts = [now.cash_spent, now.invoice_debt, now.stored_value];
        each.amounts.into_iter().zip(amounts).for_each(|(field, amount)| say(field, amount.to_decimal()));
        let figures = [
            now.special_contracts,
            now.unpaid_bills,
            now.pro_service_contracts,
            now.reserved_instances,
            now.independent_members,
            now.credit_accounts,
        ];
        each.figures.into_iter().zip(figures).for_each(|(field, figure)| say(field, figure.to_string()));
        let flags = [
            now.is_partner,
            now.is_internal,
            now.direct_sales,
            now.vendor_reported,
            now.online_sales,
            now.sales_support_center,
        ];
        for (field, flag) in each.flags.into_iter().zip(flags) {
            say(field, if flag { YES.to_owned() } else { String::new() });
        }
    }

    /// What was typed; everything that is wrong stands at its field then.
    pub(super) fn typed(self, currency: Currency) -> Option<CustomerAccountFacts> {
        let each = self.0.get_value();
        let amounts = each.amounts.map(|field| Money::from_decimal(&field.now().trim().replace(',', ""), currency));
        let figures = each.figures.map(|field| field.now().trim().parse::<u32>());
        let wrong = AMOUNTS.iter().zip(&amounts).filter(|(_, read)| read.is_err());
        let wrong: Vec<_> =
            wrong.map(|((name, _), _)| ((*name).to_owned(), c::AMOUNT_WRONG.now().to_owned())).collect();
        let others = FIGURES.iter().zip(&figures).filter(|(_, read)| read.is_err());
        let others = others.map(|((name, _), _)| ((*name).to_owned(), c::FIGURE_WRONG.now().to_owned()));
        let wrong: Vec<_> = wrong.into_iter().chain(others).collect();
        if !wrong.is_empty() {
            each.question.refused_by_field(wrong);
            return None;
        }
        let [Ok(cash_spent), Ok(invoice_debt), Ok(stored_value)] = amounts else { return None };
        let [Ok(contracts), Ok(bills), Ok(services), Ok(instances), Ok(members), Ok(credit)] = figures else {
            return None;
        };
        let [is_partner, is_internal, direct_sales, vendor_reported, online_sales, sales_support_center] =
            each.flags.map(|flag| flag.now() == YES);
        Some(CustomerAccountFacts {
            site: each.site.now().parse().ok()?,
            country_code: each.country.now().trim().to_ascii_uppercase(),
            cash_spent,
            special_contracts: contracts,
            is_partner,
            is_internal,
            unpaid_bills: bills,
            enterprise_role: each.role.now().parse().ok()?,
            pro_service_contracts: services,
            reserved_instances: instances,
            invoice_debt,
            stored_value,
            independent_members: members,
            credit_accounts: credit,
            direct_sales,
            vendor_reported,
            online_sales,
            sales_support_center,
        })
    }

    /// The inputs. What a partner's list says of the account is not asked for.
    pub(super) fn inputs(self, file: &CustomerAccountFile) -> AnyView {
        let each = self.0.get_value();
        let own = !file.kept_by_partner;
        let sites = CustomerSite::ALL.iter().map(|one| Choice::new(one.as_str(), site(*one))).collect();
        let roles = EnterpriseRole::ALL.iter().map(|one| Choice::new(one.as_str(), enterprise_role(*one))).collect();
        let line = |field: FormField, label: Key, mode: &'static str| {
            view! {
                <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
                    <TextInput value=field.value() inputmode=mode autocomplete="off" maxlength=16/>
                </Field>
            }
        };
        let [cash, debts @ ..] = each.amounts;
        let amounts = debts.into_iter().zip([c::INVOICE_DEBT, c::STORED_VALUE]);
        let kept = own.then(|| {
            view! {
                {choice(each.role, t::settings::ENTERPRISE_ROLE, roles)}
                {each.figures.into_iter().zip(FIGURES).map(|(field, (_, label))| line(field, label, "numeric")).collect_view()}
                {amounts.map(|(field, label)| line(field, label, "decimal")).collect_view()}
            }
        });
        view! {
            {choice(each.site, c::SITE, sites)}
            <Field label=c::COUNTRY hint=c::COUNTRY_HINT id=each.country.id() error=each.country.error() on_leave=each.country.leave()>
                <TextInput value=each.country.value() autocomplete="off" maxlength=2/>
            </Field>
            {line(cash, c::CASH_SPENT, "decimal")}
            {each.flags.into_iter().zip(FLAGS).map(|(field, (_, label))| flag(field, label)).collect_view()}
            {kept}
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

fn flag(field: FormField, label: Key) -> impl IntoView {
    let value = field.value();
    let checked = Signal::derive(move || value.with(|text| text == YES));
    let tick = move |ticked: bool| value.set(if ticked { YES.to_owned() } else { String::new() });
    view! { <Checkbox checked on_change=tick>{label}</Checkbox> }
}
