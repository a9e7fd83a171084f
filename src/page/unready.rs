//! A page whose answer is not there.

use leptos::prelude::*;

use crate::api::{ApiError, Fetch, failure};
use crate::i18n::Text;
use crate::ui::{EmptyKind, EmptyState, ErrorState, Failure, Skeleton};

/// Nothing to show yet: it is coming, it failed and can be asked again, or there is no such thing. What was shown before
/// stays below a failure.
#[component]
pub fn Unready<T: Send + Sync + 'static>(
    fetch: Fetch<T>,
    /// What is said when there is no such thing, or nothing that the reader may see. Without it that is a failure as any.
    #[prop(optional, into)]
    missing: Option<Text>,
    #[prop(optional, into)] hint: Option<Text>,
    /// The way back from something missing.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let can_miss = missing.is_some();
    let gone = Signal::derive(move || can_miss && fetch.error() == Some(ApiError::NotFound));
    let state = State {
        problem: Signal::derive(move || fetch.error().filter(|_| !gone.get()).map(|error| failure(&error))),
        busy: fetch.busy(),
        is_first: Signal::derive(move || fetch.is_first()),
        retry: Callback::new(move |()| fetch.reload()),
        gone,
    };
    state.view(missing.unwrap_or_default(), hint, children)
}

/// The same for every type of answer.
struct State {
    problem: Signal<Option<Failure>>,
    busy: Signal<bool>,
    is_first: Signal<bool>,
    retry: Callback<()>,
    gone: Signal<bool>,
}

impl State {
    fn view(self, missing: Text, hint: Option<Text>, children: Option<ChildrenFn>) -> AnyView {
        let Self { problem, busy, is_first, retry, gone } = self;
        let absent = move || {
            let back = children.as_ref().map(|children| children());
            let kind = EmptyKind::NoRight;
            match hint.clone() {
                Some(hint) => view! { <EmptyState kind title=missing.clone() hint>{back}</EmptyState> }.into_any(),
                None => view! { <EmptyState kind title=missing.clone()>{back}</EmptyState> }.into_any(),
            }
        };
        view! {
            <ErrorState failure=problem on_retry=retry busy/>
            {move || is_first.get().then(|| view! { <div aria-busy="true"><Skeleton lines=8/></div> })}
            {move || gone.get().then(&absent)}
        }
        .into_any()
    }
}
