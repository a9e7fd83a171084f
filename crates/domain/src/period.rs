//! Periods: calendar months, billing cycles and working days, all in business time (GMT+8).

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, TimeZone, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// The offset of business time from UTC, in seconds.
const BUSINESS_OFFSET: i32 = 8 * 3600;

/// The moment in business time (GMT+8).
pub fn in_business_time(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(BUSINESS_OFFSET) {
        Some(offset) => at.with_timezone(&offset),
        None => at.fixed_offset(),
    }
}

/// The business day that a moment falls on.
pub fn business_day(at: DateTime<Utc>) -> NaiveDate {
    in_business_time(at).date_naive()
}

/// The same time of day `months` calendar months later in business time, clamped to the end of a
/// shorter month: 31 January + 1 month is 28 or 29 February.
///
/// At the very end of the calendar the moment itself comes back.
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::period::add_months;
///
/// let asked = from_text("2026-11-30T02:00:00Z").ok_or("a moment")?;
/// assert_eq!(to_text(add_months(asked, 3)), "2027-02-28T02:00:00Z");
/// # Ok::<(), &str>(())
/// ```
pub fn add_months(at: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    in_business_time(at).checked_add_months(Months::new(months)).map_or(at, |later| later.with_timezone(&Utc))
}

/// The same time of day `months` calendar months earlier in business time, clamped to the end of a shorter month.
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::period::months_before;
///
/// let now = from_text("2027-03-31T02:00:00Z").ok_or("a moment")?;
/// assert_eq!(to_text(months_before(now, 1)), "2027-02-28T02:00:00Z");
/// # Ok::<(), &str>(())
/// ```
pub fn months_before(at: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    in_business_time(at).checked_sub_months(Months::new(months)).map_or(at, |earlier| earlier.with_timezone(&Utc))
}

/// The first moment of a business day.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_hms_opt(0, 0, 0).unwrap_or_default();
    Utc.from_utc_datetime(&midnight) - chrono::Duration::seconds(BUSINESS_OFFSET.into())
}

/// The last second of a business day: the wire counts in whole seconds, and the end of a range is in it.
pub fn end_of_day(day: NaiveDate) -> Option<DateTime<Utc>> {
    Some(start_of_day(day.succ_opt()?) - chrono::Duration::seconds(1))
}

/// A billing cycle: one calendar month in business time, `YYYY-MM` on the wire.
///
/// ```
/// use domain::period::{BillCycle, InvalidCycle};
///
/// let cycle: BillCycle = "2026-01".parse()?;
/// assert_eq!(cycle.previous().to_string(), "2025-12");
/// # Ok::<(), InvalidCycle>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(example = "2026-10"))]
#[serde(try_from = "String", into = "String")]
pub struct BillCycle {
    year: i32,
    month: u32,
}

/// Text that is not `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a billing cycle is YYYY-MM")]
pub struct InvalidCycle;

impl BillCycle {
    /// The cycle that a moment falls into.
    pub fn of(at: DateTime<Utc>) -> Self {
        let day = business_day(at);
        Self { year: day.year(), month: day.month() }
    }

    /// The cycle before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { year: self.year, month: month - 1 },
        }
    }
}

impl TryFrom<String> for BillCycle {
    type Error = InvalidCycle;
    fn try_from(text: String) -> Result<Self, InvalidCycle> {
        text.parse()
    }
}

impl std::str::FromStr for BillCycle {
    type Err = InvalidCycle;
    fn from_str(text: &str) -> Result<Self, InvalidCycle> {
        let (year, month) = text.split_once('-').ok_or(InvalidCycle)?;
        if year.len() != 4 || month.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(InvalidCycle);
        }
        let year = year.parse().map_err(|_| InvalidCycle)?;
        let month = month.parse().map_err(|_| InvalidCycle)?;
        if (1..=12).contains(&month) { Ok(Self { year, month }) } else { Err(InvalidCycle) }
    }
}

impl From<BillCycle> for String {
    fn from(cycle: BillCycle) -> Self {
        cycle.to_string()
    }
}

impl std::fmt::Display for BillCycle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Which days the vendor works: weekends are off but for exceptions, which are data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkingCalendar {
    /// Weekdays that are holidays.
    #[serde(with = "crate::api::time::days")]
    pub holidays: Vec<NaiveDate>,
    /// Weekend days that are worked.
    #[serde(with = "crate::api::time::days")]
    pub workdays: Vec<NaiveDate>,
}

impl WorkingCalendar {
    /// Is this a working day?
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if weekend { self.workdays.contains(&day) } else { !self.holidays.contains(&day) }
    }

    /// The end of the `count`th working day after the day of `from`: the deadline of "within `count`
    /// working days". The moment named is the first one that is too late.
    ///
    /// ```
    /// use domain::api::time::{from_text, to_text};
    /// use domain::period::WorkingCalendar;
    ///
    /// // Approved on a Friday: two working days end with Tuesday, at midnight in business time.
    /// let approved = from_text("2026-11-20T03:00:00Z").ok_or("a moment")?;
    /// assert_eq!(to_text(WorkingCalendar::default().deadline(approved, 2)), "2026-11-24T16:00:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn deadline(&self, from: DateTime<Utc>, count: u32) -> DateTime<Utc> {
        let mut day = business_day(from);
        let mut left = count;
        while left > 0 {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        start_of_day(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn months_clamp_at_the_end_and_keep_business_time() {
        for (from, months, to) in [
            ("2026-01-31T02:00:00Z", 1, "2026-02-28T02:00:00Z"),
            ("2028-01-31T02:00:00Z", 1, "2028-02-29T02:00:00Z"),
            ("2026-08-31T00:00:00Z", 3, "2026-11-30T00:00:00Z"),
            // 17:00 UTC on the 30th is already the 31st in business time.
            ("2026-01-30T17:00:00Z", 1, "2026-02-27T17:00:00Z"),
            ("2025-11-15T08:30:00Z", 3, "2026-02-15T08:30:00Z"),
        ] {
            assert_eq!(add_months(at(from), months), at(to), "{from} + {months}");
        }
    }

    #[test]
    fn a_cycle_is_a_month_in_business_time() {
        assert_eq!(BillCycle::of(at("2026-10-31T15:59:59Z")).to_string(), "2026-10");
        assert_eq!(BillCycle::of(at("2026-10-31T16:00:00Z")).to_string(), "2026-11");
        assert_eq!("2026-01".parse::<BillCycle>().unwrap().previous().to_string(), "2025-12");
        for bad in ["2026-13", "2026-1", "26-01", "2026/01", "+026-01", ""] {
            assert_eq!(bad.parse::<BillCycle>(), Err(InvalidCycle), "{bad}");
        }
    }

    #[test]
    fn a_deadline_counts_working_days_and_exceptions() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let calendar = WorkingCalendar { holidays: vec![day("2026-10-01")], workdays: vec![day("2026-10-10")] };
        // Friday + 3 working days ends with Wednesday: 16:00 UTC is midnight in business time.
        assert_eq!(WorkingCalendar::default().deadline(at("2026-11-20T03:00:00Z"), 3), at("2026-11-25T16:00:00Z"));
        // Wednesday + 1: Thursday 1 October is a holiday, so Friday.
        assert_eq!(calendar.deadline(at("2026-09-30T03:00:00Z"), 1), at("2026-10-02T16:00:00Z"));
        // Friday + 1: the worked Saturday counts.
        assert_eq!(calendar.deadline(at("2026-10-09T03:00:00Z"), 1), at("2026-10-10T16:00:00Z"));
    }
}
