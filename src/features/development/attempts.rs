//! 历史记录: customers that opened an invitation and wanted to associate, and why it failed where it did.

use super::words::VIEWER;
use crate::api::list_query::{is_flag, is_text};
use crate::api::{ListQuery, ListSpec, development, session};
use crate::explain::{association_type, check_items_of, rule_name};
use crate::i18n::{joined, t, t::development as d};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{
    Button, CheckList, Choice, Column, Dialog, FilterField, LinkButton, StatusTag, TimeText, Tone, Turn, opened_while,
};
use domain::api::customer_development::{AssociationAttempt, AssociationAttemptQuery};
use domain::permission::Permission;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("associated", is_flag)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab", "do"],
};

#[component]
pub(super) fn AttemptList(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| development::attempts(&request(query)), |all| (&all.attempts, all.count)).on(fresh);
    let asked = RwSignal::new(None::<AssociationAttempt>);
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="association_attempts" caption=d::TAB_HISTORY columns=columns(asked)
                row_key=|row| format!("{}-{}", row.account_name, row.at) fields=fields()
                empty=when_empty(all.state, d::NO_ATTEMPTS, d::NO_ATTEMPTS_HINT)/>
        </div>
        <WhyDialog asked/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> AssociationAttemptQuery {
    AssociationAttemptQuery {
        associated: query.parsed("associated"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let outcomes = vec![Choice::new("true", d::ATTEMPT_DONE), Choice::new("false", d::ATTEMPT_FAILED)];
    vec![FilterField::words("search", d::SEARCH), FilterField::one_of("associated", d::OUTCOME, outcomes).pinned()]
}

fn columns(asked: RwSignal<Option<AssociationAttempt>>) -> Vec<Column<AssociationAttempt>> {
    vec![
        Column::new("customer", d::CUSTOMER, |row: &AssociationAttempt| {
            let name = row.customer_name.clone();
            match row.customer_id.clone() {
                Some(id) => view! { <a href=Route::Customer(id).path()><bdi>{name}</bdi></a> }.into_any(),
                None => view! { <bdi>{name}</bdi> }.into_any(),
            }
        })
        .identity(),
        Column::new("outcome", d::OUTCOME, move |row: &AssociationAttempt| outcome(row, asked)),
        Column::new("at", d::ATTEMPTED_AT, |row: &AssociationAttempt| view! { <TimeText at=row.at/> }),
        Column::new(
            "account",
            d::ACCOUNT,
            |row: &AssociationAttempt| view! { <code>{row.account_name.clone()}</code> },
        ),
        Column::new("type", d::INVITED_AS, |row: &AssociationAttempt| {
            view! { <span>{association_type(row.association_type)}</span> }
        }),
        Column::new("through", d::THROUGH, |row: &AssociationAttempt| {
            let words = if row.by_letter { d::THROUGH_LETTER } else { d::THROUGH_LINK };
            view! { <span>{words}</span> }
        }),
        Column::new(
            "invited_by",
            d::INVITED_BY,
            |row: &AssociationAttempt| view! { <bdi>{row.invited_by.clone()}</bdi> },
        ),
    ]
}

/// Succeeded, or how much was not met; that opens to all of it.
fn outcome(row: &AssociationAttempt, asked: RwSignal<Option<AssociationAttempt>>) -> AnyView {
    if row.associated {
        return view! { <StatusTag turn=Turn::Done label=d::ATTEMPT_DONE/> }.into_any();
    }
    let (count, own) = (row.unmet.len(), row.clone());
    let why = (count > 0).then(|| {
        let name = own.customer_name.clone();
        view! {
            <Button tone=Tone::Quiet on_press=move |()| asked.set(Some(own.clone()))>
                {move || d::unmet_count(count)}<span class="visually-hidden">{move || d::of_customer(&name)}</span>
            </Button>
        }
    });
    view! { <span class="row-actions"><StatusTag turn=Turn::Failed label=d::ATTEMPT_FAILED/>{why}</span> }.into_any()
}

/// Every condition that was not met, the rules that were asked, and where the decision is kept.
#[component]
fn WhyDialog(asked: RwSignal<Option<AssociationAttempt>>) -> impl IntoView {
    let open = opened_while(asked);
    let title =
        move || asked.with(|asked| asked.as_ref().map(|row| d::why_title(&row.customer_name))).unwrap_or_default();
    let body = move || {
        asked.get().map(|row| {
            let items = Signal::stored(check_items_of(&row.unmet, &VIEWER));
            let rules = row.rules.clone();
            let rules = move || d::asked_rules(joined(rules.iter().map(|rule| rule_name(*rule))));
            let may_read = untrack(|| session::may(Permission::ViewRecords));
            let receipt = row.receipt_id.clone().filter(|_| may_read);
            let receipt = receipt.map(|id| view! { <a href=Route::Receipt(id).path()>{t::common::TO_RECEIPT}</a> });
            let reports = Route::CustomerDevelopment.with(&[("search", &row.account_name)]);
            view! {
                <div class="stack">
                    <p class="muted"><TimeText at=row.at/>" · "{association_type(row.association_type)}</p>
                    <CheckList label=d::WHY_FAILED items/>
                    <p class="muted">{rules}" "{receipt}</p>
                    <p><LinkButton href=reports>{d::TO_REPORTS}</LinkButton></p>
                </div>
            }
        })
    };
    let footer =
        move || view! { <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button> };
    view! { <Dialog open title wide=true footer on_closed=move |()| asked.set(None)>{body}</Dialog> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_which_attempts_are_listed() {
        let (list, notices) = ListQuery::parse(&SPEC, "tab=history&associated=false&search=harbour");
        assert!(notices.is_empty(), "{notices:?}");
        let asked = request(&list);
        assert_eq!((asked.associated, asked.search.as_deref()), (Some(false), Some("harbour")));
        assert_eq!(list.text(&SPEC), "tab=history&associated=false&search=harbour");
    }
}
