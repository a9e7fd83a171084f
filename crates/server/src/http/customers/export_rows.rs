//! Headings and rows of the customer list as a file.

use crate::http::error::ApiError;
use crate::http::table_file::{TableFile, text};
use crate::paper::{Table, day, minute, term};
use crate::request::Language;
use crate::store::Reader;
use crate::store::customers::{CustomerRow, rows_of};
use chrono::{DateTime, Utc};
use domain::api::customers::CustomerInfo;
use domain::association::{AssociationType, RealNameStatus};
use domain::masking;
use futures_util::{StreamExt, stream};

const WORDS: Table = Table(include_str!("export_words.tsv"));
/// Rows that are read and written at a time.
const BATCH: usize = 500;
const COLUMNS: [&str; 19] = [
    "customer",
    "account_name",
    "customer_id",
    "association_type",
    "associated_on",
    "account_manager",
    "real_name",
    "telephone",
    "email",
    "label",
    "customer_level",
    "freeze",
    "currency",
    "month_consumption",
    "available",
    "arrears",
    "expiring_resources",
    "next_expiry",
    "reseller",
];

/// What the file is called.
pub(super) fn file_name(at: DateTime<Utc>, language: Language) -> String {
    format!("{}-{}.csv", WORDS.text("file", language), day(at))
}

/// The file piece by piece. The ids were read at once, so that no customer comes twice while others change.
pub(super) fn lines(
    db: Reader,
    ids: Vec<String>,
    language: Language,
) -> impl stream::Stream<Item = Result<Vec<u8>, ApiError>> {
    let headings = || {
        let mut file = TableFile::starting();
        file.row(COLUMNS.iter().map(|column| WORDS.text(column, language).to_owned()))?;
        file.bytes()
    };
    let batches: Vec<Vec<String>> = ids.chunks(BATCH).map(<[String]>::to_vec).collect();
    let rows = stream::iter(batches).then(move |batch| {
        let db = db.clone();
        async move {
            let mut file = TableFile::going_on();
            for row in rows_of(&db, &batch).await? {
                file.row(cells(&row, language)?)?;
            }
            file.bytes()
        }
    });
    stream::iter([headings()]).chain(rows)
}

fn cells(row: &CustomerRow, language: Language) -> Result<[String; COLUMNS.len()], ApiError> {
    let info = row.info()?;
    let figures = row.figures()?;
    let type_key = match info.association_type {
        AssociationType::Referral => "referral",
        AssociationType::Resale => "resale",
    };
    Ok([
        text(&masking::name(&info.customer)),
        text(&masking::name(&info.account_name)),
        text(info.customer_id.as_str()),
        term("association", type_key, language),
        minute(info.associated_on),
        text(row.manager_name.as_deref().unwrap_or_default()),
        real_name(&info, language),
        text(&masking::telephone(&info.telephone)),
        text(&masking::email(&info.email)),
        text(&info.label),
        info.customer_level,
        term("freeze", &row.freeze_state, language),
        row.currency.clone(),
        figures.month_consumption.to_decimal(),
        figures.available.map(|available| available.to_decimal()).unwrap_or_default(),
        figures.arrears.to_decimal(),
        row.expiring_resources.to_string(),
        figures.next_expiry.map(|day| day.to_string()).unwrap_or_default(),
        text(&row.reseller_tenant_id),
    ])
}

fn real_name(info: &CustomerInfo, language: Language) -> String {
    let key = match info.verified_status.parse() {
        Ok(RealNameStatus::None) => "none",
        Ok(RealNameStatus::InReview) => "in_review",
        Ok(RealNameStatus::Failed) => "failed",
        Ok(RealNameStatus::Verified) => "done",
        Err(_) => return String::new(),
    };
    term("verified", key, language)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Language, WORDS};

    #[test]
    fn every_column_has_its_heading_in_both_languages() {
        for column in COLUMNS {
            for language in [Language::Chinese, Language::English] {
                assert!(!WORDS.text(column, language).is_empty(), "{column} {language:?}");
            }
        }
    }
}
