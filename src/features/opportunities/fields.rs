//! The fields of the form, checked one by one with the rule that the server checks all of them with.

mod typed;

use self::typed::{CONTACT, CUSTOMER, Kind, NEED, Typed, VALUE};
use super::ticks::Ticks;
use super::words;
use crate::form::{Form, FormField};
use crate::i18n::{Text, t};
use crate::ui::{Checkbox, Field, TextArea, TextInput};
use domain::opportunity::{
    CloudService, DESCRIPTION_MAX, NAME_MAX, OFFERINGS_MAX, OpportunityDraft, PresalesActivity, RequestedSupport,
};
use leptos::prelude::*;
use t::opportunities as o;

/// By whom an opportunity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A partner, which submits it to the vendor.
    Partner,
    /// The vendor, which shares it.
    Vendor,
}

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

fn input(one: &'static Typed, field: FormField, required: bool) -> AnyView {
    let value = field.value();
    let typed = move || match one.kind {
        Kind::Text => view! { <TextArea value rows=3 maxlength=DESCRIPTION_MAX/> }.into_any(),
        Kind::Amount => view! { <TextInput value inputmode="decimal" autocomplete="off"/> }.into_any(),
        Kind::Line("date") => view! { <TextInput value kind="date"/> }.into_any(),
        Kind::Line(kind) => view! { <TextInput value kind autocomplete="off" maxlength=NAME_MAX/> }.into_any(),
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
