//! What every part of the server may know about the request in hand, without passing it along.

tokio::task_local! {
    static CURRENT: Request;
}

/// The request in hand.
#[derive(Clone, Debug)]
pub struct Request {
    /// The id under which it is logged.
    pub id: String,
    /// The language of texts in the answer.
    pub language: Language,
}

/// Languages of texts that the server itself writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese, the default of the public API.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Request {
    /// Runs a future as part of this request.
    pub async fn run<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }
}

/// The id of the request in hand; empty in jobs.
pub fn current_id() -> String {
    CURRENT.try_with(|request| request.id.clone()).unwrap_or_default()
}

/// The language of the request in hand.
pub fn current_language() -> Language {
    CURRENT.try_with(|request| request.language).unwrap_or_default()
}
