//! Ctrl K: pages, customers and actions by name.

use domain::api::customers::{CustomerInfo, SubCustomerQuery, SubCustomers};
use domain::permission::Permission;
use leptos::prelude::*;
use std::time::Duration;

use super::account_menu::sign_out;
use super::navigation::{entries, may_open};
use crate::api::{Fetch, customers, session, use_fetch_when};
use crate::i18n::{Key, Locale, Text, locale, set_locale, t};
use crate::platform::timer::Debounce;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{CommandPalette, PaletteItem};

/// A pause in typing after which customers are looked for.
const PAUSE: Duration = Duration::from_millis(180);
/// Customers that are shown.
const FOUND: u32 = 8;

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
    let items = Signal::derive(move || {
        let typed = query.get().trim().to_lowercase();
        let mut items: Vec<_> = pages().into_iter().chain(actions()).filter(|item| fits(item, &typed)).collect();
        if !typed.is_empty() && wanted.with(|wanted| wanted.to_lowercase() == typed) {
            items.extend(found.get().iter().flat_map(|found| found.customer_infos.iter().map(customer)));
        }
        items
    });
    view! { <CommandPalette open query items/> }.into_any()
}

fn fits(item: &PaletteItem, typed: &str) -> bool {
    typed.is_empty() || item.label.get().to_lowercase().contains(typed)
}

fn item(kind: impl Into<Text>, label: impl Into<Text>, choose: impl Fn() + Send + Sync + 'static) -> PaletteItem {
    PaletteItem { kind: kind.into(), label: label.into(), reason: None, on_choose: Callback::new(move |()| choose()) }
}

fn pages() -> Vec<PaletteItem> {
    let page = |(route, label): (Route, Key)| {
        may_open(&route).then(|| item(t::shell::KIND_PAGE, label, move || navigate(&route.path(), Moved::Push)))
    };
    let tree = entries().into_iter().flat_map(|(_, entries)| entries).map(|entry| (entry.route, entry.label));
    tree.chain([(Route::WhatIf, t::shell::WHAT_IF), (Route::Settings, t::shell::SETTINGS)]).filter_map(page).collect()
}

fn actions() -> Vec<PaletteItem> {
    let other = if locale() == Locale::En { Locale::ZhCn } else { Locale::En };
    let report = session::may(Permission::DevelopCustomers).then(|| {
        let link = Route::CustomerDevelopment.with(&[("do", "report")]);
        item(t::shell::KIND_ACTION, t::development::REPORT, move || navigate(&link, Moved::Push))
    });
    let always = vec![
        item(t::shell::KIND_ACTION, t::shell::ACTION_SWITCH_LANGUAGE, move || set_locale(other)),
        item(t::shell::KIND_ACTION, t::shell::CHANGE_PASSWORD, || navigate(&Route::Password.path(), Moved::Push)),
        item(t::shell::KIND_ACTION, t::shell::SIGN_OUT, sign_out),
    ];
    report.into_iter().chain(always).collect()
}

fn customer(found: &CustomerInfo) -> PaletteItem {
    let link = Route::Customer(found.customer_id.clone()).path();
    let label = format!("{} · {}", found.customer, found.account_name);
    item(t::shell::KIND_CUSTOMER, label, move || navigate(&link, Moved::Push))
}
