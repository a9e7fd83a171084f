//! The fields of the form, checked one by one with the rule that the server checks all of them with.

use super::ticks::Ticks;
use super::words;
use crate::api::field_message;
use crate::form::{Form, FormField};
use crate::i18n::{Key, Text, day, t};
use crate::ui::{Checkbox, Field, TextArea, TextInput};
use domain::api::time::day_from_text;
use domain::money::{Currency, Money};
use domain::opportunity::{
    CloudService, DESCRIPTION_MAX, NAME_MAX, OFFERINGS_MAX, OpportunityDraft, PresalesActivity, RequestedSupport,
};
use leptos::prelude::*;
use t::opportunities as o;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line(&'static str),
    Text,
    Amount,
}

/// By whom an opportunity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A partner, which submits it to the vendor.
    Partner,
    /// The vendor, which shares it.
    Vendor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Always,
    /// By R-71, when a partner submits it.
    OfPartners,
    Nobody,
}

/// A field that is typed into: where it stands in the draft, and its words.
struct Typed {
    name: &'static str,
    label: Key,
    hint: Option<Key>,
    kind: Kind,
    /// Who asks for it, if anybody.
    asked: Asked,
    get: fn(&OpportunityDraft) -> String,
    set: fn(&mut OpportunityDraft, &str),
}

macro_rules! line {
    ($field:ident, $label:expr, $hint:expr, $kind:expr, $asked:expr) => {
        Typed {
            name: stringify!($field),
            label: $label,
            hint: $hint,
            kind: $kind,
            asked: $asked,
            get: |draft| draft.$field.clone(),
            set: |draft, text| text.trim().clone_into(&mut draft.$field),
        }
    };
}

macro_rules! amount {
    ($field:ident, $label:expr, $asked:expr) => {
        Typed {
            name: stringify!($field),
            label: $label,
            hint: Some(o::AMOUNT_HINT),
            kind: Kind::Amount,
            asked: $asked,
            get: |draft| if draft.$field.is_zero() { String::new() } else { draft.$field.to_decimal() },
            set: |draft, text| draft.$field = words::amount(text).unwrap_or(Money::zero(Currency::Cny)),
        }
    };
}

static CUSTOMER: [Typed; 4] = [
    line!(name, o::NAME, None, Kind::Line("text"), Asked::Always),
    line!(customer_name, o::CUSTOMER, None, Kind::Line("text"), Asked::Always),
    line!(industry, o::INDUSTRY, None, Kind::Line("text"), Asked::Nobody),
    line!(region, o::REGION, None, Kind::Line("text"), Asked::Nobody),
];

static NEED: [Typed; 4] = [
    line!(budget, o::BUDGET, Some(o::BUDGET_HINT), Kind::Text, Asked::OfPartners),
    line!(authority, o::AUTHORITY, Some(o::AUTHORITY_HINT), Kind::Text, Asked::OfPartners),
    line!(need, o::NEED, Some(o::NEED_HINT), Kind::Text, Asked::OfPartners),
    line!(timing, o::TIMING, Some(o::TIMING_HINT), Kind::Text, Asked::OfPartners),
];

static VALUE: [Typed; 4] = [
    amount!(opportunity_value, o::OPPORTUNITY_VALUE, Asked::Nobody),
    amount!(cloud_revenue, o::CLOUD_REVENUE, Asked::OfPartners),
    Typed {
        name: "expected_on",
        label: o::EXPECTED_ON,
        hint: None,
        kind: Kind::Line("date"),
        asked: Asked::Nobody,
        get: |draft| draft.expected_on.map(day).unwrap_or_default(),
        set: |draft, text| draft.expected_on = day_from_text(text),
    },
    Typed {
        name: "offerings",
        label: o::OFFERINGS,
        hint: None,
        kind: Kind::Text,
        asked: Asked::Nobody,
        get: |draft| draft.offerings.join("\n"),
        set: |draft, text| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            draft.offerings = lines.map(str::to_owned).collect();
        },
    },
];

static CONTACT: [Typed; 4] = [
    line!(contact_name, o::CONTACT_NAME, None, Kind::Line("text"), Asked::Nobody),
    line!(contact_position, o::CONTACT_POSITION, None, Kind::Line("text"), Asked::Nobody),
    line!(telephone, o::TELEPHONE, None, Kind::Line("tel"), Asked::Nobody),
    line!(email, o::EMAIL, None, Kind::Line("email"), Asked::Nobody),
];

/// The form's values. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The form that they are part of.
    pub form: Form,
    author: Author,
    typed: StoredValue<Vec<(&'static Typed, FormField)>>,
    driven: RwSignal<bool>,
    presales: RwSignal<Vec<PresalesActivity>>,
    services: RwSignal<Vec<CloudService>>,
    support: RwSignal<Vec<RequestedSupport>>,
}

impl Fields {
    /// The fields with what is known.
    pub fn new(author: Author, known: &OpportunityDraft) -> Self {
        let form = Form::new();
        let all = CUSTOMER.iter().chain(&NEED).chain(&VALUE).chain(&CONTACT);
        let typed = all.map(|one| (one, form.field(one.name, (one.get)(known), move |text| one.fault(text))));
        Self {
            form,
            author,
            typed: StoredValue::new(typed.collect()),
            driven: RwSignal::new(known.customer_driven),
            presales: RwSignal::new(known.presales.clone()),
            services: RwSignal::new(known.services.clone()),
            support: RwSignal::new(known.support.clone()),
        }
    }

    /// Says something else.
    pub(super) fn fill(self, draft: &OpportunityDraft) {
        self.typed.with_value(|typed| {
            for (one, field) in typed {
                field.value().set((one.get)(draft));
            }
        });
        self.driven.set(draft.customer_driven);
        self.presales.set(draft.presales.clone());
        self.services.set(draft.services.clone());
        self.support.set(draft.support.clone());
    }

    /// What the form says now; followed.
    pub fn said(self) -> OpportunityDraft {
        let mut draft = OpportunityDraft {
            customer_driven: self.driven.get(),
            presales: self.presales.get(),
            services: self.services.get(),
            support: self.support.get(),
            ..OpportunityDraft::default()
        };
        self.typed.with_value(|typed| {
            for (one, field) in typed {
                field.value().with(|text| (one.set)(&mut draft, text));
            }
        });
        draft
    }

    fn group(self, group: &'static [Typed]) -> AnyView {
        let of = |(one, _): &&(&'static Typed, FormField)| group.iter().any(|other| other.name == one.name);
        let shown = self.typed.with_value(|typed| {
            typed.iter().filter(of).map(|(one, field)| input(one, *field, one.is_required(self.author))).collect_view()
        });
        shown.into_any()
    }

    /// The groups of the form.
    pub fn view(self) -> AnyView {
        let driven = self.driven;
        let support = if self.author == Author::Partner { o::GROUP_SUPPORT } else { o::GROUP_SUPPORT_GIVEN };
        view! {
            <fieldset class="form-group"><legend>{o::GROUP_CUSTOMER}</legend>{self.group(&CUSTOMER)}</fieldset>
            <fieldset class="form-group"><legend>{o::GROUP_NEED}</legend>
                {self.group(&NEED)}
                <Checkbox checked=driven on_change=move |ticked| driven.set(ticked)>{o::CUSTOMER_DRIVEN_LONG}</Checkbox>
                <Ticks label=o::PRESALES all=PresalesActivity::ALL chosen=self.presales term=words::presales/>
                <Ticks label=o::SERVICES all=CloudService::ALL chosen=self.services term=words::service/>
                {self.group(&VALUE)}
            </fieldset>
            <fieldset class="form-group"><legend>{o::GROUP_CONTACT}</legend>{self.group(&CONTACT)}</fieldset>
            <fieldset class="form-group"><legend>{support}</legend>
                <Ticks label=o::SUPPORT all=RequestedSupport::ALL chosen=self.support term=words::support/>
            </fieldset>
        }
        .into_any()
    }
}

impl Typed {
    fn is_required(&self, author: Author) -> bool {
        match self.asked {
            Asked::Always => true,
            Asked::OfPartners => author == Author::Partner,
            Asked::Nobody => false,
        }
    }

    fn fault(&self, text: &str) -> Option<String> {
        if self.kind == Kind::Amount && words::amount(text).is_none() {
            return Some(o::AMOUNT_MALFORMED.get().to_owned());
        }
        let mut draft = OpportunityDraft::default();
        (self.set)(&mut draft, text);
        if draft.offerings.len() > OFFERINGS_MAX {
            return Some(o::offerings_too_many(OFFERINGS_MAX));
        }
        let own =
            |field: &str| field == self.name || field.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('.'));
        draft.faults().iter().find(|fault| own(&fault.field)).map(field_message)
    }
}

fn input(one: &'static Typed, field: FormField, required: bool) -> AnyView {
    let value = field.value();
    let typed = move || match one.kind {
        Kind::Text => view! { <TextArea value rows=3 maxlength=DESCRIPTION_MAX/> }.into_any(),
        Kind::Amount => view! { <TextInput value inputmode="decimal" autocomplete="off"/> }.into_any(),
        Kind::Line("date") => view! { <TextInput value kind="date"/> }.into_any(),
        Kind::Line(kind) => {
            view! { <TextInput value kind autocomplete="off" maxlength=u32::try_from(NAME_MAX).unwrap_or(100)/> }
                .into_any()
        }
    };
    let hint: Option<Text> = match one.name {
        "offerings" => Some((|| o::offerings_hint(OFFERINGS_MAX)).into()),
        _ => one.hint.map(Into::into),
    };
    match hint {
        Some(hint) => view! {
            <Field label=one.label hint id=field.id() error=field.error() on_leave=field.leave() required>{typed()}</Field>
        }
        .into_any(),
        None => view! {
            <Field label=one.label id=field.id() error=field.error() on_leave=field.leave() required>{typed()}</Field>
        }
        .into_any(),
    }
}
