//! Every part on one page, to look at: `trunk serve --features gallery`. English samples; the parts speak both languages.

use leptos::prelude::*;

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

const NAMES: [&str; 6] = ["Northwind Logistics (Shenzhen) Ltd", "=Harbour & Sons", "Blue Kite \u{1fa81}", "Ironwood Cloud Partners", "Sunrise Retail Technology Co.", "Quayside"];
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
    let item = |label: crate::i18n::Key, href: &str, icon, count| NavItem { label: label.into(), href: href.to_owned(), icon, count: Signal::stored(count) };
    let groups = vec![
        NavGroup { label: Text::default(), items: vec![item(t::shell::PRODUCT, "/", IconName::HOME, Some(7))] },
        NavGroup { label: t::common::MORE.into(), items: vec![item(t::shell::INBOX, "/messages", IconName::BELL, Some(12)), item(t::common::ACTIONS, "/sales/customers", IconName::CUSTOMERS, None)] },
    ];
    let commands = vec![PaletteItem { kind: t::common::ACTIONS.into(), label: t::common::RECHECK.into(), reason: None, on_choose: Callback::new(|()| ()) }];
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
    let (sort, page, size) = (RwSignal::new(Some(Sort { key: "spend".into(), descending: true })), RwSignal::new(3_u32), RwSignal::new(20_u32));
    let prefs = TablePrefs::of("gallery");
    let rows: Vec<Sample> = (0..6).map(|id| Sample { id, name: NAMES.get(id).copied().unwrap_or_default(), minor: 123_456_789 - 41_152_263 * i64::try_from(id).unwrap_or_default(), turn: TURNS.get(id).copied().unwrap_or(Turn::Closed) }).collect();
    let detail = || StatusDetail { next_step: Some("Customer answers".into()), actor: Some("Customer".into()), due: Some("2026-12-01 18:00".into()), if_silent: Some("Expires".into()) };
    let menu = || vec![MenuItem::new(t::common::VIEW, |()| ()), MenuItem::new("Switch association type", |()| ()).blocked("3 of 9 conditions not met"), MenuItem::new("Unbind", |()| ()).danger()];
    let columns = vec![
        Column::new("name", "Customer", |row: &Sample| view! { <a href="/x">{row.name}</a> }).identity().sortable(),
        Column::new("status", "Status", move |row: &Sample| view! { <StatusTag turn=row.turn label=word(row.turn) detail=detail()/> }),
        Column::new("id", "Account", |row: &Sample| view! { <CopyId id=format!("10000000000000{:04}", row.id)/> }),
        Column::new("since", "Associated", |row: &Sample| view! { <TimeText at=clock::now() text=format!("2026-0{}-11", row.id + 1)/> }).sortable(),
        Column::new("spend", "Spend", |row: &Sample| view! { <AmountText minor=row.minor currency="CNY"/> }).numeric().sortable(),
        Column::new("actions", t::common::ACTIONS, move |_: &Sample| view! { <Menu items=Signal::stored(menu())/> }).actions(),
    ];
    let infos: Vec<_> = columns.iter().map(Column::info).collect();
    let status = vec![Choice::new("failed", t::common::FAILED), Choice::new("waiting", t::common::WAITING)];
    let fields = vec![FilterField::one_of("status", "Status", status).pinned(), FilterField::words("name", "Name"), FilterField::words("account", "Account")];
    view! {
        <FilterBar fields tokens on_change=move |changed| tokens.set(changed)>
            <DensityToggle density=prefs.density/><ColumnSettings columns=infos prefs=prefs.columns/>
        </FilterBar>
        <DataTable caption="Customers" columns rows=Signal::stored(Some(rows)) row_key=|row| row.id.to_string()
            needs_you=|row: &Sample| row.turn == Turn::NeedsYou sort on_sort=move |to| sort.set(Some(to)) prefs=prefs/>
        <Pager total=Signal::stored(1500) page page_size=size on_page=move |to| page.set(to) on_page_size=move |to| size.set(to)/>
    }
}

#[component]
fn ChecksSample() -> impl IntoView {
    let busy = RwSignal::new(false);
    let item = |outcome, title: &'static str, seen: &'static str, needed: &'static str, fix: bool| CheckItem {
        outcome,
        title: title.into(),
        seen: Some(seen.into()),
        needed: Some(needed.into()),
        who: fix.then(|| "Customer".into()),
        fix: fix.then(|| FixLink { label: t::common::FIX_IT.into(), href: "/x".into() }),
        again: (!fix && outcome == Outcome::Unmet).then(|| "2027-02-11".into()),
    };
    let items = vec![
        item(Outcome::Met, "Real-name authentication is complete", "Complete", "Complete", false),
        item(Outcome::Unmet, "No arrears", "\u{a5}1,204.00", "\u{a5}0.00", true),
        item(Outcome::Unmet, "At most 1 request in 3 months", "1", "0", false),
        item(Outcome::Unknown, "Not registered by another partner", "\u{2013}", "No", false),
    ];
    let event = |id: &str, turn, title: &'static str| TimelineEvent {
        id: id.into(), at: clock::now(), turn, title: title.into(), actor: "Lin Wei \u{b7} web".into(), note: None,
        changes: vec![("Type".into(), "Resale".into(), "Referral".into())],
    };
    view! {
        <section class="panel">
            <h2 class="panel-title">"Account check"</h2>
            <CheckList label="Account check" items=Signal::stored(items) busy on_recheck=move |()| busy.update(|busy| *busy = !*busy)
                note=Signal::stored(Some("Rules 2026-01 \u{b7} checked 14:05".to_owned()))/>
            <TurnLine turn=Turn::Waiting parts=Signal::stored(vec!["Waiting for customer".into(), "due 12-01 18:00".into(), "expires if no answer".into()])/>
        </section>
        <section class="panel">
            <h2 class="panel-title">"Facts"</h2>
            <KeyFacts><Fact label="Customer">"Ironwood"</Fact><Fact label="Balance"><AmountText minor=-120_450 currency="CNY"/></Fact><Fact label="Id"><CopyId id="100000000000001234"/></Fact></KeyFacts>
            <div class="figure-row"><div class="figure"><p>"To do"</p><p>"7"</p></div><div class="figure"><p>"Customers"</p><p>"1,500"</p></div><div class="figure"><p>"Balance"</p><p><AmountText minor=123_456_700 currency="CNY"/></p></div></div>
            <Timeline events=Signal::stored(vec![event("1", Turn::Done, "Association type changed"), event("2", Turn::Waiting, "Request sent")])/>
        </section>
    }
}

#[component]
fn FormSample() -> impl IntoView {
    let (name, note, password, code, tick) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new("secret".to_owned()), RwSignal::new(String::new()), RwSignal::new(true));
    let (from, to, confirm, dialog, drawer) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    view! {
        <section class="panel">
            <h2 class="panel-title">"Form"</h2>
            <div class="form">
                <ErrorSummary faults=Signal::stored(vec![FieldFault { field_id: "g-name".into(), message: "Enter the reason in 10 to 200 characters.".into() }])/>
                <Field label="Reason" id="g-name" required=true hint="The customer reads this." error=Signal::stored(Some("Enter the reason in 10 to 200 characters.".to_owned()))><TextInput value=name/></Field>
                <Field label="Note"><TextArea value=note maxlength=200/></Field>
                <Field label="Password" required=true><PasswordInput value=password/></Field>
                <Field label=t::common::VERIFICATION_CODE required=true><CodeInput value=code seconds_left=Signal::stored(42) sent=Signal::stored(true) on_send=|()| () status=Signal::stored(Some("Sent to 138****0021".to_owned()))/></Field>
                <DateRange from to label="Period"/>
                <Checkbox checked=tick on_change=move |on| tick.set(on)>"I have read the notice and told the customer."</Checkbox>
                <div class="form-actions">
                    <Button tone=Tone::Primary busy=Signal::stored(true)>{t::common::SUBMIT}</Button>
                    <Button on_press=move |()| dialog.set(true)>"Dialog"</Button><Button on_press=move |()| drawer.set(true)>"Drawer"</Button>
                    <Button tone=Tone::Danger on_press=move |()| confirm.set(true)>"Unbind"</Button>
                </div>
            </div>
            <ConfirmDialog open=confirm title="Unbind Quayside" confirm="Unbind" type_name="Quayside" on_confirm=move |()| confirm.set(false)><p>"The customer keeps its resources and pays the vendor directly. This cannot be undone for 3 months."</p></ConfirmDialog>
            <Dialog open=dialog title="A dialog"><p>"Body"</p></Dialog>
            <Drawer open=drawer title="A drawer"><p>"Body"</p></Drawer>
        </section>
    }
}

#[component]
fn StatesSample() -> impl IntoView {
    let current = RwSignal::new("one".to_owned());
    let failure = Failure { message: "The server did not answer within 10 seconds.".into(), request_id: Some("0192f3a4c5d67e8f".into()) };
    view! {
        <section class="panel">
            <Tabs label="States" tabs=vec![Tab::new("one", t::common::NONE).counted(Signal::stored(Some(3))), Tab::new("two", t::common::LOADING)] current on_select=move |to| current.set(to)/>
            <TabPanel key="one" current>
                <Notice>"A rule changes on 2027-01-01."</Notice>
                <Notice kind=NoticeKind::NeedsYou on_dismiss=|()| ()>"2 requests expire today."</Notice>
                <Notice kind=NoticeKind::Done>"Saved."</Notice>
                <Notice kind=NoticeKind::Failed>"Not saved."</Notice>
                <ErrorState failure=Signal::stored(Some(failure.clone())) on_retry=|()| ()/>
                <EmptyState kind=EmptyKind::NoMatch hint=t::common::NO_MATCH_HINT><Button>{t::common::CLEAR_FILTERS}</Button></EmptyState>
            </TabPanel>
            <TabPanel key="two" current><Skeleton/><EmptyState kind=EmptyKind::NothingYet/><EmptyState kind=EmptyKind::NoRight/></TabPanel>
        </section>
        <Banner kind=NoticeKind::NeedsYou>{t::shell::OFFLINE}</Banner>
    }
}
