//! The navigation: the built part of the tree of domain.md 2.0, for partners, customers and employees.

use domain::api::message_query::MessageQuery;
use domain::api::messages::Messages;
use domain::organization::PrincipalKind;
use domain::permission::Permission;
use leptos::prelude::*;
use std::time::Duration;

use crate::api::{Fetch, messages, session, use_fetch};
use crate::i18n::{Key, Text, t};
use crate::platform::timer;
use crate::routes::{Access, NavKey, Route};
use crate::ui::{IconName, NavGroup, NavItem};

/// New messages are looked for this often.
const POLL: Duration = Duration::from_secs(60);

/// What waits behind entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct NavCounts {
    /// Unread messages.
    pub(super) unread: Signal<Option<u64>>,
}

/// Counts of the current login, kept up to date.
pub(super) fn use_counts() -> NavCounts {
    let messages: Fetch<Messages> =
        use_fetch(|| messages::query(&MessageQuery { limit: Some(1), ..MessageQuery::default() }));
    timer::every(POLL, move || messages.reload());
    NavCounts { unread: Signal::derive(move || messages.read(|messages| messages.unread)) }
}

/// An entry: its page, words and icon.
pub(super) struct Entry {
    pub(super) route: Route,
    pub(super) label: Key,
    icon: IconName,
}

const fn entry(route: Route, label: Key, icon: IconName) -> Entry {
    Entry { route, label, icon }
}

/// The entries by group that this login may open.
pub(super) fn entries() -> Vec<(Text, Vec<Entry>)> {
    let kind = session::read(|info| info.kind);
    let tree: Vec<(Text, Vec<Entry>)> = match kind {
        None => Vec::new(),
        Some(PrincipalKind::Customer | PrincipalKind::Employee) => vec![(
            t::shell::ACCOUNT_CENTER.into(),
            vec![
                entry(Route::MyRecords, t::shell::MY_RECORDS, IconName::BADGE),
                entry(Route::MyPartner, t::shell::MY_PARTNER, IconName::BUILDING),
                entry(Route::MyMessages, t::shell::MESSAGES, IconName::BELL),
                entry(Route::Rules, t::shell::RULES, IconName::BOOK),
            ],
        )],
        Some(PrincipalKind::Operator) => vec![
            (Text::default(), vec![entry(Route::Home, t::shell::HOME, IconName::HOME)]),
            (
                t::shell::OPERATIONS.into(),
                vec![
                    entry(Route::Reviews, t::shell::REVIEWS, IconName::CLIPBOARD),
                    entry(Route::Partners, t::shell::PARTNERS, IconName::BUILDING),
                    entry(Route::PersonalAccounts, t::shell::PERSONAL_ACCOUNTS, IconName::USER),
                ],
            ),
            (Text::default(), vec![entry(Route::Messages, t::shell::MESSAGES, IconName::BELL)]),
            (t::shell::SUPPORT.into(), vec![entry(Route::Rules, t::shell::RULES, IconName::BOOK)]),
        ],
        Some(_) => vec![
            (Text::default(), vec![entry(Route::Home, t::shell::HOME, IconName::HOME)]),
            (
                t::shell::SALES_CUSTOMERS.into(),
                vec![
                    entry(Route::Customers, t::shell::CUSTOMERS, IconName::CUSTOMERS),
                    entry(Route::CustomerDevelopment, t::shell::CUSTOMER_DEVELOPMENT, IconName::INVITE),
                    entry(Route::AssociationRequests, t::shell::ASSOCIATION_REQUESTS, IconName::REQUESTS),
                    entry(Route::Authorizations, t::shell::AUTHORIZATIONS, IconName::KEY),
                ],
            ),
            (
                t::shell::SALES_OPPORTUNITIES.into(),
                vec![
                    entry(Route::Opportunities, t::shell::OPPORTUNITIES, IconName::SHARE),
                    entry(Route::OpportunityIncentives, t::shell::OPPORTUNITY_INCENTIVES, IconName::AWARD),
                ],
            ),
            (
                t::shell::SALES_RESELLERS.into(),
                vec![entry(
                    Route::Resellers,
                    if session::is_reseller() { t::shell::MY_DISTRIBUTOR } else { t::shell::RESELLERS },
                    IconName::NETWORK,
                )],
            ),
            (t::shell::SALES_INCENTIVES.into(), vec![entry(Route::Incentives, t::shell::INCENTIVES, IconName::COINS)]),
            (
                t::shell::ORGANIZATION.into(),
                vec![
                    entry(Route::Members, t::shell::MEMBERS, IconName::USER),
                    entry(Route::Specialists, t::shell::SPECIALISTS, IconName::BADGE),
                ],
            ),
            (
                t::shell::PROGRAMS.into(),
                vec![
                    entry(Route::Programs, t::shell::PARTNER_PROGRAMS, IconName::FLAG),
                    entry(Route::Paths, t::shell::DEVELOPMENT_PATHS, IconName::ROUTE),
                    entry(Route::Capabilities, t::shell::CAPABILITIES, IconName::TAG),
                    entry(Route::Agreements, t::shell::AGREEMENTS, IconName::DOCUMENT),
                ],
            ),
            (Text::default(), vec![entry(Route::Messages, t::shell::MESSAGES, IconName::BELL)]),
            (
                t::shell::SUPPORT.into(),
                vec![
                    entry(Route::Rules, t::shell::RULES, IconName::BOOK),
                    entry(Route::Receipts, t::shell::RECEIPTS, IconName::RECEIPT),
                ],
            ),
        ],
    };
    let visible = |(label, entries): (Text, Vec<Entry>)| {
        let entries: Vec<_> = entries.into_iter().filter(|entry| may_open(&entry.route)).collect();
        (!entries.is_empty()).then_some((label, entries))
    };
    tree.into_iter().filter_map(visible).collect()
}

pub(super) fn may_open(route: &Route) -> bool {
    // Only a distributor has resellers, and only a reseller has a distributor.
    if *route == Route::Resellers && !session::is_reseller() {
        return session::is_distributor() && session::may(Permission::ViewCustomers);
    }
    match route.access() {
        Access::Needs(permission) => session::may(permission),
        Access::Public | Access::SignedIn => true,
    }
}

/// The groups of the rail.
pub(super) fn groups(counts: NavCounts) -> Signal<Vec<NavGroup>> {
    let item = move |entry: Entry| NavItem {
        count: if entry.route.nav_key() == Some(NavKey::Messages) { counts.unread } else { Signal::stored(None) },
        label: entry.label.into(),
        href: entry.route.path(),
        icon: entry.icon,
    };
    let group =
        move |(label, entries): (Text, Vec<Entry>)| NavGroup { label, items: entries.into_iter().map(item).collect() };
    Signal::derive(move || entries().into_iter().map(group).collect())
}
