//! Every part on one page, to look at: `trunk serve --features gallery`. English samples; the parts speak both languages.

use leptos::prelude::*;

use super::gallery_samples::*;
use super::*;
use crate::i18n::{Text, follow_locale, t};
use crate::platform::clock;

#[derive(Clone)]
struct Sample {
    id: usize,
    name: &'static str,
    minor: i64,
    turn: Turn,
}

const NAMES: [&str; 6] = [
    "Northwind Logistics (Shenzhen) Ltd",
    "=Harbour & Sons",
    "Blue Kite \u{1fa81}",
    "Ironwood Cloud Partners",
    "Sunrise Retail Technology Co.",
    "Quayside",
];
const TURNS: [Turn; 6] = [Turn::NeedsYou, Turn::Waiting, Turn::Running, Turn::Done, Turn::Failed, Turn::Closed];

fn word(turn: Turn) -> crate::i18n::Key {
    match turn {
        Turn::NeedsYou => t::common::NEEDS_YOU,
        Turn::Waiting => t::common::WAITING,
        Turn::Running => t::common::RUNNING,
        Turn::Done => t::common::DONE,
        Turn::Failed => t::common::FAILED,
        Turn::Closed => t::common::CLOSED,
    }
}

/// The gallery in the app's frame.
#[component]
pub fn Gallery() -> impl IntoView {
    follow_locale();
    let toasts = provide_toasts();
    let (rail, palette, query) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(String::new()));
    let item = |label: crate::i18n::Key, href: &str, icon, count| NavItem {
        label: label.into(),
        href: href.to_owned(),
        icon,
        count: Signal::stored(count),
    };
    let groups = vec![
        NavGroup { label: Text::default(), items: vec![item(t::shell::PRODUCT, "/", IconName::HOME, Some(7))] },
        NavGroup {
            label: t::common::MORE.into(),
            items: vec![
                item(t::shell::INBOX, "/messages", IconName::BELL, Some(12)),
                item(t::common::ACTIONS, "/sales/customers", IconName::CUSTOMERS, None),
            ],
        },
    ];
    let commands = vec![PaletteItem {
        kind: t::common::ACTIONS.into(),
        label: t::common::RECHECK.into(),
        reason: None,
        on_choose: Callback::new(|()| ()),
    }];
    view! {
        <SkipLink/>
        <div class="app">
            <TopBar tenant=Signal::stored("Ironwood Cloud Partners".to_owned()) rail_open=rail>
                <IconButton icon=IconName::SEARCH label=t::shell::PALETTE on_press=move |()| palette.set(true)/>
                <LanguageSwitch/><ThemeSwitch/>
            </TopBar>
            <SideRail groups=Signal::stored(groups) path=Signal::stored("/sales/customers".to_owned()) open=rail/>
            <main id="main" class="page" tabindex="-1">
                <Breadcrumb crumbs=vec![Crumb { label: t::shell::PRODUCT.into(), href: Some("/".into()) }, Crumb { label: "Gallery".into(), href: None }]/>
                <PageHeader title="Gallery" count=Signal::derive(|| Some(t::common::count_of(6, "1,500"))) as_of=Signal::stored(Some(clock::now())) on_refresh=|()| ()>
                    <Button tone=Tone::Primary on_press=move |()| toasts.done(t::common::COPIED)>{t::common::SAVE}</Button>
                    <Button reason=Signal::stored(Some("2 of 4 certificates; 2 missing".to_owned()))>{t::common::SUBMIT}</Button>
                </PageHeader>
                <ListSample/>
                <ChecksSample/>
                <FormSample/>
                <StatesSample/>
            </main>
        </div>
        <CommandPalette open=palette query items=Signal::stored(commands)/>
        <ToastRegion/>
    }
}

#[component]
fn ListSample() -> impl IntoView {
    let tokens = RwSignal::new(vec![Token::new("status", "failed"), Token::new("name", "Kite")]);
    let (sort, page, size) = (
        RwSignal::new(Some(Sort { key: "spend".into(), descending: true })),
        RwSignal::new(3_u32),
        RwSignal::new(20_u32),
    );
    let prefs = TablePrefs::of("gallery");
    let rows: Vec<Sample> = (0..6)
        .map(|id| Sample {
            id,
            name: NAMES.get(id).copied().unwrap_or_default(),
            minor: 123_456_789 - 41_152_263 * i64::try_from(id).unwrap_or_default(),
            turn: TURNS.get(id).copied().unwrap_or(Turn::Closed),
        })
        .collect();
    let detail = || StatusDetail {
        next_step: Some("Customer answers".into()),
        actor: Some("Customer".into()),
        due: Some("2026-12-01 18:00".into()),
        if_silent: Some("Expires".into()),
    };
    let menu = || {
        vec![
            MenuItem::new(t::common::VIEW, |()| ()),
            MenuItem::new("Switch association type", |()| ()).blocked("3 of 9 conditions not met"),
            MenuItem::new("Unbind", |()| ()).danger(),
        ]
    };
    let columns = vec![
        Column::new("name", "Customer", |row: &Sample| view! { <a href="/x">{row.name}</a> }).identity().sortable(),
        Column::new(
            "status",
            "Status",
            move |row: &Sample| view! { <StatusTag turn=row.turn label=word(row.turn) detail=detail()/> },
        ),
        Column::new("id", "Account", |row: &Sample| view! { <CopyId id=format!("10000000000000{:04}", row.id)/> }),
        Column::new(
            "since",
            "Associated",
            |row: &Sample| view! { <TimeText at=clock::now() text=format!("2026-0{}-11", row.id + 1)/> },
        )
        .sortable(),
        Column::new("spend", "Spend", |row: &Sample| view! { <AmountText minor=row.minor currency="CNY"/> })
            .numeric()
            .sortable(),
        Column::new("actions", t::common::ACTIONS, move |_: &Sample| view! { <Menu items=Signal::stored(menu())/> })
            .actions(),
    ];
    let infos: Vec<_> = columns.iter().map(Column::info).collect();
    let status = vec![Choice::new("failed", t::common::FAILED), Choice::new("waiting", t::common::WAITING)];
    let fields = vec![
        FilterField::one_of("status", "Status", status).pinned(),
        FilterField::words("name", "Name"),
        FilterField::words("account", "Account"),
    ];
    view! {
        <FilterBar fields tokens on_change=move |changed| tokens.set(changed)>
            <DensityToggle density=prefs.density/><ColumnSettings columns=infos prefs=prefs.columns/>
        </FilterBar>
        <DataTable caption="Customers" columns rows=Signal::stored(Some(rows)) row_key=|row| row.id.to_string()
            needs_you=|row: &Sample| row.turn == Turn::NeedsYou sort on_sort=move |to| sort.set(Some(to)) prefs=prefs/>
        <Pager total=Signal::stored(1500) page page_size=size on_page=move |to| page.set(to) on_page_size=move |to| size.set(to)/>
    }
}
