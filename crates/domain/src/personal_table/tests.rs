use super::*;
use crate::api::error::{FieldError, FieldProblem};
use crate::rules::certification::certificates::CertCode;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn read(text: &str) -> Result<PersonalTable, TableRefusal> {
    PersonalTable::read(text, today())
}

/// Row, column and problem of everything that is wrong.
fn wrong(text: &str) -> Vec<(usize, &'static str, String)> {
    let faults = read(text).unwrap().accounts.into_iter().flat_map(|account| account.faults);
    let said = faults.map(|fault| {
        let problem = match fault.problem {
            CellProblem::Value(value) => value.problem.to_string(),
            CellProblem::Differs(row) => format!("DIFFERS FROM {row}"),
            CellProblem::TooManyCells => "CELLS".to_owned(),
        };
        (fault.row, fault.column.map_or("", Column::as_str), problem)
    });
    said.collect()
}

const HEAD: &str = "account_name,name,email,real_name,certificate_code,certificate_number,earned_with,earned_on,valid_until,training_name,completed_on,hours,telephone,is_partner,position,cloud_since";

#[test]
fn rows_of_one_account_are_put_together() {
    let rows = format!(
        "{HEAD}\n\
        lan,He Lan,lan@example.com,personal,HCCDA,C-1,PERSONAL,2026-01-05,2028-01-04,,,\n\
        mei,Mei,mei@example.com,ENTERPRISE,,,,,,,,\n\
        ,,,,,,,,,,,\n\
        LAN,,,,HCCDP,C-2,PERSONAL,2026/2/7,,Landing zones,2026-03-01,16\n"
    );
    let table = read(&rows).unwrap();
    let [lan, mei] = table.accounts.as_slice() else { panic!("{table:?}") };
    let sent = lan.imported.clone().unwrap();
    assert_eq!((lan.row, mei.row, lan.account_name.as_str()), (2, 3, "lan"));
    let codes: Vec<_> = sent.certificates.iter().map(|one| (one.code, one.number.as_str())).collect();
    assert_eq!(codes, [(CertCode::Hccda, "C-1"), (CertCode::Hccdp, "C-2")]);
    assert_eq!(sent.certificates[1].earned_on, NaiveDate::from_ymd_opt(2026, 2, 7));
    assert_eq!((sent.trainings.len(), sent.trainings[0].hours), (1, 16));
    assert!(mei.imported.is_some() && mei.faults.is_empty());
    // What the server refuses stands where it was typed.
    let refused = |field: &str| FieldError { field: field.to_owned(), problem: FieldProblem::Taken, limit: None };
    let places = ["certificates.1.number", "trainings.0.name", "person.email", "account_name"].map(|field| {
        let fault = lan.fault(refused(field));
        (fault.row, fault.column.unwrap())
    });
    let expected =
        [(5, Column::CertificateNumber), (5, Column::TrainingName), (2, Column::Email), (2, Column::AccountName)];
    assert_eq!(places, expected);
}

#[test]
fn everything_that_is_wrong_is_named_by_row_and_column() {
    let of = |row: &str| wrong(&format!("{HEAD}\n{row}"));
    let said = |row: usize, column, problem: &str| (row, column, problem.to_owned());
    for (row, expected) in [
        ("lan,He Lan,lan@example.com,PERSONAL,,,,,,,,", vec![]),
        (
            "1,,x,SOMEBODY,,,,,,,,",
            vec![
                said(2, "account_name", "TOO_SHORT"),
                said(2, "name", "REQUIRED"),
                said(2, "email", "MALFORMED"),
                said(2, "real_name", "NOT_A_CHOICE"),
            ],
        ),
        (
            "lan,He Lan,lan@example.com,PERSONAL,HCCDX,C-1,,5 January,,Zones,,many",
            vec![
                said(2, "certificate_code", "NOT_A_CHOICE"),
                said(2, "earned_with", "REQUIRED"),
                said(2, "earned_on", "MALFORMED"),
                said(2, "completed_on", "REQUIRED"),
                said(2, "hours", "MALFORMED"),
            ],
        ),
        (
            "lan,He Lan,lan@example.com,PERSONAL,HCCDA,C-1,PERSONAL,2026-12-01,,Zones,,1",
            vec![said(2, "earned_on", "OUT_OF_RANGE"), said(2, "completed_on", "REQUIRED")],
        ),
        ("lan,He Lan,lan@example.com,PERSONAL,,,,,,,,,,,,,too much", vec![said(2, "", "CELLS")]),
        (
            "lan,He Lan,lan@example.com,PERSONAL,HCCDA,C-1,PERSONAL,2026-01-05,,,,\n\
             lan,He Lin,,,HCCDA,C-1,PERSONAL,2026-01-05,,,,",
            vec![said(3, "name", "DIFFERS FROM 2")],
        ),
        (
            "lan,He Lan,lan@example.com,PERSONAL,HCCDA,C-1,PERSONAL,2026-01-05,,,,\n\
             mei,Mei,mei@example.com,PERSONAL,HCCDA,C-1,PERSONAL,2026-01-05,,,,",
            vec![said(2, "certificate_number", "TAKEN"), said(3, "certificate_number", "TAKEN")],
        ),
    ] {
        assert_eq!(of(row), expected, "{row}");
    }
}

#[test]
fn what_is_no_table_says_why() {
    let many: String = (0..=IMPORT_MAX).map(|one| format!("p{one},P,PERSONAL\n")).collect();
    let columns = |missing: &[Column], unknown: &[&str]| TableRefusal::Columns {
        missing: missing.to_vec(),
        unknown: unknown.iter().map(|name| (*name).to_owned()).collect(),
    };
    for (text, refused) in [
        ("x".repeat(TABLE_MAX + 1), TableRefusal::TooLarge),
        ("account_name\n\u{fffd}".to_owned(), TableRefusal::NotText),
        (format!("{HEAD}\nlan,\"He Lan"), TableRefusal::OpenQuote(2)),
        (String::new(), columns(&REQUIRED, &[])),
        // What a table leaves out of a person would be emptied.
        (
            "account_name,name,Name,colour,email,real_name,is_partner,cloud_since,,".to_owned(),
            columns(&[Column::Telephone, Column::Position], &["Name", "colour"]),
        ),
        (template(), TableRefusal::Empty),
        (
            format!("account_name,name,real_name,email,telephone,is_partner,position,cloud_since\n{many}"),
            TableRefusal::TooMany(IMPORT_MAX + 1),
        ),
    ] {
        assert_eq!(read(&text), Err(refused), "{text:.40}");
    }
}
