//! What stands in a cell, as a value.

use crate::api::error::FieldProblem;
use chrono::NaiveDate;
use std::str::FromStr;

/// A day: `2026-01-05`, or as spreadsheets like to write it, `2026/1/5`.
pub(super) fn day(text: &str) -> Result<Option<NaiveDate>, FieldProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split(['-', '/']);
    let mut part = |digits: usize| {
        let part = parts.next().filter(|part| part.len() <= digits && part.bytes().all(|one| one.is_ascii_digit()));
        part.and_then(|part| part.parse::<u32>().ok()).ok_or(FieldProblem::Malformed)
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() || year < 1000 {
        return Err(FieldProblem::Malformed);
    }
    let year = i32::try_from(year).map_err(|_| FieldProblem::Malformed)?;
    NaiveDate::from_ymd_opt(year, month, day).map(Some).ok_or(FieldProblem::Malformed)
}

/// Yes or no; nothing is no.
pub(super) fn flag(text: &str) -> Result<bool, FieldProblem> {
    match text.to_ascii_lowercase().as_str() {
        "" | "no" | "false" | "0" => Ok(false),
        "yes" | "true" | "1" => Ok(true),
        _ => Err(FieldProblem::NotAChoice),
    }
}

/// One of a vocabulary.
pub(super) fn choice<T: FromStr>(text: &str) -> Result<T, FieldProblem> {
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    text.to_ascii_uppercase().parse().map_err(|_| FieldProblem::NotAChoice)
}

/// A whole number.
pub(super) fn count(text: &str) -> Result<u32, FieldProblem> {
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    text.parse().map_err(|_| FieldProblem::Malformed)
}
