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
    let reason =
        Memo::new(move |_| Obstacle::of(count.get(), session::may(Permission::ExportCustomers)).map(Obstacle::words));
    move || {
        if reason.with(Option::is_some) {
            view! { <Button icon=IconName::DOWNLOAD reason=reason on_press=|()| {}>{words}</Button> }.into_any()
        } else {
            let href = Signal::derive(move || list.read(|query| customers::export(&asked(query))));
            view! { <LinkButton icon=IconName::DOWNLOAD download=true hint=t::customers::EXPORT_MASKED href>{words}</LinkButton> }.into_any()
        }
    }
}

/// What keeps a file from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obstacle {
    NotAdministrator,
    Nothing,
    TooMany,
}

impl Obstacle {
    fn of(count: u64, may: bool) -> Option<Self> {
        match count {
            _ if !may => Some(Self::NotAdministrator),
            0 => Some(Self::Nothing),
            many if many > EXPORT_MAX => Some(Self::TooMany),
            _ => None,
        }
    }

    fn words(self) -> String {
        match self {
            Self::NotAdministrator => t::customers::EXPORT_NOT_ADMIN.get().to_owned(),
            Self::Nothing => t::customers::EXPORT_NOTHING.get().to_owned(),
            Self::TooMany => t::customers::export_too_many(number(EXPORT_MAX)),
        }
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
    fn a_file_needs_an_administrator_and_a_bounded_number_of_rows() {
        for (count, may, expected) in [
            (12, true, None),
            (EXPORT_MAX, true, None),
            (12, false, Some(Obstacle::NotAdministrator)),
            (0, true, Some(Obstacle::Nothing)),
            (EXPORT_MAX + 1, true, Some(Obstacle::TooMany)),
        ] {
            assert_eq!(Obstacle::of(count, may), expected, "{count} {may}");
        }
    }
}
