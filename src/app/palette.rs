//! Ctrl K: pages, customers and actions by name; what was opened here last stands first.

use domain::api::customers::{CustomerInfo, SubCustomerQuery, SubCustomers};
use domain::organization::PrincipalKind;
use domain::permission::Permission;
use leptos::prelude::*;
use std::time::Duration;

use super::account_menu::sign_out;
use super::navigation::{entries, may_open};
use crate::api::{Fetch, customers, names, session, use_fetch_when};
use crate::i18n::{Key, Locale, Text, initials, locale, set_locale, t};
use crate::platform::timer::Debounce;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{CommandPalette, PaletteItem};

/// A pause in typing after which customers are looked for.
const PAUSE: Duration = Duration::from_millis(180);
/// Customers that are shown.
const FOUND: u32 = 8;
/// What was opened last that comes first.
const RECENT: usize = 5;

/// The palette of this login.
#[component]
pub(super) fn Palette(open: RwSignal<bool>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let wanted = RwSignal::new(String::new());
    let pause = Debounce::new(PAUSE);
    Effect::new(move || {
        let typed = query.get().trim().to_owned();
        pause.run(move || {
            wanted.try_set(typed);
        });
    });
    let found: Fetch<SubCustomers> = use_fetch_when(move || {
        let search = wanted.get();
        let wants = !search.is_empty() && search.chars().count() <= 64 && session::may(Permission::ViewCustomers);
        wants.then(|| {
            customers::query(&SubCustomerQuery {
                search: Some(search),
                limit: Some(FOUND),
                ..SubCustomerQuery::default()
            })
        })
    });
    // Kept as long as the frame: what was opened here comes first when it opens again.
    let recent = RwSignal::new(Vec::<Target>::new());
    let items = Signal::derive(move || {
        let typed = query.get().trim().to_lowercase();
        let mut items: Vec<_> =
            recent.with(|recent| recent.iter().filter(|one| fits(&one.label, &typed)).cloned().collect());
        let pages = pages().into_iter().filter(|page| fits(&page.label, &typed));
        items.extend(pages.filter(|page| recent.with(|recent| recent.iter().all(|one| one.link != page.link))));
        let mut items: Vec<_> = items.into_iter().map(|target| target.item(recent)).collect();
        items.extend(actions().into_iter().filter(|action| fits(&action.label, &typed)));
        if !typed.is_empty() && wanted.with(|wanted| wanted.to_lowercase() == typed) {
            let customers: Vec<_> =
                found.get().iter().flat_map(|found| found.customer_infos.iter().map(customer)).collect();
            let new = |one: &Target| {
                recent.with(|recent| recent.iter().all(|known| known.link != one.link || !fits(&known.label, &typed)))
            };
            items.extend(customers.into_iter().filter(new).map(|target| target.item(recent)));
        }
        items
    });
    view! { <CommandPalette open query items/> }.into_any()
}

/// Somewhere to go.
#[derive(Clone)]
struct Target {
    kind: Key,
    label: Text,
    link: String,
}

impl Target {
    fn item(self, recent: RwSignal<Vec<Self>>) -> PaletteItem {
        let (kind, label) = (self.kind, self.label.clone());
        item(kind, label, move || {
            recent.update(|recent| {
                recent.retain(|one| one.link != self.link);
                recent.insert(0, self.clone());
                recent.truncate(RECENT);
            });
            navigate(&self.link, Moved::Push);
        })
    }
}

/// By a part of its words, or of the first letters of Chinese ones.
fn fits(label: &Text, typed: &str) -> bool {
    let label = label.get().to_lowercase();
    typed.is_empty()
        || label.contains(typed)
        || typed.chars().all(|typed| typed.is_ascii_alphanumeric()) && initials(&label).contains(typed)
}

fn item(kind: Key, label: impl Into<Text>, choose: impl Fn() + Send + Sync + 'static) -> PaletteItem {
    PaletteItem { kind: kind.into(), label: label.into(), reason: None, on_choose: Callback::new(move |()| choose()) }
}

fn pages() -> Vec<Target> {
    let page = |(route, label): (Route, Key)| {
        may_open(&route).then(|| Target { kind: t::shell::KIND_PAGE, label: label.into(), link: route.path() })
    };
    let tree = entries().into_iter().flat_map(|(_, entries)| entries).map(|entry| (entry.route, entry.label));
    let others =
        [(Route::Todos, t::shell::TODOS), (Route::WhatIf, t::shell::WHAT_IF), (Route::Settings, t::shell::SETTINGS)];
    tree.chain(others).filter_map(page).collect()
}

fn actions() -> Vec<PaletteItem> {
    let other = if locale() == Locale::En { Locale::ZhCn } else { Locale::En };
    let is_staff = session::read(|info| matches!(info.kind, PrincipalKind::PartnerRoot | PrincipalKind::PartnerMember));
    let staff = is_staff.unwrap_or_default().then(|| {
        [
            (
                t::development::REPORT,
                Permission::DevelopCustomers,
                Route::CustomerDevelopment.with(&[("do", "report")]),
            ),
            (t::opportunities::CREATE, Permission::ManageOpportunities, Route::NewOpportunity.path()),
            (t::organization::CREATE_MEMBER, Permission::ManageOrganization, Route::NewMember.path()),
        ]
        .map(|(label, permission, link)| action(label, permission, link))
    });
    let always = [
        item(t::shell::KIND_ACTION, t::shell::ACTION_SWITCH_LANGUAGE, move || set_locale(other)),
        item(t::shell::KIND_ACTION, t::shell::CHANGE_PASSWORD, || navigate(&Route::Password.path(), Moved::Push)),
        item(t::shell::KIND_ACTION, t::shell::SIGN_OUT, sign_out),
    ];
    staff.into_iter().flatten().chain(always).collect()
}

/// What needs a right; without it, the way to why it is closed and who can open it.
fn action(label: Key, permission: Permission, link: String) -> PaletteItem {
    let may = session::may(permission);
    let link = if may { link } else { Route::Access(permission).path() };
    let reason = (!may).then(|| Text::from(move || t::shell::needs_right(names::permission(permission).get())));
    PaletteItem { reason, ..item(t::shell::KIND_ACTION, label, move || navigate(&link, Moved::Push)) }
}

fn customer(found: &CustomerInfo) -> Target {
    Target {
        kind: t::shell::KIND_CUSTOMER,
        label: format!("{} · {}", found.customer, found.account_name).into(),
        link: Route::Customer(found.customer_id.clone()).path(),
    }
}
