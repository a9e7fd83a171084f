//! One exchange with the server: headers, abort, time limit, repeats of what may be repeated.

use gloo_net::http::{RequestBuilder, Response};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob};

use super::error::ApiError;
use super::request::{Ask, Method};
use super::{early, fetch, memory, session};
use crate::i18n::{Locale, locale};

/// After so long without an answer, there is none.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// A file may take longer: a slow line is no reason to give up.
const UPLOAD_LIMIT: Duration = Duration::from_secs(90);
/// Pauses before the second and the third try of a safe request.
const PAUSES: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(1200)];

/// A 2xx answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) version: Option<i64>,
}

/// Sends a request and reads the answer.
pub(super) async fn exchange(ask: &Ask) -> Result<Answer, ApiError> {
    if ask.safe {
        return read(ask).await;
    }
    let key = idempotency_key(ask);
    let answer = attempt(ask, Some(&key), None).await;
    if !answer.as_ref().is_err_and(ApiError::leaves_doubt) {
        forget_key(ask);
    }
    if answer.is_ok() {
        memory::forget_all();
        fetch::refresh_all();
    }
    answer
}

async fn read(ask: &Ask) -> Result<Answer, ApiError> {
    if let Some(response) = early::take(ask).await {
        return receive(ask, Response::from(response)).await;
    }
    for pause in PAUSES {
        match attempt(ask, None, None).await {
            Err(error) if error.is_passing() => sleep(pause).await,
            settled => return settled,
        }
    }
    attempt(ask, None, None).await
}

/// Sends a file as the body. It changes nothing that a page shows, and each try is a new one: what nothing names is
/// forgotten.
pub(super) async fn send_file(ask: &Ask, file: &Blob) -> Result<Answer, ApiError> {
    attempt(ask, Some(&fresh_key()), Some(file)).await
}

async fn attempt(ask: &Ask, key: Option<&str>, file: Option<&Blob>) -> Result<Answer, ApiError> {
    if !is_online() {
        return Err(ApiError::Offline);
    }
    let limit = Limit::start(if file.is_some() { UPLOAD_LIMIT } else { TIME_LIMIT }).ok_or(ApiError::Network)?;
    let mut request = RequestBuilder::new(&ask.path)
        .method(match ask.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Put => gloo_net::http::Method::PUT,
            Method::Delete => gloo_net::http::Method::DELETE,
        })
        .header("X-Language", if locale() == Locale::En { "en_US" } else { "zh_CN" })
        .abort_signal(Some(&limit.controller.signal()));
    if let Some(key) = key {
        request = request.header("Idempotency-Key", key);
    }
    if let Some(version) = ask.if_match {
        request = request.header("If-Match", &format!("\"v{version}\""));
    }
    let request = match (&ask.body, file) {
        (Some(body), _) => request.header("Content-Type", "application/json").body(JsValue::from(body)),
        (None, Some(file)) => request.header("Content-Type", "application/octet-stream").body(JsValue::from(file)),
        (None, None) => request.build(),
    };
    let response = request.map_err(|_| ApiError::Network)?.send().await;
    receive(ask, response.map_err(|_| limit.cause())?).await
}

async fn receive(ask: &Ask, response: Response) -> Result<Answer, ApiError> {
    let headers = response.headers();
    let text = response.text().await.map_err(|_| ApiError::Network)?;
    if response.ok() {
        return Ok(Answer { text, version: headers.get("etag").and_then(|tag| version_of(&tag)) });
    }
    let retry_after = headers.get("retry-after").and_then(|seconds| seconds.parse().ok());
    let error = ApiError::of(response.status(), retry_after, &text);
    if error == ApiError::NotSignedIn && !ask.path.starts_with("/v2/sessions") {
        session::expired();
    }
    if matches!(error, ApiError::Denied(_)) {
        session::recheck();
    }
    Err(error)
}

fn version_of(tag: &str) -> Option<i64> {
    tag.trim_start_matches("W/").strip_prefix("\"v")?.strip_suffix('"')?.parse().ok()
}

/// Aborts the request when dropped: nobody waits any more, or the time is up.
struct Limit {
    controller: AbortController,
    timer: Option<TimeoutHandle>,
    is_over: Rc<Cell<bool>>,
}

impl Limit {
    fn start(time: Duration) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let is_over = Rc::new(Cell::new(false));
        let (stop, over) = (controller.clone(), Rc::clone(&is_over));
        let end = move || {
            over.set(true);
            stop.abort();
        };
        Some(Self { controller, timer: set_timeout_with_handle(end, time).ok(), is_over })
    }

    /// Why a request failed that the browser did not complete.
    fn cause(&self) -> ApiError {
        if self.controller.signal().aborted() && !self.is_over.get() {
            ApiError::Aborted
        } else if is_online() {
            ApiError::Network
        } else {
            ApiError::Offline
        }
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
        self.controller.abort();
    }
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

async fn sleep(pause: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = set_timeout_with_handle(move || drop(resolve.call0(&JsValue::NULL)), pause);
    });
    let _ = JsFuture::from(promise).await;
}

thread_local! {
    static KEYS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The same write gets the same key until the server has said what became of it: pressed again after a lost answer,
/// it is done once.
fn idempotency_key(ask: &Ask) -> String {
    KEYS.with_borrow_mut(|keys| keys.entry(write_key(ask)).or_insert_with(fresh_key).clone())
}

fn forget_key(ask: &Ask) {
    KEYS.with_borrow_mut(|keys| keys.remove(&write_key(ask)));
}

fn write_key(ask: &Ask) -> String {
    format!("{} {:?}", ask.key(), ask.if_match)
}

/// 32 random hexadecimal digits. `getRandomValues` also works without https, where `randomUUID` does not.
fn fresh_key() -> String {
    let bytes = js_sys::Uint8Array::new_with_length(16);
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_array_buffer_view(&bytes);
    }
    bytes.to_vec().iter().map(|byte| format!("{byte:02x}")).collect()
}
