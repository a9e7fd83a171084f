//! What the rights of a custom role would do: in sum, and for each who has the role, before it is saved.

use super::access_preview::{effects, opened};
use crate::api::{organization, use_fetch};
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::ui::{ErrorState, Notice, NoticeKind, Skeleton};
use domain::api::roles::{AccessEffect, RoleHolderEffect, RolePreview, RoleQuestion};
use domain::ids::CustomRoleId;
use domain::permission::Permission;
use leptos::prelude::*;
use t::organization as o;

/// Follows the ticks; nothing is saved by it.
#[component]
pub(super) fn RoleEffects(chosen: RwSignal<Vec<Permission>>, role: Option<CustomRoleId>) -> impl IntoView {
    let answer = use_fetch(move || {
        organization::role_preview(&RoleQuestion { role_id: role.clone(), permissions: chosen.get() })
    });
    let failed = answer.failure();
    view! {
        <section class="stack" aria-label=o::PREVIEW>
            <h2>{o::PREVIEW}</h2>
            <ErrorState failure=failed on_retry=move |()| answer.reload()/>
            {move || answer.is_first().then(|| view! { <Skeleton lines=4/> })}
            <div class="stack" aria-live="polite" aria-busy=move || answer.loading().then_some("true")>
                {move || answer.get().map(|preview| content(&preview))}
            </div>
        </section>
    }
    .into_any()
}

fn content(preview: &RolePreview) -> AnyView {
    if preview.count == 0 {
        return view! {
            <p class="muted">{o::ROLE_NOBODY}</p>
            <h3>{o::ROLE_ALONE}</h3>
            {effects(preview.alone.clone())}
        }
        .into_any();
    }
    let (opens, closes) = (preview.opens, preview.closes);
    let kind = if opens > 0 { NoticeKind::NeedsYou } else { NoticeKind::Info };
    let looked_at = preview.holders.len() as u64;
    let differs = preview.holders.iter().filter(|one| changes(&one.effect)).collect::<Vec<_>>();
    let same = looked_at.saturating_sub(differs.len() as u64);
    view! {
        <Notice kind>
            {(opens > 0 || closes == 0).then(|| view! { <p><strong>{move || opened(0, opens)}</strong></p> })}
            {(closes > 0).then(|| view! { <p><strong>{move || opened(closes, 0)}</strong></p> })}
            <p>{o::ROLE_SUM}</p>
        </Notice>
        {differs.into_iter().map(of_holder).collect_view()}
        {(same > 0).then(|| view! { <p class="muted">{move || o::role_same(number(same))}</p> })}
        {(preview.count > looked_at).then(|| view! { <p class="muted">{move || o::role_first_only(number(looked_at))}</p> })}
    }
    .into_any()
}

fn changes(effect: &AccessEffect) -> bool {
    !effect.gained.is_empty() || !effect.lost.is_empty() || effect.customers_before != effect.customers_after
}

fn of_holder(one: &RoleHolderEffect) -> impl IntoView + use<> {
    let (name, href) = (one.name.clone(), Route::Member(one.member_id.clone()).path());
    view! {
        <section class="stack" data-member=one.member_id.to_string()>
            <h3><a href=href><bdi>{name}</bdi></a></h3>
            {effects(one.effect.clone())}
        </section>
    }
}
