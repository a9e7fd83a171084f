//! Times on the wire: UTC, whole seconds, `yyyy-MM-ddTHH:mm:ssZ`.
//!
//! Used as `#[serde(with = "crate::api::time")]` and, for optional members, `crate::api::time::option`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Writes a moment in the notation of the wire.
pub fn to_text(at: DateTime<Utc>) -> String {
    let (date, time) = (at.date_naive(), at.time());
    format!(
        "{date}T{:02}:{:02}:{:02}Z",
        chrono::Timelike::hour(&time),
        chrono::Timelike::minute(&time),
        chrono::Timelike::second(&time)
    )
}

/// Reads the notation of the wire; `None` when the text is anything else.
///
/// Read by hand: chrono's parser for every notation there is costs each visitor of the app 20 KB of code.
pub fn from_text(text: &str) -> Option<DateTime<Utc>> {
    let (day, rest) = text.split_at_checked(10)?;
    let mut parts = rest.strip_prefix('T')?.strip_suffix('Z')?.split(':');
    let mut part = || number(parts.next()?, 2);
    let (hour, minute, second) = (part()?, part()?, part()?);
    let nothing_more = parts.next().is_none();
    let at = day_from_text(day)?.and_hms_opt(hour, minute, second)?;
    nothing_more.then(|| at.and_utc())
}

/// Reads `yyyy-MM-dd`; `None` when the text is anything else or no day of the calendar.
pub fn day_from_text(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut part = |digits| number(parts.next()?, digits);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let nothing_more = parts.next().is_none();
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| nothing_more)
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// Serialises a moment.
///
/// # Errors
/// Those of the serialiser.
pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_text(*at))
}

/// Deserialises a moment.
///
/// # Errors
/// When the text is not `yyyy-MM-ddTHH:mm:ssZ`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    from_text(&text).ok_or_else(|| D::Error::custom("a time is yyyy-MM-ddTHH:mm:ssZ, in UTC"))
}

/// The same for members that may be absent.
pub mod option {
    use super::{DateTime, Deserialize, Deserializer, Serializer, Utc, from_text, to_text};
    use serde::de::Error;

    /// Serialises a moment or `null`.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => serializer.serialize_str(&to_text(*at)),
            None => serializer.serialize_none(),
        }
    }

    /// Deserialises a moment or `null`.
    ///
    /// # Errors
    /// When the text is not `yyyy-MM-ddTHH:mm:ssZ`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        match Option::<String>::deserialize(deserializer)? {
            Some(text) => {
                from_text(&text).map(Some).ok_or_else(|| D::Error::custom("a time is yyyy-MM-ddTHH:mm:ssZ, in UTC"))
            }
            None => Ok(None),
        }
    }
}

/// A day that may be absent, `yyyy-MM-dd`.
pub mod optional_day {
    use super::{Deserialize, Deserializer, NaiveDate, Serializer, day_from_text};
    use serde::de::Error;

    /// Serialises a day or `null`.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    /// Deserialises a day or `null`.
    ///
    /// # Errors
    /// When the text is not `yyyy-MM-dd`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| day_from_text(&text).ok_or_else(|| D::Error::custom("a day is yyyy-MM-dd"))).transpose()
    }
}

/// A list of days, each `yyyy-MM-dd`.
pub mod days {
    use super::{Deserialize, Deserializer, NaiveDate, Serializer, day_from_text};
    use serde::de::Error;

    /// Serialises days.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(days: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(days.iter().map(NaiveDate::to_string))
    }

    /// Deserialises days.
    ///
    /// # Errors
    /// When a text is not `yyyy-MM-dd`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        let day = |text: &String| day_from_text(text).ok_or_else(|| D::Error::custom("a day is yyyy-MM-dd"));
        texts.iter().map(day).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_notation_of_the_wire_is_read() {
        let text = "2026-11-22T06:41:05Z";
        assert_eq!(from_text(text).map(to_text).as_deref(), Some(text));
        for bad in [
            "",
            "2026-11-22",
            "2026-11-22T06:41:05",
            "2026-11-22T06:41:05+08:00",
            "2026-13-22T06:41:05Z",
            "2026-02-29T06:41:05Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T06:41:05:07Z",
            "2026-11-22T+6:41:05Z",
            "2026-11-2206:41:05Z",
            "中文中2T06:41:05Z",
        ] {
            assert_eq!(from_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_is_read_as_chrono_reads_it() {
        for text in ["2024-02-29", "2026-12-31", "0001-01-01"] {
            assert_eq!(day_from_text(text), text.parse().ok(), "{text}");
        }
        for bad in ["", "2026-02-29", "2026-1-01", "2026-01-01-01", "+026-01-01", "2026/01/01"] {
            assert_eq!(day_from_text(bad), None, "{bad}");
        }
    }
}
