//! What the customer list can be filtered by: one table from tokens and URL parameters to the query.

use crate::api::ListQuery;
use crate::ui::Token;
use chrono::NaiveDate;
use domain::api::customers::SubCustomerQuery;
use domain::ids::{MemberId, TenantId};
use domain::money::{Currency, Money};
use domain::period::{end_of_day, start_of_day};

/// The longest text that the server takes.
const WORDS_MAX: usize = 64;
/// Every reseller below a distributor.
const ALL_RESELLERS: &str = "*";
/// The longest look ahead that the server takes, in days.
const EXPIRY_MAX: u32 = 365;

/// Does the property exist, and is this one of its values?
pub(super) fn fits(key: &str, value: &str) -> bool {
    take(&mut SubCustomerQuery::default(), key, value)
}

/// Puts one condition into the query; `false` when the property or the value does not exist.
fn take(query: &mut SubCustomerQuery, key: &str, value: &str) -> bool {
    let words = || (!value.is_empty() && value.chars().count() <= WORDS_MAX).then(|| value.to_owned());
    match key {
        "search" => set(&mut query.search, words()),
        "customer" => set(&mut query.customer, words()),
        "account_name" => set(&mut query.account_name, words()),
        "customer_id" => set(&mut query.customer_id, words()),
        "telephone" => set(&mut query.telephone, words()),
        "label" => set(&mut query.label, words()),
        "association_type" => set(&mut query.association_type, value.parse().ok()),
        "reseller" => set(&mut query.indirect_partner_id, value.parse::<TenantId>().ok().map(|id| id.to_string())),
        "account_manager_id" => set(&mut query.account_manager_id, value.parse::<MemberId>().ok()),
        "status" => status(query, value),
        "associated_from" => set(&mut query.associated_on_begin, day(value).map(start_of_day)),
        "associated_to" => set(&mut query.associated_on_end, day(value).and_then(end_of_day)),
        "spent_min" => set(&mut query.month_consumption_min, fen(value)),
        "spent_max" => set(&mut query.month_consumption_max, fen(value)),
        "expiring_within_days" => set(&mut query.expiring_within_days, days(value)),
        "in_arrears" => set(&mut query.in_arrears, flag(value)),
        "frozen" => set(&mut query.frozen, flag(value)),
        "pending_request" => set(&mut query.pending_request, flag(value)),
        _ => false,
    }
}

/// The conditions of the address.
pub(super) fn tokens(query: &ListQuery) -> Vec<Token> {
    settled(&query.filters.iter().map(|(key, value)| Token::new(key.as_str(), value.as_str())).collect::<Vec<_>>())
}

/// What a distributor's tab asks for: its own customers, or those of its resellers.
pub(super) fn partner_of_tab(tab: Option<&str>) -> Option<String> {
    (tab == Some(super::list::RESELLERS_TAB)).then(|| ALL_RESELLERS.to_owned())
}

/// Everything that the address asks for: one reseller is a narrower question than all of them.
pub(super) fn asked(list: &ListQuery) -> SubCustomerQuery {
    let query = query(&tokens(list));
    let partner = partner_of_tab(list.others.get("tab").map(String::as_str));
    SubCustomerQuery { indirect_partner_id: query.indirect_partner_id.clone().or(partner), ..query }
}

/// The conditions without those that a later one on the same matter replaces.
pub(super) fn settled(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    for token in tokens {
        kept.retain(|earlier| !same_matter(earlier, token));
        kept.push(token.clone());
    }
    kept
}

/// The query of these conditions; those that cannot be read are left out.
pub(super) fn query(tokens: &[Token]) -> SubCustomerQuery {
    let mut query = SubCustomerQuery::default();
    for token in tokens {
        take(&mut query, &token.field, &token.value);
    }
    query
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let taken = value.is_some();
    if taken {
        *place = value;
    }
    taken
}

fn status(query: &mut SubCustomerQuery, value: &str) -> bool {
    match value {
        "pending" => set(&mut query.pending_request, Some(true)),
        "arrears" => set(&mut query.in_arrears, Some(true)),
        "frozen" => set(&mut query.frozen, Some(true)),
        "normal" => {
            set(&mut query.pending_request, Some(false))
                && set(&mut query.in_arrears, Some(false))
                && set(&mut query.frozen, Some(false))
        }
        _ => false,
    }
}

fn same_matter(one: &Token, other: &Token) -> bool {
    let covers = |status: &Token, flag: &Token| {
        let same = match flag.field.as_str() {
            "in_arrears" => status.value == "arrears",
            "frozen" => status.value == "frozen",
            "pending_request" => status.value == "pending",
            _ => return false,
        };
        status.field == "status" && (same || status.value == "normal")
    };
    one.field == other.field || covers(one, other) || covers(other, one)
}

fn flag(value: &str) -> Option<bool> {
    value.parse().ok()
}

fn day(value: &str) -> Option<NaiveDate> {
    value.parse().ok()
}

fn fen(value: &str) -> Option<i64> {
    Money::from_decimal(value, Currency::Cny).ok().map(|amount| amount.minor)
}

fn days(value: &str) -> Option<u32> {
    value.parse().ok().filter(|days| (1..=EXPIRY_MAX).contains(days))
}

#[cfg(test)]
mod tests {
    use super::super::address::SPEC;
    use super::*;
    use domain::api::customers::CustomerSort;

    fn given(pairs: &[(&str, &str)]) -> Vec<Token> {
        pairs.iter().map(|(key, value)| Token::new(*key, *value)).collect()
    }

    #[test]
    fn every_property_of_the_line_is_in_the_address_and_takes_a_value() {
        let good = [
            "云",
            "2",
            "m1",
            "arrears",
            "a",
            "b",
            "c1",
            "138",
            "r1",
            "VIP",
            "2026-01-01",
            "2026-02-28",
            "0",
            "99.50",
            "30",
            "true",
            "false",
            "true",
        ];
        assert_eq!(good.len(), SPEC.filters.len());
        for ((key, fits), value) in SPEC.filters.iter().zip(good) {
            assert!(fits(value), "{key}={value}");
        }
    }

    #[test]
    fn wrong_values_do_not_fit() {
        for (key, value) in [
            ("association_type", "bogus"),
            ("colour", "red"),
            ("spent_min", "1,000"),
            ("expiring_within_days", "0"),
            ("associated_from", "2026-02-30"),
            ("in_arrears", "maybe"),
            ("account_manager_id", "a b"),
            ("search", ""),
        ] {
            assert!(!fits(key, value), "{key}={value}");
        }
    }

    #[test]
    fn every_order_of_the_address_is_one_of_the_wire() {
        for sort in SPEC.sorts {
            assert!(sort.parse::<CustomerSort>().is_ok(), "{sort}");
        }
        assert_eq!(SPEC.sorts.len(), CustomerSort::ALL.len());
    }

    #[test]
    fn one_reseller_is_asked_for_instead_of_all() {
        let asks = |pairs: &[(&str, &str)], tab: Option<&str>| {
            let mut list = ListQuery::of(&SPEC);
            list.filters.extend(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
            list.others.extend(tab.map(|tab| ("tab".to_owned(), tab.to_owned())));
            asked(&list).indirect_partner_id
        };
        assert_eq!(asks(&[], None), None);
        assert_eq!(asks(&[], Some("resellers")).as_deref(), Some("*"));
        assert_eq!(asks(&[("reseller", "r1")], Some("resellers")).as_deref(), Some("r1"));
    }

    #[test]
    fn a_range_of_days_is_whole_business_days() {
        let query = query(&given(&[("associated_from", "2026-02-28"), ("associated_to", "2026-02-28")]));
        assert_eq!(query.associated_on_begin, "2026-02-27T16:00:00Z".parse().ok());
        assert_eq!(query.associated_on_end, "2026-02-28T15:59:59Z".parse().ok());
    }

    #[test]
    fn amounts_are_yuan_for_the_reader_and_fen_on_the_wire() {
        let query = query(&given(&[("spent_min", "1000"), ("spent_max", "1000.5")]));
        assert_eq!((query.month_consumption_min, query.month_consumption_max), (Some(100_000), Some(100_050)));
    }

    #[test]
    fn of_two_conditions_on_the_same_matter_the_later_counts() {
        for (asked, kept) in [
            (&[("status", "frozen"), ("frozen", "false")][..], &[("frozen", "false")][..]),
            (&[("frozen", "false"), ("status", "normal")], &[("status", "normal")]),
            (&[("status", "arrears"), ("frozen", "true")], &[("status", "arrears"), ("frozen", "true")]),
            (&[("search", "a"), ("search", "b")], &[("search", "b")]),
        ] {
            assert_eq!(settled(&given(asked)), given(kept), "{asked:?}");
        }
    }
}
