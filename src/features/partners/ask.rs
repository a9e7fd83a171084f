//! The question before a change: what follows from it, the figures that it needs, and why where the partner asks why.

use super::act::{Act, Typed};
use super::more_fields::More;
use super::words::name;
use crate::api::{ApiError, Fetch, reviews, session};
use crate::explain::{Viewer, check_item};
use crate::form::{Act as _, Asked, FormField, Question, QuestionDialog, Why};
use crate::i18n::{t, t::partners as p, t::reviews as r};
use crate::page::{PartnerPick, PickWords};
use crate::ui::{CheckItem, CheckList, Field, TextArea, TextInput, Tone, use_toasts};
use chrono::NaiveDate;
use domain::api::associations::REASON_MAX;
use domain::api::partners::PartnerFile;
use domain::api::time::day_from_text;
use domain::api::vendor_facts::{CONTAINED_MAX, CONTAINED_NAME_MAX, LISTED_PRODUCTS_MAX, NewCoSell, NewCompetencyTag};
use domain::period::business_day;
use domain::program::CompetencyTag;
use leptos::prelude::*;

/// Choosing the account that belongs to the same company.
const ACCOUNT: PickWords = PickWords {
    search: r::RECORD_SEARCH,
    choice: p::COMPANY_ACCOUNT,
    pick: r::RECORD_PICK,
    none: r::RECORD_NONE,
    request: reviews::partners,
};

/// The dialogs of the acts. They stand beside the file, which is drawn anew when something changes.
#[component]
pub(super) fn Asking(asked: Asked<Act>, file: Fetch<PartnerFile>) -> impl IntoView {
    let each = move || asked.each();
    view! { <For each key=|act| format!("{act:?}") children=move |act| view! { <Ask act asked file/> }/> }.into_any()
}

/// The fields that an act may need beside its reason.
#[derive(Clone, Copy)]
struct Fields {
    question: Question,
    products: FormField,
    since: FormField,
    until: FormField,
    contains: FormField,
    account: FormField,
    /// Which accounts were looked for; it stays with the one chosen.
    search: RwSignal<String>,
    more: More,
    /// The version of the file that they were filled from: what a colleague decides meanwhile is not overwritten unseen.
    seen: StoredValue<i64>,
}

impl Fields {
    fn new(act: &Act) -> Self {
        let why = if act.needs_reason() { Why::Required } else { Why::Unasked };
        let question = Question::new(RwSignal::new(false), why);
        let field = |name| question.field(name);
        Self {
            question,
            products: field("listed_products"),
            since: field("held_since"),
            until: field("valid_until"),
            contains: field("contains"),
            account: field("account_id"),
            search: RwSignal::new(String::new()),
            more: More::new(act, question),
            seen: StoredValue::new(0),
        }
    }

    /// Begins with what is so now.
    fn fill(self, act: &Act, file: &PartnerFile) {
        self.seen.set_value(file.version);
        self.more.fill(act, file);
        match act {
            Act::Confirm => self.products.begin(file.co_sell.listed_products.to_string()),
            Act::Give(tag) => {
                let held = file.tags.iter().find(|one| one.tag == *tag).and_then(|one| one.held.as_ref());
                let since = held.map_or_else(session::now, |held| held.held_since);
                self.since.begin(business_day(since).to_string());
                let until = held.and_then(|held| held.valid_until).map(|end| business_day(end).to_string());
                self.until.begin(until.unwrap_or_default());
                self.contains.begin(held.map(|held| held.contains.join("\n")).unwrap_or_default());
            }
            _ => {}
        }
    }

    /// What was typed; what is wrong stands at its field then.
    fn typed(self, act: &Act) -> Option<Typed> {
        match act {
            Act::Confirm => match self.products.now().trim().parse().ok().filter(|count| *count <= LISTED_PRODUCTS_MAX)
            {
                Some(listed_products) => Some(Typed::Products(NewCoSell { listed_products })),
                None => self.refused("listed_products", &p::products_wrong(LISTED_PRODUCTS_MAX)),
            },
            Act::Give(tag) => self.days(*tag, business_day(session::now())).map(Typed::Days),
            Act::EnterCompany => match self.account.now().parse().ok() {
                Some(account) => Some(Typed::Account(account)),
                None => self.refused("account_id", r::RECORD_PICK.now()),
            },
            _ => self.more.typed(act),
        }
    }

    fn days(self, tag: CompetencyTag, today: NaiveDate) -> Option<NewCompetencyTag> {
        let (since, until) = (self.since.now(), self.until.now());
        // One a line.
        let contains = self.contains.now();
        let contains = contains.lines().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let new =
            NewCompetencyTag { tag, held_since: day_from_text(&since), valid_until: day_from_text(&until), contains };
        let half_typed = !until.is_empty() && new.valid_until.is_none();
        match new.faults(today).first().map(|fault| fault.field.as_str()) {
            Some("held_since") => self.refused("held_since", p::SINCE_WRONG.now()),
            Some("contains") => self.refused("contains", &p::contains_wrong(CONTAINED_MAX, CONTAINED_NAME_MAX)),
            Some(_) => self.refused("valid_until", p::UNTIL_WRONG.now()),
            None if half_typed => self.refused("valid_until", p::UNTIL_WRONG.now()),
            None => Some(new),
        }
    }

    fn refused<T>(self, field: &str, why: &str) -> Option<T> {
        self.question.refused(field, why);
        None
    }
}

#[component]
fn Ask(act: Act, asked: Asked<Act>, file: Fetch<PartnerFile>) -> impl IntoView {
    let toasts = use_toasts();
    let fields = Fields::new(&act);
    let question = fields.question;
    let (verb, text, tone) = (act.verb(), act.text(), if act.takes() { Tone::Danger } else { Tone::Primary });
    let about = StoredValue::new(act);
    // Asked for the first time, the dialog opens once it is on the page.
    Effect::new(move || {
        if !about.with_value(|act| asked.takes(act)) {
            return;
        }
        if !question.is_begun() {
            untrack(|| file.read(|file| about.with_value(|act| fields.fill(act, file))));
        }
        question.open.set(true);
    });
    let title = move || {
        let who = file.read(|file| name(&file.partner).get().into_owned()).unwrap_or_default();
        match about.with_value(Act::about) {
            Some(what) => p::ask_title(verb.get(), what, who),
            None => p::ask_title_verb(verb.get(), who),
        }
    };
    let conflicts = move || refused(question.sender.error().as_ref());
    let send = move |()| {
        if !question.submit() {
            return;
        }
        let act = about.get_value();
        let Some(typed) = fields.typed(&act) else { return };
        let reason = question.reason().unwrap_or_default();
        let Some(request) =
            untrack(|| file.read(|file| act.request(file, fields.seen.get_value(), typed, reason))).flatten()
        else {
            question.gone();
            return;
        };
        question.sender.send_then(request, move |outcome| {
            // Whoever was told what changed meanwhile may send again.
            if let Err(ApiError::Stale(stale)) = &outcome {
                fields.seen.set_value(stale.current);
            }
            if question.settle(outcome).is_some() {
                toasts.done(p::CHANGED_AND_TOLD);
            }
        });
    };
    view! {
        <QuestionDialog question title verb tone reason=p::REASON hint=move || t::reviews::reason_hint(REASON_MAX) on_send=send>
            <p>{text}</p>
            {about.with_value(|act| inputs(act, fields))}
            {move || (!conflicts().is_empty()).then(|| view! { <CheckList label=p::COMPANY_CONFLICTS items=Signal::derive(conflicts)/> })}
        </QuestionDialog>
    }
    .into_any()
}

/// What the rules said against it, by name.
fn refused(error: Option<&ApiError>) -> Vec<CheckItem> {
    let Some(ApiError::Refused { check_items, .. }) = error else { return Vec::new() };
    check_items.all().iter().map(|condition| check_item(condition, &Viewer::Operator)).collect()
}

fn inputs(act: &Act, fields: Fields) -> Option<AnyView> {
    let Fields { question, products, since, until, contains, account, search, .. } = fields;
    match act {
        Act::Confirm => Some(
            view! {
                <Field label=p::PRODUCTS hint=p::PRODUCTS_HINT id=products.id() error=products.error() on_leave=products.leave() required=true>
                    <TextInput value=products.value() inputmode="numeric" autocomplete="off" maxlength=4/>
                </Field>
            }
            .into_any(),
        ),
        Act::Give(_) => Some(
            view! {
                <Field label=p::SINCE id=since.id() error=since.error() on_leave=since.leave() required=true>
                    <TextInput value=since.value() kind="date"/>
                </Field>
                <Field label=p::VALID_TO hint=p::UNTIL_HINT id=until.id() error=until.error() on_leave=until.leave()>
                    <TextInput value=until.value() kind="date"/>
                </Field>
                <Field label=p::CONTAINS hint=p::CONTAINS_HINT id=contains.id() error=contains.error() on_leave=contains.leave()>
                    <TextArea value=contains.value() rows=3 maxlength=CONTAINED_MAX * (CONTAINED_NAME_MAX + 1)/>
                </Field>
            }
            .into_any(),
        ),
        Act::EnterCompany => Some(
            view! {
                <PartnerPick search partner=account.value() words=ACCOUNT on_change=move |()| question.sender.clear()/>
            }
            .into_any(),
        ),
        _ => fields.more.inputs(act),
    }
}
