//! Personal accounts in a table, as a person keeps them in a spreadsheet: what an import sends, and where in the table
//! something is wrong.
//!
//! A row is an account, with at most one certificate and one training; an account with more of them has more rows. What is
//! said of the person stands in the first of them, and may stand in the others if it is the same.

mod cells;
mod csv;
mod rows;

pub use rows::{CellFault, CellProblem, TableAccount};

use crate::api::personal_import::IMPORT_MAX;
use crate::codes;
use chrono::NaiveDate;

/// The largest file that is read, in bytes.
pub const TABLE_MAX: usize = 512 * 1024;

codes! {
    /// A column, by its name in the first row. The order is free.
    pub enum Column {
        /// The name with which the account signs in.
        AccountName = "account_name",
        /// The person's name.
        Name = "name",
        /// Phone number.
        Telephone = "telephone",
        /// Mail address.
        Email = "email",
        /// As whom the account is verified.
        RealName = "real_name",
        /// Is it the account of a partner?
        IsPartner = "is_partner",
        /// Position.
        Position = "position",
        /// Since when the person has worked with the vendor's cloud.
        CloudSince = "cloud_since",
        /// Kind of the certificate.
        CertificateCode = "certificate_code",
        /// Number of the certificate.
        CertificateNumber = "certificate_number",
        /// With what kind of account it was earned.
        EarnedWith = "earned_with",
        /// When it was earned.
        EarnedOn = "earned_on",
        /// Its last day.
        ValidUntil = "valid_until",
        /// Name of the training.
        TrainingName = "training_name",
        /// When it was completed.
        CompletedOn = "completed_on",
        /// Its hours.
        Hours = "hours",
    }
}

/// Without the first there is nobody; and a table that leaves out what it says of a person would empty it.
const REQUIRED: [Column; 8] = [
    Column::AccountName,
    Column::Name,
    Column::Telephone,
    Column::Email,
    Column::RealName,
    Column::IsPartner,
    Column::Position,
    Column::CloudSince,
];

/// Why a whole table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRefusal {
    /// It is longer than [`TABLE_MAX`].
    TooLarge,
    /// It is not text in UTF-8.
    NotText,
    /// A quote is opened in this row and never closed.
    OpenQuote(usize),
    /// The first row does not name the columns.
    Columns {
        /// Columns that have to be there.
        missing: Vec<Column>,
        /// Names that are no column's, or stand twice.
        unknown: Vec<String>,
    },
    /// There is no account in it.
    Empty,
    /// More than [`IMPORT_MAX`] accounts.
    TooMany(usize),
}

/// What a table says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalTable {
    /// The accounts, in the order of their first rows.
    pub accounts: Vec<TableAccount>,
}

/// A table with no account yet: the names of all columns.
pub fn template() -> String {
    let names: Vec<_> = Column::ALL.iter().map(|column| column.as_str()).collect();
    format!("{}\r\n", names.join(","))
}

impl PersonalTable {
    /// Reads a table. What is wrong with an account stands with it, and keeps no other from being read.
    ///
    /// # Errors
    /// Why nothing of it can be read.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, TableRefusal> {
        if text.len() > TABLE_MAX {
            return Err(TableRefusal::TooLarge);
        }
        // What is no UTF-8 was read with this sign in place of it; a NUL is in no text at all.
        if text.contains(['\u{fffd}', '\0']) {
            return Err(TableRefusal::NotText);
        }
        let mut records = csv::records(text).map_err(TableRefusal::OpenQuote)?.into_iter().enumerate();
        let head = records.next().map(|(_, head)| head).unwrap_or_default();
        let columns = columns(&head)?;
        let filled = |(_, cells): &(usize, Vec<String>)| cells.iter().any(|cell| !cell.is_empty());
        let rows = records.filter(filled).map(|(at, cells)| rows::Row::new(at + 1, &columns, cells));
        let people = rows::people(rows.collect());
        match people.len() {
            0 => Err(TableRefusal::Empty),
            1..=IMPORT_MAX => Ok(Self { accounts: rows::accounts(&people, today) }),
            count => Err(TableRefusal::TooMany(count)),
        }
    }
}

/// The column of each cell.
fn columns(head: &[String]) -> Result<Vec<Column>, TableRefusal> {
    let mut columns = Vec::new();
    let mut unknown = Vec::new();
    // A spreadsheet leaves empty names behind where a column was.
    let ended = head.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    for name in head.iter().take(ended) {
        match name.to_ascii_lowercase().parse() {
            Ok(column) if !columns.contains(&column) => columns.push(column),
            _ => unknown.push(name.clone()),
        }
    }
    let missing: Vec<_> = REQUIRED.into_iter().filter(|one| !columns.contains(one)).collect();
    if missing.is_empty() && unknown.is_empty() { Ok(columns) } else { Err(TableRefusal::Columns { missing, unknown }) }
}

#[cfg(test)]
mod tests;
