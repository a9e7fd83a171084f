//! 线上拓展: the customers that were reported, and how far each is.

use super::batch::Batch;
use super::chosen::Chosen;
use super::columns;
use super::dialogs::Dialogs;
use crate::api::list_query::{is, is_text};
use crate::api::{Fetch, ListQuery, ListSpec, development, use_fetch_when};
use crate::explain::program_terms;
use crate::i18n::{number, t::development as d};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::{Moved, PageQuery, use_page_query};
use crate::ui::{Choice, FilterField};
use domain::api::customer_development::{CustomerReport, CustomerReportQuery, CustomerReports};
use domain::association::Party;
use domain::ids::CustomerReportId;
use domain::states::customer_report::CustomerReportState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<CustomerReportState>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab", "do", "report"],
};

#[component]
pub(super) fn ReportList(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| development::reports(&request(query)), |all| (&all.reports, all.count)).on(fresh);
    let (answer, rows) = (all.answer, all.rows());
    let (query, chosen) = (use_page_query(), Chosen::default());
    // What is not on the page any more is not invited unseen.
    Effect::new(move || {
        if let Some(rows) = rows.get() {
            chosen.keep(&rows);
        }
    });
    let count = move || answer.read(|all| d::count_and_cap(number(all.count), all.counting, all.cap));
    view! {
        <div class="stack">
            <span class="muted" role="status">{count}</span>
            <ListTable of=all table="customer_reports" caption=d::TAB_ONLINE columns=columns::all(chosen, query)
                row_key=|row| format!("{}-{}-{}", row.report_id, row.version, row.state)
                needs_you=|row: &CustomerReport| row.turn.who == Some(Party::Partner) fields=fields()
                empty=when_empty(all.state, d::NO_REPORTS, d::NO_REPORTS_HINT)>
                <Batch answer chosen/>
            </ListTable>
        </div>
        <Dialogs query subject=subject(query, answer)/>
    }
    .into_any()
}

/// The report that the address names: the row, or read by itself when it is on another page.
fn subject(query: PageQuery, answer: Fetch<CustomerReports>) -> Signal<Option<CustomerReport>> {
    let named = Memo::new(move |_| query.get("report").and_then(|id| id.parse::<CustomerReportId>().ok()));
    let of = move |id: &CustomerReportId| {
        answer.read(|all| all.reports.iter().find(|row| row.report_id == *id).cloned()).flatten()
    };
    let elsewhere = use_fetch_when(move || {
        let id = named.get().filter(|_| !answer.is_first())?;
        of(&id).is_none().then(|| development::report(&id))
    });
    // Which report it was is of no interest once its dialog is closed.
    Effect::new(move || {
        if query.get("do").is_none() && named.get().is_some() {
            query.set("report", None, Moved::Replace);
        }
    });
    Signal::derive(move || {
        let id = named.get()?;
        of(&id).or_else(|| elsewhere.read(Clone::clone).filter(|row| row.report_id == id))
    })
}

fn request(query: &ListQuery) -> CustomerReportQuery {
    CustomerReportQuery {
        state: query.parsed("state"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let state = |state: &CustomerReportState| Choice::new(state.as_str(), program_terms::report_state(*state));
    let states = CustomerReportState::ALL.iter().map(state).collect::<Vec<_>>();
    vec![FilterField::words("search", d::SEARCH), FilterField::one_of("state", d::STATE, states).pinned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::QueryNotice;

    #[test]
    fn the_address_says_what_is_listed_and_which_dialog_is_open() {
        let (list, notices) = ListQuery::parse(&SPEC, "state=ASSOCIATION_FAILED&page=2&do=invite&report=r1");
        assert!(notices.is_empty(), "{notices:?}");
        let asked = request(&list);
        assert_eq!((asked.state, asked.offset), (Some(CustomerReportState::AssociationFailed), Some(20)));
        assert_eq!(list.text(&SPEC), "do=invite&report=r1&state=ASSOCIATION_FAILED&page=2");
        let (_, notices) = ListQuery::parse(&SPEC, "state=GONE");
        assert_eq!(notices, [QueryNotice::Malformed { name: "state".into(), value: "GONE".into() }]);
    }
}
