//! Partners and what was decided about them, in words.

use crate::explain;
use crate::i18n::{Key, Text, date_time, pick, t::partners as p};
use crate::ui::{StatusTag, Turn};
use domain::api::partners::{LastFactChange, PartnerLine};
use domain::organization::PartnerType;
use leptos::prelude::*;

/// The partner's name in the reader's language; followed.
pub(super) fn name(partner: &PartnerLine) -> Text {
    let (zh, en) = (partner.name_zh.clone(), partner.name_en.clone());
    (move || pick(&zh, &en).to_owned()).into()
}

/// Its type, or that it has none yet.
pub(super) fn kind(partner_type: Option<PartnerType>) -> Key {
    partner_type.map_or(p::NO_TYPE, explain::partner_type)
}

/// Is the account in use?
pub(super) fn account(frozen: bool) -> impl IntoView + use<> {
    let (turn, label) = if frozen { (Turn::Failed, p::FROZEN) } else { (Turn::Done, p::ACTIVE) };
    view! { <StatusTag turn label/> }
}

/// Who changed it last, and why. What holds without a change is from before changes were kept.
pub(super) fn changed(last: Option<&LastFactChange>, holds: bool) -> Option<AnyView> {
    let Some(LastFactChange { by, at, reason, .. }) = last.cloned() else {
        return holds.then(|| view! { <p class="muted">{p::CHANGED_UNKNOWN}</p> }.into_any());
    };
    let words = move || match &reason {
        Some(reason) => p::changed_because(&by, date_time(at), reason),
        None => p::changed(&by, date_time(at)),
    };
    Some(view! { <p class="muted">{words}</p> }.into_any())
}
