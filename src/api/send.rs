//! Sending a write from a page: busy, error, and what happens after.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped;
use serde::de::DeserializeOwned;

use super::error::ApiError;
use super::fetch::refresh_all;
use super::request::Request;

/// One thing at a time that a page sends.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    busy: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    refreshing: bool,
}

/// A sender of the current component.
pub fn use_sender() -> Sender {
    Sender { busy: RwSignal::new(false), error: RwSignal::new(None), refreshing: false }
}

impl Sender {
    /// A try that fails for another reason than its fields has the page read again: what it was based on may have
    /// changed. For dialogs that stand outside of what is then drawn anew, and read the version when they send.
    #[must_use]
    pub fn refreshing(self) -> Self {
        Self { refreshing: true, ..self }
    }

    /// Is something under way? For buttons.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why the last try failed; followed.
    pub fn error(self) -> Option<ApiError> {
        self.error.try_get().flatten()
    }

    /// The last error is read or mended.
    pub fn clear(self) {
        self.error.try_set(None);
    }

    /// Sends, unless something is under way. Leaving the page does not stop a write; `done` is then not called.
    pub fn send<T>(self, request: Request<T>, done: impl FnOnce(T) + 'static)
    where
        T: DeserializeOwned + 'static,
    {
        self.send_then(request, move |answer| {
            if let Ok(answer) = answer {
                done(answer);
            }
        });
    }

    /// The same for callers that also act on an error; it is kept either way.
    pub fn send_then<T>(self, request: Request<T>, then: impl FnOnce(Result<T, ApiError>) + 'static)
    where
        T: DeserializeOwned + 'static,
    {
        self.send_or(request, then, drop);
    }

    /// The same, and `left` in its place when the page is gone: of money everybody is told all the same.
    pub fn send_or<T>(
        self,
        request: Request<T>,
        then: impl FnOnce(Result<T, ApiError>) + 'static,
        left: impl FnOnce(Result<T, ApiError>) + 'static,
    ) where
        T: DeserializeOwned + 'static,
    {
        if self.busy.try_get_untracked().unwrap_or(true) {
            return;
        }
        self.busy.set(true);
        spawn_local_scoped(async move {
            let answer = request.send().await;
            // Both are gone when the page is.
            if self.busy.try_set(false).is_some() {
                return left(answer);
            }
            self.error.try_set(answer.as_ref().err().cloned());
            if self.refreshing && answer.as_ref().is_err_and(|error| error.fields().is_empty()) {
                refresh_all();
            }
            then(answer);
        });
    }
}
