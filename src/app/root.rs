//! The root: asks who is signed in, then shows the frame or the sign-in page.

use domain::ids::LoginId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bare_frame::BareFrame;
use super::chunk::{Chunk, Piece};
use super::chunks::Chunks;
use super::guard::{Decision, decide};
use super::outlet::{Outlet, outliving};
use crate::api::session::{self, SessionState};
use crate::api::{ApiError, failure, sessions};
use crate::i18n::{follow_locale, t};
use crate::routes::{self, Moved, Route, location, navigate};
use crate::ui::{ErrorState, Failure, Skeleton, ToastRegion, provide_toasts};

/// What surrounds the page.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Frame {
    /// It is not known yet who is signed in.
    Starting,
    /// Product and switches only: sign-in, first password.
    Bare,
    /// Navigation and everything else of this login.
    Full(LoginId),
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_toasts();
    follow_locale();
    routes::start();
    let chunks = Chunks::new();
    chunks.foresee();
    let trouble = RwSignal::new(None::<ApiError>);
    start(trouble);
    let at = location();
    let decision = Memo::new(move |_| at.with(|at| decide(at, session::current().as_deref())));
    let frame = Memo::new(move |_| frame_of(&session::state(), &decision.get()));
    Effect::new(move || {
        if let Decision::Redirect(to) = decision.get()
            && session::state() != SessionState::Unknown
        {
            navigate(&to, Moved::Replace);
        }
    });
    let failed = Signal::derive(move || trouble.get().map(|error| failure(&error)));
    let root = Owner::current().unwrap_or_default();
    let shown = move || {
        let frame = frame.get();
        outliving(&root, || match frame {
            Frame::Starting => untrack(|| view! { <Starting failed on_retry=move |()| start(trouble)/> }.into_any()),
            Frame::Bare => untrack(|| view! { <BareFrame><Outlet decision chunks/></BareFrame> }.into_any()),
            Frame::Full(_) => chunks
                .view(Chunk::Frame, || Piece::Frame(Box::new(move || view! { <Outlet decision chunks/> }.into_any()))),
        })
    };
    view! {
        {shown}
        <ToastRegion/>
    }
}

fn frame_of(state: &SessionState, decision: &Decision) -> Frame {
    match state {
        SessionState::Unknown => Frame::Starting,
        SessionState::SignedOut => Frame::Bare,
        SessionState::SignedIn(info) | SessionState::Expired(info) => {
            let is_alone = info.must_change_password || *decision == Decision::Show(Route::SignIn);
            if is_alone { Frame::Bare } else { Frame::Full(info.login_id.clone()) }
        }
    }
}

fn start(trouble: RwSignal<Option<ApiError>>) {
    if !session::is_likely() {
        return session::end();
    }
    spawn_local(async move {
        match sessions::current().send().await {
            Ok(info) => session::begin(info),
            Err(ApiError::NotSignedIn) => session::end(),
            Err(error) => {
                trouble.try_set(Some(error));
            }
        }
    });
}

/// The shape of a page until the session is known, or why it is not.
#[component]
fn Starting(#[prop(into)] failed: Signal<Option<Failure>>, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    view! {
        <BareFrame>
            {move || failed.with(Option::is_none).then(|| view! { <Skeleton lines=8/> })}
            <ErrorState failure=failed title=t::shell::STARTING_FAILED on_retry/>
        </BareFrame>
    }
}
