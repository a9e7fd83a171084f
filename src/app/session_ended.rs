//! Signing in again in place, when the session ended under the reader's hands.

use leptos::prelude::*;

use super::account_menu::sign_out;
use crate::api::session::{self, SessionState};
use crate::features::sign_in::SignInForm;
use crate::i18n::t;
use crate::ui::{Button, Dialog, Notice, NoticeKind, Tone};

/// A dialog over the page, which keeps everything typed. It opens by itself and stays until somebody has signed in.
#[component]
pub(super) fn SessionEnded() -> impl IntoView {
    let ended = Memo::new(|_| matches!(session::state(), SessionState::Expired(_)));
    let open = RwSignal::new(false);
    // Closing it without signing in leaves nothing to work with: it comes back.
    Effect::new(move || {
        let wanted = ended.get();
        if open.get() != wanted {
            request_animation_frame(move || {
                open.try_set(wanted);
            });
        }
    });
    let account = move || untrack(|| session::read(|info| info.account.clone())).unwrap_or_default();
    let footer = || view! { <Button tone=Tone::Quiet on_press=|()| sign_out()>{t::errors::SESSION_OTHER}</Button> };
    view! {
        <Dialog open title=t::errors::SESSION_ENDED_TITLE alert=true footer>
            <Notice kind=NoticeKind::NeedsYou>{t::errors::SESSION_ENDED_HINT}</Notice>
            <SignInForm account=account()/>
        </Dialog>
    }
    .into_any()
}
