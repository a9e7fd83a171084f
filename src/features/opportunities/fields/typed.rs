//! What is typed into the form: each field with where it stands in the draft, its words, and what is wrong with it.

use super::Author;
use crate::api::field_message;
use crate::features::opportunities::words;
use crate::i18n::{Key, day, t};
use domain::api::time::day_from_text;
use domain::money::{Currency, Money};
use domain::opportunity::{OFFERINGS_MAX, OpportunityDraft};
use t::opportunities as o;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Line(&'static str),
    Text,
    Amount,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Always,
    /// By R-71, when a partner submits it.
    OfPartners,
    Nobody,
}

/// A field that is typed into: where it stands in the draft, and its words.
pub(super) struct Typed {
    pub(super) name: &'static str,
    pub(super) label: Key,
    pub(super) hint: Option<Key>,
    pub(super) kind: Kind,
    /// Who asks for it, if anybody.
    asked: Asked,
    pub(super) get: fn(&OpportunityDraft) -> String,
    pub(super) set: fn(&mut OpportunityDraft, &str),
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

pub(super) static CUSTOMER: [Typed; 4] = [
    line!(name, o::NAME, None, Kind::Line("text"), Asked::Always),
    line!(customer_name, o::CUSTOMER, None, Kind::Line("text"), Asked::Always),
    line!(industry, o::INDUSTRY, None, Kind::Line("text"), Asked::Nobody),
    line!(region, o::REGION, None, Kind::Line("text"), Asked::Nobody),
];

pub(super) static NEED: [Typed; 4] = [
    line!(budget, o::BUDGET, Some(o::BUDGET_HINT), Kind::Text, Asked::OfPartners),
    line!(authority, o::AUTHORITY, Some(o::AUTHORITY_HINT), Kind::Text, Asked::OfPartners),
    line!(need, o::NEED, Some(o::NEED_HINT), Kind::Text, Asked::OfPartners),
    line!(timing, o::TIMING, Some(o::TIMING_HINT), Kind::Text, Asked::OfPartners),
];

pub(super) static VALUE: [Typed; 4] = [
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

pub(super) static CONTACT: [Typed; 4] = [
    line!(contact_name, o::CONTACT_NAME, None, Kind::Line("text"), Asked::Nobody),
    line!(contact_position, o::CONTACT_POSITION, None, Kind::Line("text"), Asked::Nobody),
    line!(telephone, o::TELEPHONE, None, Kind::Line("tel"), Asked::Nobody),
    line!(email, o::EMAIL, None, Kind::Line("email"), Asked::Nobody),
];

impl Typed {
    pub(super) fn is_required(&self, author: Author) -> bool {
        match self.asked {
            Asked::Always => true,
            Asked::OfPartners => author == Author::Partner,
            Asked::Nobody => false,
        }
    }

    pub(super) fn fault(&self, text: &str) -> Option<String> {
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
