//! Agreeing, or rejecting with a reason that the partner reads.

use super::matter::level_line;
use super::words::{applicant, subject, verb};
use crate::api::{Fetch, reviews};
use crate::explain::unmet_line;
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::{Key, money, t};
use crate::ui::{Button, Field, TextInput, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::reviews::{Review, ReviewAnswer, ReviewDetail, ReviewKind};
use domain::money::{Currency, Money};
use domain::states::review::ReviewEvent;
use leptos::prelude::*;
use t::reviews as r;

/// One button for each thing that can be done now. The dialogs stand beside them: what is read again meanwhile takes
/// no dialog away.
#[component]
pub(super) fn Decide(detail: Fetch<ReviewDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.review.actions.clone()).unwrap_or_default());
    let all = [ReviewEvent::Reject, ReviewEvent::Approve].map(|event| (event, RwSignal::new(false)));
    let button = move |(event, open): (ReviewEvent, RwSignal<bool>)| {
        let tone = if event == ReviewEvent::Reject { Tone::Normal } else { Tone::Primary };
        let reason = Signal::derive(move || blocked(detail, event));
        view! { <Button tone reason on_press=move |()| open.set(true)>{verb(event)}</Button> }
    };
    let buttons = move || {
        let offered = all.into_iter().filter(|(event, _)| possible.with(|possible| possible.contains(event)));
        offered.map(button).collect_view()
    };
    view! {
        {buttons}
        {all.map(|(event, open)| view! { <Decision event open detail/> }).into_iter().collect_view()}
    }
    .into_any()
}

/// Why it cannot be approved now; `None` when it can. Followed.
fn blocked(detail: Fetch<ReviewDetail>, event: ReviewEvent) -> Option<String> {
    if event != ReviewEvent::Approve {
        return None;
    }
    detail.read(|one| one.now.as_ref().and_then(|now| unmet_line(&now.conditions))).flatten()
}

/// The question; what was typed is there again when the dialog is.
#[component]
fn Decision(event: ReviewEvent, open: RwSignal<bool>, detail: Fetch<ReviewDetail>) -> impl IntoView {
    let toasts = use_toasts();
    let rejects = event == ReviewEvent::Reject;
    let question = Question::new(open, if rejects { Why::Required } else { Why::Optional });
    let kind = Memo::new(move |_| detail.read(|one| one.review.kind));
    // Only an objection to an amount is agreed to with another. Reading again draws the field anew only when that changes.
    let settles = move || !rejects && kind.get() == Some(ReviewKind::IncentiveObjection);
    let amount = question.field("amount");
    let title = move || {
        let titled = |review: &Review| {
            let (what, who) = (subject(review).get(), applicant(review).get());
            if rejects { r::reject_title(what, who) } else { r::approve_title(what, who) }
        };
        detail.read(|one| titled(&one.review)).unwrap_or_default()
    };
    let send = move |()| {
        let known = |one: &ReviewDetail| (one.review.review_id.clone(), one.review.version);
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        if !question.submit() {
            return;
        }
        let settled = untrack(settles).then(|| new_amount(detail, &amount.now()));
        if settled == Some(None) {
            question.refused("amount", r::AMOUNT_WRONG.now());
            return;
        }
        let answer = ReviewAnswer { reason: question.reason(), amount: settled.flatten() };
        question.sender.send_then(reviews::decide(&id, version, event, &answer), move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(if rejects { r::REJECTED } else { r::APPROVED });
            }
        });
    };
    let raised = move || detail.read(|one| one.level.as_ref().and_then(level_line)).flatten().filter(|_| !rejects);
    let consequence = move || {
        let general = || kind.get().map(|kind| consequence(kind, rejects).get().to_owned());
        raised().or_else(general)
    };
    let hint = move || {
        let words = if rejects { r::reason_hint } else { r::reason_hint_approve };
        words(REASON_MAX)
    };
    let tone = if rejects { Tone::Danger } else { Tone::Primary };
    view! {
        <QuestionDialog question title verb=verb(event) tone reason=r::REASON hint
            blocked=Signal::derive(move || blocked(detail, event)) on_send=send>
            <p>{consequence}</p>
            {move || settles().then(|| view! {
                <Field label=r::AMOUNT hint=move || amount_hint(detail) id=amount.id() error=amount.error() on_leave=amount.leave() required=true>
                    <TextInput value=amount.value() inputmode="decimal"/>
                </Field>
            })}
        </QuestionDialog>
    }
    .into_any()
}

/// What follows from the decision.
const fn consequence(kind: ReviewKind, rejects: bool) -> Key {
    use ReviewKind as K;
    match (kind, rejects) {
        (K::IncentiveObjection, false) => r::APPROVE_OBJECTION_TEXT,
        (K::IncentiveObjection, true) => r::REJECT_OBJECTION_TEXT,
        (K::OpportunityIncentive, false) => r::APPROVE_INCENTIVE_TEXT,
        (K::OpportunityReview, false) => r::APPROVE_OPPORTUNITY_TEXT,
        (K::OpportunityValidation, false) => r::APPROVE_VALIDATION_TEXT,
        (K::OpportunityReview | K::OpportunityValidation, true) => r::REJECT_OPPORTUNITY_TEXT,
        (K::ResellerApplication, false) => r::APPROVE_RESELLER_TEXT,
        (K::RoleCertification, false) => r::APPROVE_ROLE_TEXT,
        (K::Differentiation, false) => r::APPROVE_DIFFERENTIATION_TEXT,
        (K::AnnualReview, false) => r::APPROVE_ANNUAL_TEXT,
        (_, false) => r::APPROVE_TEXT,
        (_, true) => r::REJECT_TEXT,
    }
}

/// What was typed as the new amount, when the objection can be settled with it; not followed.
fn new_amount(detail: Fetch<ReviewDetail>, typed: &str) -> Option<Money> {
    let amount = Money::from_decimal(&typed.trim().replace(',', ""), Currency::Cny).ok()?;
    let fits = |one: &ReviewDetail| one.incentive.as_ref().is_some_and(|known| known.amount.can_become(amount));
    (untrack(|| detail.read(fits)) == Some(true)).then_some(amount)
}

/// What it can be at most, and what it is now; followed.
fn amount_hint(detail: Fetch<ReviewDetail>) -> String {
    let words = |one: &ReviewDetail| {
        let known = &one.incentive.as_ref()?.amount;
        let shown = |amount: Money| money(amount.minor, amount.currency.as_str());
        Some(r::amount_hint(shown(known.cap), shown(known.amount)))
    };
    detail.read(words).flatten().unwrap_or_default()
}
