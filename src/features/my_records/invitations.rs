//! Invitations that wait for the owner's answer. They are answered on the page of the letter's link.

use crate::api::Fetch;
use crate::i18n::{date_time, pick, t, t::my_records as m};
use crate::ui::{Icon, IconName, Notice, NoticeKind};
use domain::api::own_records::{OpenInvitation, OwnRecords};
use leptos::prelude::*;

#[component]
pub(super) fn Invitations(mine: Fetch<OwnRecords>) -> impl IntoView {
    let open = Memo::new(move |_| mine.read(|all| all.invitations.clone()).unwrap_or_default());
    let shown = move || {
        let all = open.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="stack" aria-label=m::INVITATIONS>
                    {all.into_iter().map(invitation).collect_view()}
                </section>
            }
        })
    };
    shown.into_any()
}

fn invitation(one: OpenInvitation) -> impl IntoView {
    let OpenInvitation { partner_name_zh, partner_name_en, inviter, invited_until, link, .. } = one;
    let sentence = move || m::invitation(pick(&partner_name_zh, &partner_name_en));
    let terms = move || match inviter.as_str() {
        "" => m::invitation_by_nobody(date_time(invited_until)),
        inviter => m::invitation_by(inviter, date_time(invited_until)),
    };
    view! {
        <Notice kind=NoticeKind::NeedsYou>
            <p><strong>{sentence}</strong></p>
            <p>{terms}</p>
            <p>
                <a href=link target="_blank" rel="noopener">{m::ANSWER}<Icon name=IconName::EXTERNAL/><span class="visually-hidden">{t::common::NEW_TAB}</span></a>
            </p>
        </Notice>
    }
}
