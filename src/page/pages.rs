//! The pages below a table.

use leptos::prelude::*;

use crate::api::ListState;
use crate::ui::Pager;

/// Moves through the pages of a list; nothing while there is nothing.
#[component]
pub fn ListPages(list: ListState, #[prop(into)] total: Signal<u64>) -> impl IntoView {
    view! {
        <Show when=move || total.get() != 0>
            <Pager total page=Signal::derive(move || list.read(|query| query.page))
                page_size=Signal::derive(move || list.read(|query| query.page_size))
                on_page=move |page| list.set_page(page) on_page_size=move |size| list.set_page_size(size)/>
        </Show>
    }
    .into_any()
}
