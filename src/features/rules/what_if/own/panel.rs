//! The way from what the account really has to an example. It reads and writes nothing.

use super::super::certificates::own_cut;
use super::super::facts::MEMBERSHIP;
use super::super::scenario::Scenario;
use super::super::state::State;
use super::super::subject::Subject;
use super::{certified, memberships};
use crate::api::{Fetch, Request, opportunities, organization, programs, session, use_fetch};
use crate::i18n::t;
use crate::ui::{Button, ErrorState, Failure, Notice, NoticeKind};
use chrono::{DateTime, Utc};
use domain::api::certification::Certification;
use domain::permission::Permission;
use domain::program::DevelopmentPath;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// The right to read the facts of a question; those of a customer, of one member, of somebody else's account or of one
/// opportunity are not the partner's own.
const fn right(subject: Subject) -> Option<Permission> {
    match subject {
        Subject::Direct
        | Subject::Invitable
        | Subject::Projects
        | Subject::Roles
        | Subject::Retires
        | Subject::Administers
        | Subject::Answers => None,
        Subject::Access => Some(Permission::UsePartnerCenter),
        Subject::PathExit
        | Subject::PathChoice
        | Subject::GovernmentCloud
        | Subject::CoSell
        | Subject::Joins
        | Subject::LevelsUp
        | Subject::Downloads
        | Subject::Leaves
        | Subject::Renews
        | Subject::Invites
        | Subject::Operates
        | Subject::Applies
        | Subject::Company => Some(Permission::ViewPrograms),
        Subject::Certification | Subject::Differentiation | Subject::AnnualReview => Some(Permission::ManagePrograms),
        Subject::CustomRole | Subject::Contacts => Some(Permission::ManageOrganization),
        Subject::Receives | Subject::Shares | Subject::Incentive => Some(Permission::ManageOpportunities),
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

/// One answer that is needed, and how that goes.
#[derive(Clone, Copy)]
struct Source {
    is_ready: Signal<bool>,
    busy: Signal<bool>,
    failure: Signal<Option<Failure>>,
    reload: Callback<()>,
}

impl Source {
    fn of<T: Send + Sync + 'static>(fetch: Fetch<T>) -> Self {
        let is_settled = move || !fetch.loading() && fetch.error().is_none();
        Self {
            // A remembered answer is not what the account has now.
            is_ready: Signal::derive(move || is_settled() && fetch.get().is_some()),
            busy: fetch.busy(),
            failure: fetch.failure(),
            reload: Callback::new(move |()| fetch.reload()),
        }
    }
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
        let fetch = use_fetch(request);
        self.take_over(vec![Source::of(fetch)], move |example| Some(take(example, &*fetch.get()?)))
    }

    /// R-34 looks at paths and at programmes, which are two answers.
    fn paths_and_programs(self) -> AnyView {
        let (paths, programs) = (use_fetch(programs::paths), use_fetch(programs::programs));
        self.take_over(vec![Source::of(paths), Source::of(programs)], move |example| {
            Some(memberships::joined(certified::chosen_paths(example, &*paths.get()?), &*programs.get()?))
        })
    }

    /// R-84 looks at the account's and at the other accounts' paths and programmes.
    fn company(self) -> AnyView {
        let (paths, programs) = (use_fetch(programs::paths), use_fetch(programs::programs));
        self.take_over(vec![Source::of(paths), Source::of(programs)], move |example| {
            Some(super::account::company(example, &*paths.get()?, &*programs.get()?))
        })
    }

    /// Changes the example when all that it takes is there.
    fn take_over(self, sources: Vec<Source>, take: impl Fn(Scenario) -> Option<Scenario> + 'static) -> AnyView {
        let asked = self.wanted.get_untracked();
        let sources = StoredValue::new(sources);
        let all = move |is: fn(&Source) -> bool| sources.with_value(|sources| sources.iter().all(is));
        let busy = Signal::derive(move || !all(|source| !source.busy.get()));
        let failure = Signal::derive(move || {
            sources.with_value(|sources| sources.iter().find_map(|source| source.failure.get()))
        });
        let failed = Memo::new(move |_| failure.with(Option::is_some) && !busy.get());
        Effect::new(move || self.has_failed.set(failed.get()));
        let is_ready = Memo::new(move |_| all(|source| source.is_ready.get()));
        Effect::new(move || {
            if !is_ready.get() {
                return;
            }
            untrack(|| {
                // Whoever went on to another question meanwhile keeps that.
                let is_asked = |one: &Scenario| Some(one.subject) == asked;
                self.state.take(|one| if is_asked(&one) { take(one.clone()).unwrap_or(one) } else { one });
                self.wanted.set(None);
            });
        });
        let retry = move |()| {
            sources.with_value(|sources| {
                let failed = sources.iter().filter(|source| source.failure.with_untracked(Option::is_some));
                failed.for_each(|source| source.reload.run(()));
            });
        };
        view! { <ErrorState failure on_retry=retry busy/> }.into_any()
    }

    /// Those of the path that the example asks about; perhaps more than an example holds.
    fn certificates(self, take: fn(Scenario, &Certification, DateTime<Utc>) -> (Scenario, bool)) -> AnyView {
        let path = untrack(|| self.state.read(|example| example.get("path").parse().ok()));
        self.read(
            move || programs::certification(path.unwrap_or(DevelopmentPath::Service)),
            move |example, all| {
                let (example, is_cut) = take(example, all, session::now());
                self.is_cut.set(is_cut);
                example
            },
        )
    }

    fn facts_of(self, subject: Subject) -> AnyView {
        match subject {
            Subject::Direct
            | Subject::Invitable
            | Subject::Projects
            | Subject::Roles
            | Subject::Retires
            | Subject::Administers
            | Subject::Answers => ().into_any(),
            // The session holds them already.
            Subject::Access => {
                self.take_over(vec![], |example| session::read(|info| super::account::access(example, info)))
            }
            Subject::Contacts => self.read(organization::contacts, super::account::contacts),
            Subject::Applies => self.read(programs::paths, super::account::path_application),
            Subject::Company => self.company(),
            Subject::Invites => self.paths_and_programs(),
            Subject::PathExit => self.read(programs::paths, super::path_exit),
            Subject::PathChoice => self.read(programs::paths, super::path_choice),
            Subject::GovernmentCloud => self.read(programs::programs, super::government_cloud),
            Subject::CoSell => self.read(programs::programs, super::co_sell),
            Subject::Joins => self.read(programs::programs, super::joins),
            Subject::LevelsUp => self.read(programs::programs, |example, all| match session::policy() {
                Some(policy) => super::levels_up(example, all, &policy),
                None => example,
            }),
            Subject::Downloads if untrack(|| self.state.read(|example| example.get("of") == MEMBERSHIP)) => {
                self.read(programs::programs, memberships::membership)
            }
            Subject::Downloads => self.read(programs::paths, certified::certified_path),
            Subject::Leaves => self.read(programs::programs, memberships::leaves),
            Subject::Renews => self.read(programs::programs, memberships::renews),
            Subject::Operates => self.read(programs::paths, certified::chosen_paths),
            Subject::CustomRole => self.read(organization::roles, super::other_roles),
            Subject::Receives => self.read(opportunities::overview, super::receives),
            Subject::Shares | Subject::Incentive => self.read(opportunities::overview, super::in_pce_plan),
            Subject::Certification => self.certificates(certified::certification),
            Subject::Differentiation => self.certificates(certified::differentiation),
            Subject::AnnualReview => self.certificates(certified::annual_review),
        }
    }
}

/// A button for whoever may read the facts of the question.
#[component]
pub(in super::super) fn OwnFacts(state: State) -> impl IntoView {
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
    let cut =
        move || reading.is_cut.get().then(|| view! { <Notice kind=NoticeKind::Info>{move || own_cut()}</Notice> });
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
