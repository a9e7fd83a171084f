//! May this account be reported, and what would become of it? Asked as soon as its name is typed and left.

use super::words::VIEWER;
use crate::api::{ApiError, Fetch, development, failure, field_message, session, use_fetch};
use crate::explain::{check_item, decided_by_server, program_terms, rules_of, unmet_line};
use crate::form::FormField;
use crate::i18n::{date_time, joined, number, t::development as d};
use crate::ui::{CheckList, ErrorState, Notice, NoticeKind, Skeleton};
use chrono::TimeDelta;
use domain::api::customer_development::CustomerReportCheck;
use domain::api::error::{FieldError, FieldProblem};
use domain::rules::preregistration::{ReportOutcome, ReviewReason};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use std::sync::Arc;

/// What is known about the account that is typed. A handle; it lasts as long as the page.
#[derive(Clone, Copy)]
pub(super) struct AccountCheck {
    /// The name that was typed and left.
    pub(super) asked: RwSignal<Option<String>>,
    known: RwSignal<Option<Arc<CustomerReportCheck>>>,
    /// What is wrong with the name itself.
    fault: RwSignal<Option<String>>,
    /// Conditions of a refused report: newer than the last answer.
    refused: RwSignal<Option<Vec<Condition>>>,
}

impl AccountCheck {
    pub(super) fn new() -> Self {
        let (asked, known) = (RwSignal::new(None), RwSignal::new(None));
        Self { asked, known, fault: RwSignal::new(None), refused: RwSignal::new(None) }
    }

    /// This name was left.
    pub(super) fn ask(self, name: &str) {
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        if self.asked.get_untracked() != name {
            self.forget();
            self.asked.set(name);
        }
    }

    /// Nothing is typed any more.
    pub(super) fn forget(self) {
        self.asked.set(None);
        self.known.set(None);
        self.fault.set(None);
        self.refused.set(None);
    }

    /// The server did not take the report.
    pub(super) fn refuse(self, conditions: Vec<Condition>) {
        self.refused.try_set(Some(conditions));
    }

    /// What to say beside the name. Followed.
    pub(super) fn error(self, account: FormField) -> Signal<Option<String>> {
        let own = account.error();
        Signal::derive(move || {
            let is_same = self.asked.get().as_deref() == Some(account.value().get().trim());
            own.get().or_else(|| self.fault.get().filter(|_| is_same))
        })
    }

    /// Why the report cannot be sent; `None` when it can, or when it is not known. Followed.
    pub(super) fn blocked(self) -> Option<String> {
        self.conditions().and_then(|conditions| unmet_line(&conditions))
    }

    /// Followed.
    fn conditions(self) -> Option<Vec<Condition>> {
        self.refused.get().or_else(|| self.known.with(|known| known.as_ref().map(|one| one.verdict.conditions.clone())))
    }
}

/// The answer about the name that was left, as long as that is what the field says.
#[component]
pub(super) fn AccountAnswer(check: AccountCheck, account: FormField) -> impl IntoView {
    let name =
        Memo::new(move |_| check.asked.get().filter(|asked| account.value().with(|typed| typed.trim() == asked)));
    move || match name.get() {
        Some(name) => view! { <Answer check name/> }.into_any(),
        None => view! { <p class="field-hint">{d::CHECKED_WHEN_LEFT}</p> }.into_any(),
    }
}

#[component]
fn Answer(check: AccountCheck, name: String) -> impl IntoView {
    let answer: Fetch<CustomerReportCheck> = use_fetch(move || development::check(&name));
    Effect::new(move || check.known.set(answer.get()));
    Effect::new(move || {
        let error = answer.error();
        check.fault.set(error.as_ref().and_then(|error| error.fields().first()).map(said));
    });
    // An answer that is given later counts more than the refusal before it.
    let read_at = Memo::new(move |_| answer.as_of());
    Effect::watch(move || read_at.get(), move |_, _, _| check.refused.set(None), false);
    let other = |error: &ApiError| error.fields().is_empty();
    let failed = Signal::derive(move || answer.error().filter(other).map(|error| failure(&error)));
    let conditions = Memo::new(move |_| check.conditions());
    let items = Signal::derive(move || {
        let item = |condition: &Condition| check_item(condition, &VIEWER);
        conditions.with(|all| all.iter().flatten().map(item).collect::<Vec<_>>())
    });
    let note = Signal::derive(move || answer.read(|one| decided_by_server(&one.verdict)));
    let note_href = Signal::derive(move || answer.read(|one| rules_of(one.verdict.policy_version)));
    let outcome = Memo::new(move |_| match check.refused.with(Option::is_some) {
        true => Some((ReportOutcome::Refused, Vec::new())),
        false => answer.read(|one| (one.outcome, one.review_reasons.clone())),
    });
    let is_known = Memo::new(move |_| conditions.with(Option::is_some));
    let busy = answer.busy();
    view! {
        <ErrorState failure=failed on_retry=move |()| answer.reload() busy/>
        {move || answer.is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=4/></div> })}
        {move || outcome.get().map(|(outcome, reasons)| becomes(outcome, reasons))}
        {move || is_known.get().then(|| view! {
            <div class="account-check">
                <CheckList label=d::REPORT_CONDITIONS items busy on_recheck=move |()| answer.reload() note note_href/>
            </div>
        })}
    }
    .into_any()
}

/// What is wrong with the account, in words of its own where the common ones say too little.
pub(super) fn said(fault: &FieldError) -> String {
    match fault.problem {
        FieldProblem::NotAChoice => d::ACCOUNT_UNKNOWN.get().to_owned(),
        FieldProblem::Taken => d::ACCOUNT_REPORTED.get().to_owned(),
        _ => field_message(fault),
    }
}

/// What would become of the report.
fn becomes(outcome: ReportOutcome, reasons: Vec<ReviewReason>) -> AnyView {
    let days = || session::policy().map(|policy| policy.association.preregistration_days).unwrap_or_default();
    match outcome {
        ReportOutcome::AtOnce => {
            let until = move || date_time(session::now() + TimeDelta::days(days().into()));
            view! { <Notice kind=NoticeKind::Done>{move || d::becomes_at_once(number(days()), until())}</Notice> }
                .into_any()
        }
        ReportOutcome::ManualReview => {
            let because = move || joined(reasons.iter().map(|reason| program_terms::review_reason(*reason).get()));
            view! { <Notice kind=NoticeKind::Info>{move || d::becomes_review(because())}</Notice> }.into_any()
        }
        // The list below is red enough.
        ReportOutcome::Refused => view! { <p role="alert"><strong>{d::BECOMES_REFUSED}</strong></p> }.into_any(),
    }
}
