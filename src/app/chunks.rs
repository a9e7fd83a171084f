//! Which chunks are here, and what stands in their place until they are.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::chunk::Chunk;
use super::chunk::{Missing, Piece};
use super::guard::decide;
use super::pages::draw;
use crate::api::session;
use crate::i18n::t;
use crate::routes::Location;
use crate::ui::{ErrorState, Failure, Skeleton};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Absent,
    UnderWay,
    Here,
    Failed,
}

/// How far each chunk is. One a running app.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunks([RwSignal<Arrival>; Chunk::ALL.len()]);

impl Chunks {
    /// None is here yet.
    pub(super) fn new() -> Self {
        Self(Chunk::ALL.map(|_| RwSignal::new(Arrival::Absent)))
    }

    fn of(self, chunk: Chunk) -> RwSignal<Arrival> {
        let index = Chunk::ALL.iter().position(|one| *one == chunk).unwrap_or_default();
        self.0.get(index).copied().unwrap_or_else(|| RwSignal::new(Arrival::Failed))
    }

    /// Fetches a chunk that is neither here nor under way.
    fn fetch(self, chunk: Chunk) {
        let arrival = self.of(chunk);
        if matches!(arrival.get_untracked(), Arrival::Here | Arrival::UnderWay) {
            return;
        }
        arrival.set(Arrival::UnderWay);
        spawn_local(async move {
            let outcome = match draw(chunk, Piece::Nothing).await {
                Ok(_) => Arrival::Here,
                Err(Missing) => Arrival::Failed,
            };
            arrival.try_set(outcome);
        });
    }

    /// Draws a piece, now or when its chunk has come; followed inside a view. The piece is made when it is drawn.
    pub(super) fn view(self, chunk: Chunk, piece: impl FnOnce() -> Piece) -> AnyView {
        match self.of(chunk).get() {
            Arrival::Here => untrack(|| at_once(draw(chunk, piece()))).into_any(),
            Arrival::Failed => view! { <Absent chunks=self chunk/> }.into_any(),
            Arrival::UnderWay => view! { <Skeleton lines=8/> }.into_any(),
            Arrival::Absent => {
                self.fetch(chunk);
                view! { <Skeleton lines=8/> }.into_any()
            }
        }
    }

    /// Fetches the page behind a link as soon as the pointer or the keyboard is on it.
    pub(super) fn foresee(self) {
        for event in ["pointerover", "focusin"] {
            let _forever = window_event_listener_untyped(event, move |event| {
                let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let link = element.and_then(|element| element.closest("a[href^='/']").ok().flatten());
                let Some(link) = link.and_then(|link| link.get_attribute("href")) else { return };
                let decision = untrack(|| decide(&Location::of_link(&link), session::current().as_deref()));
                if let Some(chunk) = Chunk::of(&decision) {
                    self.fetch(chunk);
                }
            });
        }
    }
}

/// The answer of a future that waits for nothing.
fn at_once(drawn: impl Future<Output = Result<AnyView, Missing>>) -> Option<AnyView> {
    match pin!(drawn).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

/// Says that a page did not arrive.
#[component]
fn Absent(chunks: Chunks, chunk: Chunk) -> impl IntoView {
    let failure =
        Signal::derive(|| Some(Failure { message: t::shell::PAGE_ABSENT.get().to_owned(), request_id: None }));
    view! { <ErrorState failure title=t::shell::PAGE_ABSENT_TITLE on_retry=move |()| chunks.fetch(chunk)/> }.into_any()
}
