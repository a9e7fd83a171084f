//! Rows become accounts: those of one account are put together, and each field remembers where it came from.

use super::cells::{choice, count, day, flag};
use super::{Column, Column as C};
use crate::api::error::{FieldError, FieldProblem};
use crate::api::personal_accounts::{NewCertificate, NewTraining, PersonalDetails};
use crate::api::personal_import::ImportedAccount;
use crate::program::RealNameKind;
use crate::rules::certification::certificates::{CertCode, EarnedWith};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with one place of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The row as spreadsheets count: the names of the columns are the first.
    pub row: usize,
    /// The column; none where it is the row as a whole.
    pub column: Option<Column>,
    /// What it is.
    pub problem: CellProblem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// The value, as any form would say.
    Value(FieldError),
    /// The account's first row says something else of the person.
    Differs(usize),
    /// The row has more cells than there are columns.
    TooManyCells,
}

/// One account of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableAccount {
    /// Its first row.
    pub row: usize,
    /// Its name as it is written there.
    pub account_name: String,
    /// What is sent of it; none when something is wrong.
    pub imported: Option<ImportedAccount>,
    /// Everything that is wrong.
    pub faults: Vec<CellFault>,
    certificates: Vec<usize>,
    trainings: Vec<usize>,
}

impl TableAccount {
    /// Where a field that was refused stands: `certificates.1.number` is in the row of the second certificate.
    pub fn fault(&self, refused: FieldError) -> CellFault {
        let mut parts = refused.field.split('.');
        let (list, place, field) = match (parts.next(), parts.next(), parts.next()) {
            (Some(list), Some(place), Some(field)) => (list, place.parse::<usize>().ok(), field),
            (Some("person"), Some(field), None) => ("person", None, field),
            _ => ("", None, refused.field.as_str()),
        };
        let at = |rows: &[usize]| place.and_then(|place| rows.get(place)).copied().unwrap_or(self.row);
        let (row, column) = match (list, field) {
            ("certificates", "code") => (at(&self.certificates), Some(C::CertificateCode)),
            ("certificates", "number") => (at(&self.certificates), Some(C::CertificateNumber)),
            ("certificates", field) => (at(&self.certificates), field.parse().ok()),
            ("trainings", "name") => (at(&self.trainings), Some(C::TrainingName)),
            ("trainings", field) => (at(&self.trainings), field.parse().ok()),
            (_, field) => (self.row, field.parse().ok()),
        };
        CellFault { row, column, problem: CellProblem::Value(refused) }
    }
}

/// A row with its cells by column.
pub(super) struct Row {
    number: usize,
    cells: Vec<(Column, String)>,
    overlong: bool,
}

impl Row {
    pub(super) fn new(number: usize, columns: &[Column], cells: Vec<String>) -> Self {
        let overlong = cells.iter().skip(columns.len()).any(|cell| !cell.is_empty());
        Self { number, cells: columns.iter().copied().zip(cells).collect(), overlong }
    }

    fn cell(&self, column: Column) -> &str {
        self.cells.iter().find(|(one, _)| *one == column).map_or("", |(_, text)| text.as_str())
    }

    fn has(&self, columns: &[Column]) -> bool {
        columns.iter().any(|column| !self.cell(*column).is_empty())
    }
}

const PERSON: [Column; 7] = [C::Name, C::Telephone, C::Email, C::RealName, C::IsPartner, C::Position, C::CloudSince];
const CERTIFICATE: [Column; 5] = [C::CertificateCode, C::CertificateNumber, C::EarnedWith, C::EarnedOn, C::ValidUntil];
const TRAINING: [Column; 3] = [C::TrainingName, C::CompletedOn, C::Hours];

/// The rows of each account, in the order of their first ones.
pub(super) fn people(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let name = row.cell(C::AccountName).to_lowercase();
        let place = places.get(&name).copied().filter(|_| !name.is_empty());
        match place.and_then(|place| groups.get_mut(place)) {
            Some(group) => group.push(row),
            None => {
                places.insert(name, groups.len());
                groups.push(vec![row]);
            }
        }
    }
    groups
}

/// The accounts of these rows. A number of a certificate that stands with two accounts is wrong with both.
pub(super) fn accounts(people: &[Vec<Row>], today: NaiveDate) -> Vec<TableAccount> {
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (own, rows) in people.iter().enumerate() {
        for row in rows {
            holders.entry(row.cell(C::CertificateNumber)).or_default().insert(own);
        }
    }
    let elsewhere = |number: &str| !number.is_empty() && holders.get(number).is_some_and(|all| all.len() > 1);
    people.iter().filter_map(|rows| account(rows, today, elsewhere)).collect()
}

/// Reads the cells of one account and gathers what is wrong with them.
struct Reading {
    faults: Vec<CellFault>,
}

impl Reading {
    /// The value of a cell; what is wrong with it is written down.
    fn value<T>(&mut self, row: &Row, column: Column, read: fn(&str) -> Result<T, FieldProblem>) -> Option<T> {
        read(row.cell(column)).map_err(|problem| self.wrong(row.number, column, problem)).ok()
    }

    /// Does the row have as many cells as there are columns, and does it say of the person what the first one says?
    fn shape(&mut self, row: &Row, first: &Row) {
        if row.overlong {
            self.faults.push(CellFault { row: row.number, column: None, problem: CellProblem::TooManyCells });
        }
        let differs = |column: &Column| row.has(&[*column]) && row.cell(*column) != first.cell(*column);
        for column in PERSON.into_iter().filter(differs) {
            let problem = CellProblem::Differs(first.number);
            self.faults.push(CellFault { row: row.number, column: Some(column), problem });
        }
    }

    fn wrong(&mut self, row: usize, column: Column, problem: FieldProblem) {
        let value = FieldError { field: column.as_str().to_owned(), problem, limit: None };
        self.faults.push(CellFault { row, column: Some(column), problem: CellProblem::Value(value) });
    }

    /// Of a cell that cannot be read something stands in, so that the other cells are judged as well.
    fn person(&mut self, row: &Row) -> PersonalDetails {
        let text = |column| row.cell(column).to_owned();
        PersonalDetails {
            name: text(C::Name),
            telephone: text(C::Telephone),
            email: text(C::Email),
            real_name: self.value(row, C::RealName, choice).unwrap_or(RealNameKind::Personal),
            is_partner: self.value(row, C::IsPartner, flag).unwrap_or(false),
            position: text(C::Position),
            cloud_since: self.value(row, C::CloudSince, day).flatten(),
        }
    }

    fn certificate(&mut self, row: &Row) -> NewCertificate {
        NewCertificate {
            code: self.value(row, C::CertificateCode, choice).unwrap_or(CertCode::Hccda),
            number: row.cell(C::CertificateNumber).to_owned(),
            earned_with: self.value(row, C::EarnedWith, choice).unwrap_or(EarnedWith::Personal),
            earned_on: self.value(row, C::EarnedOn, day).flatten(),
            valid_until: self.value(row, C::ValidUntil, day).flatten(),
        }
    }

    fn training(&mut self, row: &Row) -> NewTraining {
        NewTraining {
            name: row.cell(C::TrainingName).to_owned(),
            completed_on: self.value(row, C::CompletedOn, day).flatten(),
            hours: self.value(row, C::Hours, count).unwrap_or(0),
        }
    }
}

fn account(rows: &[Row], today: NaiveDate, elsewhere: impl Fn(&str) -> bool) -> Option<TableAccount> {
    let first = rows.first()?;
    let mut reading = Reading { faults: Vec::new() };
    let person = reading.person(first);
    let (mut certificates, mut trainings) = (Vec::new(), Vec::new());
    let (mut certificate_rows, mut training_rows) = (Vec::new(), Vec::new());
    for row in rows {
        reading.shape(row, first);
        if row.has(&CERTIFICATE) {
            certificates.push(reading.certificate(row));
            certificate_rows.push(row.number);
            if elsewhere(row.cell(C::CertificateNumber)) {
                reading.wrong(row.number, C::CertificateNumber, FieldProblem::Taken);
            }
        }
        if row.has(&TRAINING) {
            trainings.push(reading.training(row));
            training_rows.push(row.number);
        }
    }
    let account_name = first.cell(C::AccountName).to_owned();
    let mut account = TableAccount {
        row: first.number,
        account_name: account_name.clone(),
        imported: None,
        faults: reading.faults,
        certificates: certificate_rows,
        trainings: training_rows,
    };
    let imported = ImportedAccount { account_name, person, certificates, trainings };
    let faults: Vec<_> = imported.faults(today).into_iter().map(|fault| account.fault(fault)).collect();
    account.faults.extend(faults);
    account.faults.sort_by_key(|fault| (fault.row, fault.column));
    // What cannot be read is not also missing.
    account.faults.dedup_by_key(|fault| (fault.row, fault.column));
    account.imported = account.faults.is_empty().then_some(imported);
    Some(account)
}
