//! What a table would do, or has done: a line an account, and in words what is wrong where.

use crate::api::field_message;
use crate::i18n::{Key, number, t::personal_accounts as p};
use crate::routes::Route;
use crate::ui::{Column, DataTable, StatusTag, Turn};
use domain::api::personal_import::{ImportAnswer, ImportOutcome, ImportRow, PersonalImport};
use domain::ids::PersonalAccountId;
use domain::personal_table::{CellFault, CellProblem, PersonalTable, TableAccount, TableRefusal};
use leptos::prelude::*;
use std::sync::Arc;

/// One account of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    row: usize,
    account_name: String,
    account_id: Option<PersonalAccountId>,
    outcome: ImportOutcome,
    records: usize,
    faults: Vec<CellFault>,
}

/// What is sent of a table: whatever can be read of it.
pub(super) fn sent(table: &PersonalTable) -> PersonalImport {
    PersonalImport { accounts: table.accounts.iter().filter_map(|account| account.imported.clone()).collect() }
}

/// The accounts of the table with what the server says of those that were sent to it.
pub(super) fn lines(table: &PersonalTable, answer: &ImportAnswer) -> Vec<Line> {
    let mut rows = answer.rows.iter();
    let line = |account: &TableAccount| match account.imported {
        Some(_) => rows.next().map(|row| answered(account, row)),
        None => Some(refused(account, account.faults.clone())),
    };
    table.accounts.iter().filter_map(line).collect()
}

fn answered(account: &TableAccount, row: &ImportRow) -> Line {
    let faults = row.errors.iter().map(|error| account.fault(error.clone())).collect();
    Line { account_id: row.account_id.clone(), outcome: row.outcome, ..refused(account, faults) }
}

fn refused(account: &TableAccount, faults: Vec<CellFault>) -> Line {
    let records = account.imported.as_ref().map_or(0, |sent| sent.certificates.len() + sent.trainings.len());
    let (row, account_name) = (account.row, account.account_name.clone());
    Line { row, account_name, account_id: None, outcome: ImportOutcome::Refused, records, faults }
}

/// How many lines have this outcome.
pub(super) fn count(lines: &[Line], outcome: ImportOutcome) -> usize {
    lines.iter().filter(|line| line.outcome == outcome).count()
}

/// The numbers in a sentence.
pub(super) fn summary(lines: &[Line]) -> String {
    let figure = |outcome| number(count(lines, outcome));
    p::import_summary(
        figure(ImportOutcome::Created),
        figure(ImportOutcome::Updated),
        figure(ImportOutcome::Unchanged),
        figure(ImportOutcome::Refused),
    )
}

/// The lines; `done` after the import.
#[component]
pub(super) fn Lines(lines: Arc<Vec<Line>>, done: bool) -> impl IntoView {
    let rows = Signal::stored(Some((*lines).clone()));
    view! {
        <DataTable caption=p::IMPORT_LINES columns=columns(done) rows row_key=|line: &Line| line.row.to_string()/>
    }
    .into_any()
}

fn columns(done: bool) -> Vec<Column<Line>> {
    vec![
        Column::new("account", p::ACCOUNT_NAME, |line: &Line| {
            let name = line.account_name.clone();
            match line.account_id.clone() {
                Some(id) => view! { <a href=Route::PersonalAccount(id).path()><bdi>{name}</bdi></a> }.into_any(),
                None => view! { <bdi>{if name.is_empty() { "–".to_owned() } else { name }}</bdi> }.into_any(),
            }
        })
        .identity(),
        Column::new("row", p::IMPORT_ROW, |line: &Line| {
            let row = line.row;
            view! { <span>{row}</span> }
        })
        .numeric(),
        Column::new("outcome", p::IMPORT_OUTCOME, move |line: &Line| {
            let (turn, label) = words(line.outcome, done);
            view! { <StatusTag turn label/> }
        }),
        Column::new("records", p::IMPORT_RECORDS, |line: &Line| {
            let records = line.records;
            view! { <span>{move || number(records)}</span> }
        })
        .numeric(),
        Column::new("faults", p::IMPORT_FAULTS, |line: &Line| {
            let faults = line.faults.clone();
            let said = move || faults.iter().map(|fault| view! { <li>{fault_words(fault)}</li> }).collect_view();
            view! { <ul class="cell-lines">{said}</ul> }
        }),
    ]
}

const fn words(outcome: ImportOutcome, done: bool) -> (Turn, Key) {
    match (outcome, done) {
        (ImportOutcome::Created, false) => (Turn::Running, p::WILL_BE_CREATED),
        (ImportOutcome::Updated, false) => (Turn::Running, p::WILL_BE_UPDATED),
        (ImportOutcome::Created, true) => (Turn::Done, p::WAS_CREATED),
        (ImportOutcome::Updated, true) => (Turn::Done, p::WAS_UPDATED),
        (ImportOutcome::Unchanged, _) => (Turn::Closed, p::IS_UNCHANGED),
        (ImportOutcome::Refused, _) => (Turn::Failed, p::IS_REFUSED),
    }
}

fn fault_words(fault: &CellFault) -> String {
    let why = match &fault.problem {
        CellProblem::Value(value) => field_message(value),
        CellProblem::Differs(row) => p::differs(row),
        CellProblem::TooManyCells => p::TOO_MANY_CELLS.get().to_owned(),
    };
    match fault.column {
        Some(column) => p::fault_in_column(fault.row, column, why),
        None => p::fault_in_row(fault.row, why),
    }
}

/// Why nothing of a file can be read.
pub(super) fn refusal_words(refusal: &TableRefusal) -> String {
    use domain::api::personal_import::IMPORT_MAX;
    use domain::personal_table::TABLE_MAX;
    match refusal {
        TableRefusal::TooLarge => p::table_too_large(crate::i18n::file_size(TABLE_MAX.try_into().unwrap_or(u64::MAX))),
        TableRefusal::NotText => p::TABLE_NOT_TEXT.get().to_owned(),
        TableRefusal::OpenQuote(row) => p::table_open_quote(row),
        TableRefusal::Columns { missing, unknown } => {
            let names: Vec<_> = missing.iter().map(|column| column.as_str()).collect();
            let missing = (!names.is_empty()).then(|| p::columns_missing(names.join(", ")));
            let unknown = (!unknown.is_empty()).then(|| p::columns_unknown(unknown.join(", ")));
            crate::i18n::joined([missing, unknown].into_iter().flatten())
        }
        TableRefusal::Empty => p::TABLE_EMPTY.get().to_owned(),
        TableRefusal::TooMany(count) => p::table_too_many(IMPORT_MAX, count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::error::{FieldError, FieldProblem};

    #[test]
    fn answers_stand_with_the_accounts_that_were_sent() {
        let text = "account_name,name,email,real_name,certificate_code,certificate_number,earned_with,earned_on,telephone,is_partner,position,cloud_since\n\
            lan,He Lan,lan@example.com,PERSONAL,,,,\n\
            1,,x,NOBODY,,,,\n\
            mei,Mei,mei@example.com,PERSONAL,HCCDA,C-1,PERSONAL,2026-01-05\n";
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let table = PersonalTable::read(text, today).unwrap();
        let names: Vec<_> = sent(&table).accounts.into_iter().map(|one| one.account_name).collect();
        assert_eq!(names, ["lan", "mei"]);
        let taken = FieldError { field: "certificates.0.number".to_owned(), problem: FieldProblem::Taken, limit: None };
        let row = |account_name: &str, outcome, errors| ImportRow {
            account_name: account_name.to_owned(),
            account_id: None,
            outcome,
            errors,
        };
        let answer = ImportAnswer {
            rows: vec![row("lan", ImportOutcome::Created, vec![]), row("mei", ImportOutcome::Refused, vec![taken])],
        };
        let lines = lines(&table, &answer);
        let told: Vec<_> = lines.iter().map(|line| (line.row, line.outcome, line.faults.len())).collect();
        assert_eq!(
            told,
            [(2, ImportOutcome::Created, 0), (3, ImportOutcome::Refused, 4), (4, ImportOutcome::Refused, 1)]
        );
        assert_eq!(count(&lines, ImportOutcome::Refused), 2);
        let last = lines.last().and_then(|line| line.faults.first()).unwrap();
        assert_eq!((last.row, last.column.map(|column| column.as_str())), (4, Some("certificate_number")));
    }
}
