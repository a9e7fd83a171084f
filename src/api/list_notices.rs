//! What a link asked for that the list does not know.

use leptos::prelude::*;

use super::list_query::QueryNotice;
use super::list_state::ListState;
use crate::i18n::t;
use crate::ui::Notice;

/// Tells which parts of the address were left out; can be closed.
#[component]
pub fn ListNotices(list: ListState) -> impl IntoView {
    let sentence = |notice: QueryNotice| match notice {
        QueryNotice::Unknown { name } => t::errors::notice_unknown(name),
        QueryNotice::Malformed { name, value } => t::errors::notice_malformed(name, value),
    };
    let shown = move || {
        let notices = list.notices();
        (!notices.is_empty()).then(|| {
            let lines = notices.into_iter().map(|notice| view! { <p>{sentence(notice)}</p> }).collect_view();
            view! { <Notice on_dismiss=move |()| list.dismiss_notices()>{lines}</Notice> }
        })
    };
    shown.into_any()
}
