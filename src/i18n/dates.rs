//! Dates: ISO in tables, always in the business time zone (GMT+8), the zone told on hover.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};

use super::{Locale, locale};

/// The business time zone's distance from UTC. Business days, months and billing cycles are counted in it.
const BUSINESS_HOURS_AHEAD: i64 = 8;

fn business(at: DateTime<Utc>) -> DateTime<Utc> {
    at.checked_add_signed(TimeDelta::hours(BUSINESS_HOURS_AHEAD)).unwrap_or(at)
}

/// `2026-11-22`, the business day of an instant.
pub fn date(at: DateTime<Utc>) -> String {
    day(business(at).date_naive())
}

/// `2026-11-22` of a calendar day.
pub fn day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// `14:05`, business time.
pub fn time_of_day(at: DateTime<Utc>) -> String {
    let at = business(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `2026-11-22 14:05`, business time.
pub fn date_time(at: DateTime<Utc>) -> String {
    format!("{} {}", date(at), time_of_day(at))
}

/// What a hover says: `2026-11-22 14:05:33 (GMT+8)`.
pub fn instant_title(at: DateTime<Utc>) -> String {
    let zone = match locale() {
        Locale::ZhCn => "(GMT+08:00)",
        Locale::En => "(GMT+8)",
    };
    format!("{}:{:02} {zone}", date_time(at), business(at).second())
}

#[cfg(test)]
mod tests {
    use super::{date, date_time};
    use chrono::{DateTime, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_business_day_begins_at_sixteen_hours_utc() {
        assert_eq!(date(at("2026-02-28T15:59:59Z")), "2026-02-28");
        assert_eq!(date(at("2026-02-28T16:00:00Z")), "2026-03-01");
        assert_eq!(date_time(at("2026-02-28T16:05:00Z")), "2026-03-01 00:05");
    }
}
