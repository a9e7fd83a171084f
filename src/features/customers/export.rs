//! 导出: the list as a file, with exactly what its filters match.

use super::filters;
use crate::api::{Fetch, ListQuery, ListState, customers, session};
use crate::i18n::{number, t};
use crate::ui::{Button, IconName, LinkButton};
use domain::api::customers::{EXPORT_MAX, SubCustomerQuery, SubCustomers};
use domain::permission::Permission;
use leptos::prelude::*;

/// How many rows the file will have; or, where there can be none, why.
#[component]
pub(super) fn ExportButton(list: ListState, answer: Fetch<SubCustomers>) -> impl IntoView {
    let count = Memo::new(move |_| answer.read(|answer| answer.count).unwrap_or_default());
    let words = move || t::customers::export(number(count.get()));
    let reason = Memo::new(move |_| why_not(count.get(), session::may(Permission::ExportCustomers)));
    move || {
        if reason.with(Option::is_some) {
            view! { <Button icon=IconName::DOWNLOAD reason=reason on_press=|()| {}>{words}</Button> }.into_any()
        } else {
            let href = Signal::derive(move || list.read(|query| customers::export(&asked(query))));
            view! { <LinkButton icon=IconName::DOWNLOAD download=true hint=t::customers::EXPORT_MASKED href>{words}</LinkButton> }.into_any()
        }
    }
}

fn why_not(count: u64, may: bool) -> Option<String> {
    match count {
        _ if !may => Some(t::customers::EXPORT_NOT_ADMIN.get().to_owned()),
        0 => Some(t::customers::EXPORT_NOTHING.get().to_owned()),
        many if many > EXPORT_MAX => Some(t::customers::export_too_many(number(EXPORT_MAX))),
        _ => None,
    }
}

fn asked(query: &ListQuery) -> SubCustomerQuery {
    SubCustomerQuery { sort: query.sort.parse().ok(), ..filters::asked(query) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::customers::address::SPEC;

    #[test]
    fn a_file_takes_filters_and_order_and_no_page() {
        let mut query = ListQuery::of(&SPEC);
        query.sort = "arrears".to_owned();
        let asked = serde_json::to_string(&asked(&query)).unwrap();
        assert_eq!(asked, r#"{"sort":"arrears"}"#);
    }

    #[test]
    fn what_keeps_a_file_from_being_made_is_said() {
        assert!(why_not(12, true).is_none());
        assert!(why_not(EXPORT_MAX, true).is_none());
        for (count, may) in [(12, false), (0, true), (EXPORT_MAX + 1, true)] {
            assert!(why_not(count, may).is_some(), "{count} {may}");
        }
    }
}
