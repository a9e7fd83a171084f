//! Where one is in a paged list.

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::IconName;
use super::selects::{Choice, Select};
use crate::i18n::{number, t};

/// Page sizes on offer; the wire allows 1 to 100.
const SIZES: [u32; 4] = [10, 20, 50, 100];

/// Total, page size, jump, first, previous, next, last. All native controls; each is named by its words. The caller
/// keeps page and size (in the URL); pages count from 1.
#[component]
pub fn Pager(
    #[prop(into)] total: Signal<u64>,
    #[prop(into)] page: Signal<u32>,
    #[prop(into)] page_size: Signal<u32>,
    #[prop(into)] on_page: Callback<u32>,
    #[prop(into)] on_page_size: Callback<u32>,
) -> impl IntoView {
    let pages = Memo::new(move |_| pages(total.get(), page_size.get()));
    let at_start = Signal::derive(move || page.get() <= 1);
    let at_end = Signal::derive(move || page.get() >= pages.get());
    let step = move |to: u32| on_page.run(to.clamp(1, pages.get_untracked()));
    let sizes = SIZES.map(|size| Choice::new(size.to_string(), move || t::common::per_page(size))).to_vec();
    let size_chosen = move |size: String| {
        if let Ok(size) = size.parse() {
            on_page_size.run(size);
        }
    };
    let jump = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        match input.value().trim().parse() {
            Ok(to) => step(to),
            Err(_) => input.set_value(&page.get_untracked().to_string()),
        }
    };
    view! {
        <nav class="pager" aria-label=t::common::PAGINATION>
            <p class="pager-total">{move || t::common::total_rows(number(total.get()))}</p>
            <Select label=t::common::PAGE_SIZE value=Signal::derive(move || page_size.get().to_string())
                choices=sizes on_change=size_chosen/>
            <span class="pager-steps">
                <IconButton icon=IconName::FIRST label=t::common::FIRST_PAGE disabled=at_start on_press=move |()| step(1)/>
                <IconButton icon=IconName::CHEVRON_LEFT label=t::common::PREVIOUS_PAGE disabled=at_start
                    on_press=move |()| step(page.get_untracked().saturating_sub(1))/>
                <input class="input pager-jump" inputmode="numeric" aria-label=t::common::JUMP_TO
                    prop:value=move || page.get().to_string() on:change:target=jump/>
                <span class="pager-of">"/ "{move || pages.get()}</span>
                <IconButton icon=IconName::CHEVRON_RIGHT label=t::common::NEXT_PAGE disabled=at_end
                    on_press=move |()| step(page.get_untracked().saturating_add(1))/>
                <IconButton icon=IconName::LAST label=t::common::LAST_PAGE disabled=at_end on_press=move |()| step(pages.get_untracked())/>
            </span>
        </nav>
    }
}

/// How many pages; one even when there is nothing.
fn pages(total: u64, page_size: u32) -> u32 {
    u32::try_from(total.div_ceil(u64::from(page_size.max(1)))).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn a_last_page_may_be_short_and_an_empty_list_has_one_page() {
        for (total, size, expect) in [(0, 20, 1), (1, 20, 1), (20, 20, 1), (21, 20, 2), (1500, 50, 30)] {
            assert_eq!(pages(total, size), expect, "{total} by {size}");
        }
    }
}
