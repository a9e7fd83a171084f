//! The navigation at the side.

use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use super::dialog::follow;
use super::icon::{Icon, IconName};
use crate::i18n::{Text, number, t};
use crate::platform::{dom, storage};

const STORED_AS: &str = "rail";

/// A group of entries under a heading.
#[derive(Clone, Debug)]
pub struct NavGroup {
    /// Its heading; empty for none.
    pub label: Text,
    /// Its entries.
    pub items: Vec<NavItem>,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Its words.
    pub label: Text,
    /// Where it leads.
    pub href: String,
    /// Seen alone when the rail is narrow.
    pub icon: IconName,
    /// What waits there.
    pub count: Signal<Option<u64>>,
}

/// The rail: 208 pixels, or 56 when collapsed (remembered); below 1024 a drawer that `open` shows. A navigation
/// landmark; entries are links, the current one has `aria-current`. Esc closes the drawer.
#[component]
pub fn SideRail(
    #[prop(into)] groups: Signal<Vec<NavGroup>>,
    /// The current path: the entry with the longest matching start is current.
    #[prop(into)]
    path: Signal<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let collapsed = RwSignal::new(storage::get(STORED_AS).as_deref() == Some("collapsed"));
    let follow_collapse = move || {
        if collapsed.get() {
            dom::set_root_attribute("data-rail", "collapsed")
        } else {
            dom::remove_root_attribute("data-rail")
        }
    };
    Effect::new(follow_collapse);
    let toggle = move |()| {
        collapsed.update(|collapsed| *collapsed = !*collapsed);
        storage::set(STORED_AS, if collapsed.get_untracked() { "collapsed" } else { "open" });
    };
    let label = move || if collapsed.get() { t::shell::EXPAND } else { t::shell::COLLAPSE }.get().to_owned();
    let drawer = NodeRef::<html::Dialog>::new();
    follow(open, drawer);
    // A new page was chosen in the drawer.
    Effect::watch(move || path.get(), move |_, _, _| open.set(false), false);
    let list = move || groups.get().into_iter().map(|group| group_view(group, groups, path)).collect_view();
    view! {
        <nav class="side-rail" aria-label=t::shell::NAVIGATION>
            {list}
            <div class="rail-foot"><IconButton icon=IconName::FIRST label=label on_press=toggle/></div>
        </nav>
        <dialog class="rail-drawer" aria-label=t::shell::NAVIGATION node_ref=drawer on:close=move |_| open.set(false)>
            <IconButton icon=IconName::CLOSE label=t::shell::CLOSE_MENU on_press=move |()| open.set(false)/>
            <nav aria-label=t::shell::NAVIGATION>{move || open.get().then(list)}</nav>
        </dialog>
    }
}

fn group_view(group: NavGroup, groups: Signal<Vec<NavGroup>>, path: Signal<String>) -> impl IntoView {
    let entry = move |item: NavItem| {
        let href = item.href.clone();
        let current = move || {
            groups.with(|groups| path.with(|path| current_href(groups, path) == Some(href.as_str()))).then_some("page")
        };
        view! {
            <li>
                <a class="rail-item" href=item.href aria-current=current title=item.label>
                    <Icon name=item.icon/>
                    <span class="rail-words">{item.label.clone()}</span>
                    {move || item.count.get().filter(|count| *count > 0).map(|count| view! {
                        <span class="rail-count">{number(count)}</span>
                    })}
                </a>
            </li>
        }
    };
    let heading = (!group.label.now().is_empty()).then(|| view! { <p class="rail-heading">{group.label}</p> });
    view! { <div class="rail-group">{heading}<ul>{group.items.into_iter().map(entry).collect_view()}</ul></div> }
}

/// The entry whose address is the longest start of the path.
fn current_href<'a>(groups: &'a [NavGroup], path: &str) -> Option<&'a str> {
    let leads =
        |href: &str| href == path || href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    let hrefs = groups.iter().flat_map(|group| &group.items).map(|item| item.href.as_str());
    hrefs.filter(|href| leads(href)).max_by_key(|href| href.len())
}
