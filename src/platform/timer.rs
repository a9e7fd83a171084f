//! Timeouts that end with the component that set them.

use leptos::prelude::*;
use std::time::Duration;

/// Runs once after the delay, unless the current owner is gone by then.
pub fn after(delay: Duration, run: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    let handle = set_timeout_with_handle(run, delay).ok()?;
    if Owner::current().is_some() {
        on_cleanup(move || handle.clear());
    }
    Some(handle)
}

/// Runs again and again until the current owner is gone.
pub fn every(period: Duration, run: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(run, period) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls at most once per pause: each call replaces the one that still waits.
#[derive(Clone, Copy)]
pub struct Debounce {
    delay: Duration,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl std::fmt::Debug for Debounce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Debounce").field("delay", &self.delay).finish_non_exhaustive()
    }
}

impl Debounce {
    /// Owned by the current component: when it goes, nothing more is called.
    pub fn new(delay: Duration) -> Self {
        let debounce = Self { delay, waiting: StoredValue::new(None) };
        on_cleanup(move || debounce.cancel());
        debounce
    }

    /// Runs after the pause, unless called again before.
    pub fn run(self, run: impl FnOnce() + 'static) {
        self.cancel();
        let handle = set_timeout_with_handle(run, self.delay).ok();
        self.waiting.try_set_value(handle);
    }

    /// Forgets the call that waits.
    pub fn cancel(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
}
