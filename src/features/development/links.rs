//! 线下拓展: a general link of each type to show around, with its picture, and the earlier ones.

use super::earlier::Earlier;
use super::poster::Poster;
use crate::api::{Fetch, development, message, session, use_fetch, use_sender};
use crate::explain::association_type;
use crate::i18n::t::development as d;
use crate::page::{Freshness, Unready};
use crate::ui::{ConfirmDialog, Tone, opened_while, use_toasts};
use domain::api::customer_development::{CustomerInvitation, CustomerInvitationState, CustomerInvitations};
use domain::association::AssociationType;
use leptos::prelude::*;

/// The reader's own link of a type: the newest that works.
pub(super) fn own(all: &CustomerInvitations, account: &str, kind: AssociationType) -> Option<CustomerInvitation> {
    let is_own = |one: &&CustomerInvitation| {
        one.tag == account && one.association_type == kind && one.state == CustomerInvitationState::Open
    };
    all.invitations.iter().find(is_own).cloned()
}

/// The general links. Those that are not on a poster are listed below.
#[component]
pub(super) fn Offline(fresh: Freshness) -> impl IntoView {
    let links = use_fetch(development::links);
    fresh.shows(links);
    let asked = RwSignal::new(None::<CustomerInvitation>);
    let account = Memo::new(move |_| session::read(|info| info.account.clone()).unwrap_or_default());
    let shown =
        move |kind: AssociationType| Memo::new(move |_| links.read(|all| own(all, &account.get(), kind)).flatten());
    let current: Vec<_> = AssociationType::ALL.iter().map(|kind| (*kind, shown(*kind))).collect();
    let on_posters: Vec<_> = current.iter().map(|(_, link)| *link).collect();
    let rest = Signal::derive(move || {
        let on_poster =
            |one: &CustomerInvitation| on_posters.iter().any(|link| link.with(|link| link.as_ref() == Some(one)));
        links.read(|all| all.invitations.iter().filter(|one| !on_poster(one)).cloned().collect::<Vec<_>>())
    });
    let is_here = Memo::new(move |_| links.read(|_| ()).is_some());
    let posters = move || {
        let poster = |(kind, link): &(AssociationType, Memo<Option<CustomerInvitation>>)| {
            view! { <Poster kind=*kind link=*link asked/> }
        };
        is_here.get().then(|| current.iter().map(poster).collect_view())
    };
    view! {
        <div class="stack">
            <p class="prose screen-only">{d::OFFLINE_LEAD}</p>
            <Unready fetch=links/>
            <div class="posters">{posters}</div>
            <Earlier links rest asked/>
        </div>
        <WithdrawLink links asked/>
    }
    .into_any()
}

/// Takes a link back after asking.
#[component]
fn WithdrawLink(links: Fetch<CustomerInvitations>, asked: RwSignal<Option<CustomerInvitation>>) -> impl IntoView {
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || {
        asked.with(|asked| {
            asked.as_ref().map(|one| d::withdraw_link_title(association_type(one.association_type).get()))
        })
    };
    let confirm = move |()| {
        let Some(id) = asked.with_untracked(|asked| asked.as_ref().map(|one| one.invitation_id.clone())) else {
            return;
        };
        // The version as it was read last: what the dialog was opened for may be older.
        let now = |all: &CustomerInvitations| {
            all.invitations.iter().find(|one| one.invitation_id == id).map(|one| one.version)
        };
        let Some(version) = untrack(|| links.read(now)).flatten() else { return };
        sender.send(development::withdraw_link(&id, version), move |_| {
            open.set(false);
            toasts.done(d::LINK_TAKEN_BACK);
        });
    };
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title=move || title().unwrap_or_default() confirm=d::WITHDRAW_LINK tone=Tone::Danger busy=sender.busy() error
            on_confirm=confirm on_closed=closed>
            <p>{d::WITHDRAW_LINK_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::own;
    use domain::api::customer_development::CustomerInvitations;
    use domain::association::AssociationType;

    fn links() -> CustomerInvitations {
        let link = |id: &str, tag: &str, state: &str| {
            serde_json::json!({
                "invitation_id": id, "association_type": "1", "url": "/c/customer/x", "tag": tag, "made_by": "Ann",
                "state": state, "made_at": "2026-11-01T00:00:00Z", "expires_at": "2026-11-16T00:00:00Z",
                "associated": 0, "version": 1,
            })
        };
        let all = [
            link("a", "ben", "OPEN"),
            link("b", "ann", "WITHDRAWN"),
            link("c", "ann", "OPEN"),
            link("d", "ann", "OPEN"),
        ];
        serde_json::from_value(serde_json::json!({ "invitations": all })).unwrap()
    }

    #[test]
    fn the_poster_shows_the_newest_own_link_that_works() {
        let id = |account, kind| own(&links(), account, kind).map(|one| one.invitation_id.to_string());
        assert_eq!(id("ann", AssociationType::Referral).as_deref(), Some("c"));
        assert_eq!(id("ben", AssociationType::Referral).as_deref(), Some("a"));
        assert_eq!(id("ann", AssociationType::Resale), None);
    }
}
