//! Whether a reseller may act for its customers: its distributor lets it, or takes that back.

use super::words::VIEWER;
use crate::api::{Fetch, resellers, use_sender};
use crate::explain::Reasons;
use crate::i18n::t::{self, resellers as r};
use crate::ui::{Button, Dialog, Tone, use_toasts};
use domain::api::resellers::{ResellerDetail, ResellerPermission};
use leptos::prelude::*;

/// May it, as far as is known?
pub(super) fn may_act(detail: Fetch<ResellerDetail>) -> bool {
    let granted = |one: &ResellerDetail| one.reseller.console.as_ref().is_some_and(|c| c.may_act_for_customers);
    detail.read(granted).unwrap_or_default()
}

/// The dialog that turns it round, with what follows.
#[component]
pub(super) fn Permission(
    open: RwSignal<bool>,
    detail: Fetch<ResellerDetail>,
    denied: Signal<Option<String>>,
) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    // What it is about does not turn round under the reader while the answer comes.
    let may = Memo::new(move |before: Option<&bool>| match before {
        Some(known) if !open.get() => *known,
        _ => may_act(detail),
    });
    let words = move || {
        if may.get() {
            (r::PERMISSION_REVOKE, r::PERMISSION_REVOKE_TEXT)
        } else {
            (r::PERMISSION_GRANT, r::PERMISSION_GRANT_TEXT)
        }
    };
    let submit = move |()| {
        let known = |one: &ResellerDetail| {
            let version = one.reseller.console.as_ref().map_or(0, |console| console.version);
            (one.reseller.indirect_partner_id.clone(), version)
        };
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        let granted = !may.get_untracked();
        let new = ResellerPermission { may_act_for_customers: granted };
        sender.send(resellers::set_permission(&id, version, new), move |_| {
            open.set(false);
            toasts.done(if granted { r::PERMISSION_GRANTED } else { r::PERMISSION_REVOKED });
        });
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason=denied on_press=submit>{move || words().0.get()}</Button>
        }
    };
    view! {
        <Dialog open title=move || words().0.get().to_owned() footer on_closed=move |()| sender.clear()>
            <div class="stack">
                <p class="prose">{move || words().1.get()}</p>
                <Reasons sender viewer=&VIEWER label=r::PERMISSION_REFUSED/>
            </div>
        </Dialog>
    }
    .into_any()
}
