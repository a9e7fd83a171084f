//! One of the two lists.

use super::batch::Batch;
use super::chosen::Chosen;
use super::columns;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, specialists};
use crate::explain::program_terms;
use crate::i18n::t::specialists as s;
use crate::page::{ListTable, use_listing, when_empty};
use crate::ui::{Choice, FilterField};
use domain::api::specialists::{SpecialistQuery, SpecialistView};
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<SpecialistState>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab", "do"],
};

#[component]
pub(super) fn SpecialistList(view: SpecialistView) -> impl IntoView {
    let all =
        use_listing(&SPEC, move |query| specialists::list(&request(view, query)), |all| (&all.specialists, all.count));
    let answer = all.answer;
    let paths = Signal::derive(move || answer.read(|all| all.paths.clone()).unwrap_or_default());
    let (rows, chosen) = (all.rows(), Chosen::default());
    // What is not on the page any more is not applied for unseen.
    Effect::new(move || {
        if let Some(rows) = rows.get() {
            chosen.keep(&rows);
        }
    });
    let (table, caption, nothing, hint) = match view {
        SpecialistView::Specialists => ("specialists", s::TAB_SPECIALISTS, s::NO_SPECIALISTS, s::NO_SPECIALISTS_HINT),
        SpecialistView::Invitations => {
            ("specialist_invitations", s::TAB_INVITATIONS, s::NO_INVITATIONS, s::NO_INVITATIONS_HINT)
        }
    };
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table caption columns=columns::all(view, paths, chosen)
                row_key=|row| format!("{}-{}", row.specialist_id, row.version) fields=fields(view)
                empty=when_empty(all.state, nothing, hint)>
                <Batch answer chosen/>
            </ListTable>
        </div>
    }
    .into_any()
}

fn request(view: SpecialistView, query: &ListQuery) -> SpecialistQuery {
    SpecialistQuery {
        view: Some(view),
        state: query.parsed("state"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields(view: SpecialistView) -> Vec<FilterField> {
    let states = SpecialistState::ALL.iter().filter(|state| view.shows(**state));
    let states =
        states.map(|state| Choice::new(state.as_str(), program_terms::specialist_state(*state))).collect::<Vec<_>>();
    vec![FilterField::words("search", s::SEARCH), FilterField::one_of("state", s::STATE, states).pinned()]
}
