//! Times on the wire: UTC, whole seconds, `yyyy-MM-ddTHH:mm:ssZ`.
//!
//! Used as `#[serde(with = "crate::api::time")]` and, for optional members, `crate::api::time::option`.

use chrono::{DateTime, NaiveDateTime, Utc};
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
pub fn from_text(text: &str) -> Option<DateTime<Utc>> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ").ok().map(|at| at.and_utc())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_notation_of_the_wire_is_read() {
        let text = "2026-11-22T06:41:05Z";
        assert_eq!(from_text(text).map(to_text).as_deref(), Some(text));
        for bad in ["", "2026-11-22", "2026-11-22T06:41:05", "2026-11-22T06:41:05+08:00", "2026-13-22T06:41:05Z"] {
            assert_eq!(from_text(bad), None, "{bad}");
        }
    }
}
