//! An answer on a page: asked for again when its request changes, old rows kept meanwhile.

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use super::error::ApiError;
use super::failure::failure;
use super::memory::{self, Remembered};
use super::request::{Ask, Request, decode};
use super::{session, transport};
use crate::platform::online;
use crate::ui::Failure;

/// An answer younger than this is not asked for again when the window gets the focus.
const FRESH: TimeDelta = TimeDelta::seconds(3);

/// What a page knows about one request. Copy it freely; it ends with the component that made it.
#[derive(Debug)]
pub struct Fetch<T: 'static> {
    data: RwSignal<Option<Arc<T>>>,
    status: RwSignal<Status>,
    again: RwSignal<u32>,
}

impl<T> Clone for Fetch<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetch<T> {}

#[derive(Clone, Debug, Default)]
struct Status {
    loading: bool,
    error: Option<ApiError>,
    version: Option<i64>,
    as_of: Option<DateTime<Utc>>,
}

/// Takes an answer's text into the page's signal.
type Accept = Rc<dyn Fn(&str) -> Result<(), ApiError>>;

static EPOCH: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));
static FOCUSED: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| {
    let focused = ArcRwSignal::new(0_u32);
    let signal = focused.clone();
    let _forever =
        window_event_listener_untyped("focus", move |_| signal.update(|times| *times = times.wrapping_add(1)));
    focused
});

/// Asks again for everything that is on the page. Happens by itself after each write and each sign-in.
pub fn refresh_all() {
    EPOCH.update(|epoch| *epoch = epoch.wrapping_add(1));
}

/// Keeps the answer to a request that may depend on signals.
///
/// It is asked again when the request changes, after every write, when the network is back and when the window gets
/// the focus; the last answer stays until the next is there. A remembered answer is shown at once. Leaving the page
/// aborts it.
pub fn use_fetch<T>(request: impl Fn() -> Request<T> + 'static) -> Fetch<T>
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    use_fetch_when(move || Some(request()))
}

/// The same for a request that is not always wanted.
pub fn use_fetch_when<T>(request: impl Fn() -> Option<Request<T>> + 'static) -> Fetch<T>
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    let fetch = Fetch { data: RwSignal::new(None), status: RwSignal::new(Status::default()), again: RwSignal::new(0) };
    let accept: Accept = Rc::new(move |text| {
        let answer: T = decode(text)?;
        fetch.data.try_set(Some(Arc::new(answer)));
        Ok(())
    });
    let ask = Box::new(move || request().map(|request| request.ask));
    if let Some(first) = untrack(&*ask) {
        recall(&first, fetch.status, &accept);
        fetch.status.update_untracked(|status| status.loading = true);
    }
    follow(ask, fetch.status, fetch.again, accept);
    fetch
}

impl<T: Send + Sync + 'static> Fetch<T> {
    /// The answer, once there is one; followed.
    pub fn get(self) -> Option<Arc<T>> {
        self.data.try_get().flatten()
    }

    /// A part of the answer; followed.
    pub fn read<U>(self, part: impl FnOnce(&T) -> U) -> Option<U> {
        self.data.try_with(|data| data.as_deref().map(part)).flatten()
    }

    /// A request is under way; followed.
    pub fn loading(self) -> bool {
        self.status.try_with(|status| status.loading).unwrap_or_default()
    }

    /// Nothing to show yet and nothing went wrong: time for a skeleton; followed.
    pub fn is_first(self) -> bool {
        self.data.try_with(Option::is_none).unwrap_or_default() && self.error().is_none()
    }

    /// Why the last request failed; followed. An older answer may still be there.
    pub fn error(self) -> Option<ApiError> {
        self.status.try_with(|status| status.error.clone()).flatten()
    }

    /// Is a request under way? For tables and buttons.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.loading())
    }

    /// Why the last request failed, in words.
    pub fn failure(self) -> Signal<Option<Failure>> {
        Signal::derive(move || self.error().map(|error| failure(&error)))
    }

    /// When the answer was given; followed.
    pub fn as_of(self) -> Option<DateTime<Utc>> {
        self.status.try_with(|status| status.as_of).flatten()
    }

    /// The version in the answer's `ETag`.
    pub fn version(self) -> Option<i64> {
        self.status.try_with_untracked(|status| status.version).flatten()
    }

    /// Asks again.
    pub fn reload(self) {
        self.again.try_update(|again| *again = again.wrapping_add(1));
    }

    /// Puts an answer that a write gave in the place of the old one.
    pub fn put(self, answer: T) {
        self.data.try_set(Some(Arc::new(answer)));
    }
}

/// Why a follower runs: equal twice in a row means that only the focus came back.
#[derive(PartialEq)]
struct Cause(String, u32, u32, bool);

fn follow(ask: Box<dyn Fn() -> Option<Ask>>, status: RwSignal<Status>, again: RwSignal<u32>, accept: Accept) {
    let online = online::online();
    Effect::new(move |before: Option<Option<Cause>>| {
        FOCUSED.track();
        let asked = ask();
        let key = asked.as_ref().map(Ask::key).unwrap_or_default();
        let cause = Cause(key, again.get(), EPOCH.get(), online.get());
        let same = before.flatten().is_some_and(|before| before == cause);
        match asked {
            // Whatever was under way has been aborted with the run before.
            None => status.update(|status| status.loading = false),
            Some(_) if same && untrack(|| is_fresh(status)) => {}
            Some(asked) => {
                untrack(|| recall(&asked, status, &accept));
                status.update(|status| status.loading = true);
                let accept = Rc::clone(&accept);
                spawn_local_scoped_with_cancellation(async move { run(asked, status, accept).await });
            }
        }
        Some(cause)
    });
}

fn is_fresh(status: RwSignal<Status>) -> bool {
    let answered = status.with(|status| status.as_of.filter(|_| status.error.is_none() && !status.loading));
    answered.is_some_and(|as_of| session::now() - as_of < FRESH)
}

fn recall(ask: &Ask, status: RwSignal<Status>, accept: &Accept) {
    if let Some(Remembered { answer, as_of }) = memory::recall(&ask.key())
        && accept(&answer.text).is_ok()
    {
        status.update(|status| {
            status.as_of = Some(as_of);
            status.version = answer.version;
        });
    }
}

async fn run(ask: Ask, status: RwSignal<Status>, accept: Accept) {
    let result = transport::exchange(&ask).await;
    let as_of = session::now();
    let settled = result.and_then(|answer| accept(&answer.text).map(|()| answer));
    if matches!(settled, Err(ApiError::Aborted)) {
        return;
    }
    status.try_update(|status| {
        status.loading = false;
        match &settled {
            Ok(answer) => {
                status.error = None;
                status.version = answer.version;
                status.as_of = Some(as_of);
            }
            Err(error) => status.error = Some(error.clone()),
        }
    });
    if let Ok(answer) = settled {
        memory::keep(ask.key(), Remembered { answer, as_of });
    }
}
