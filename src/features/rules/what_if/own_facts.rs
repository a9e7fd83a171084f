//! The way from what the account really has to an example. It reads and writes nothing.

use super::own;
use super::scenario::{Scenario, Subject};
use super::state::State;
use crate::api::{Request, failure, opportunities, programs, session, use_fetch};
use crate::i18n::t;
use crate::ui::{Button, ErrorState, Notice, NoticeKind};
use chrono::{DateTime, Utc};
use domain::api::certification::Certification;
use domain::permission::Permission;
use domain::program::DevelopmentPath;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// The right to read the facts of a question; a customer's are not the partner's own.
const fn right(subject: Subject) -> Option<Permission> {
    match subject {
        Subject::Direct => None,
        Subject::PathExit
        | Subject::PathChoice
        | Subject::GovernmentCloud
        | Subject::CoSell
        | Subject::Joins
        | Subject::LevelsUp => Some(Permission::ViewPrograms),
        Subject::Certification | Subject::Differentiation => Some(Permission::ManagePrograms),
        Subject::Receives => Some(Permission::ManageOpportunities),
    }
}

/// What is being read, and how that goes. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Reading {
    state: State,
    /// The question whose facts are wanted.
    wanted: RwSignal<Option<Subject>>,
    has_failed: RwSignal<bool>,
    is_cut: RwSignal<bool>,
}

impl Reading {
    /// Reads once, and takes over what is answered.
    fn read<T>(
        self,
        request: impl Fn() -> Request<T> + 'static,
        take: impl Fn(Scenario, &T) -> Scenario + 'static,
    ) -> AnyView
    where
        T: DeserializeOwned + Send + Sync + 'static,
    {
        let (fetch, asked) = (use_fetch(request), self.wanted.get_untracked());
        let failed = Memo::new(move |_| fetch.error().is_some() && !fetch.loading());
        Effect::new(move || self.has_failed.set(failed.get()));
        Effect::new(move || {
            // A remembered answer is not what the account has now.
            let Some(all) = fetch.get().filter(|_| !fetch.loading() && fetch.error().is_none()) else { return };
            untrack(|| {
                // Whoever went on to another question meanwhile keeps that.
                let change = |one: Scenario| if Some(one.subject) == asked { take(one, &all) } else { one };
                self.state.take(change);
                self.wanted.set(None);
            });
        });
        let failure = Signal::derive(move || fetch.error().map(|error| failure(&error)));
        let busy = Signal::derive(move || fetch.loading());
        view! { <ErrorState failure on_retry=move |()| fetch.reload() busy/> }.into_any()
    }

    /// Those of the service path; perhaps more than an example holds.
    fn certificates(self, take: fn(Scenario, &Certification, DateTime<Utc>) -> (Scenario, bool)) -> AnyView {
        self.read(
            || programs::certification(DevelopmentPath::Service),
            move |example, all| {
                let (example, is_cut) = take(example, all, session::now());
                self.is_cut.set(is_cut);
                example
            },
        )
    }

    fn facts_of(self, subject: Subject) -> AnyView {
        match subject {
            Subject::Direct => ().into_any(),
            Subject::PathExit => self.read(programs::paths, own::path_exit),
            Subject::PathChoice => self.read(programs::paths, own::path_choice),
            Subject::GovernmentCloud => self.read(programs::programs, own::government_cloud),
            Subject::CoSell => self.read(programs::programs, own::co_sell),
            Subject::Joins => self.read(programs::programs, own::joins),
            Subject::LevelsUp => self.read(programs::programs, |example, all| match session::policy() {
                Some(policy) => own::levels_up(example, all, &policy),
                None => example,
            }),
            Subject::Receives => self.read(opportunities::overview, own::receives),
            Subject::Certification => self.certificates(own::certification),
            Subject::Differentiation => self.certificates(own::differentiation),
        }
    }
}

/// A button for whoever may read the facts of the question.
#[component]
pub(super) fn OwnFacts(state: State) -> impl IntoView {
    let subject = Memo::new(move |_| state.read(|scenario| scenario.subject));
    let readable = Memo::new(move |_| right(subject.get()).is_some_and(session::may));
    let reading =
        Reading { state, wanted: RwSignal::new(None), has_failed: RwSignal::new(false), is_cut: RwSignal::new(false) };
    Effect::new(move || {
        subject.track();
        reading.wanted.set(None);
        reading.is_cut.set(false);
    });
    let start = move |()| {
        reading.has_failed.set(false);
        reading.is_cut.set(false);
        reading.wanted.set(Some(subject.get_untracked()));
    };
    let busy = Signal::derive(move || reading.wanted.with(Option::is_some) && !reading.has_failed.get());
    let cut = move || {
        reading
            .is_cut
            .get()
            .then(|| view! { <Notice kind=NoticeKind::Info>{move || super::certificates::own_cut()}</Notice> })
    };
    let button = move || {
        view! {
            <div class="stack">
                <div class="row"><Button busy on_press=start>{t::rules::OWN_START}</Button></div>
                <p class="muted">{t::rules::OWN_HINT}</p>
                {move || reading.wanted.get().map(|subject| reading.facts_of(subject))}
                {cut}
            </div>
        }
    };
    (move || readable.get().then(button)).into_any()
}
