//! Competency tags of a partner account on the wire (P-44).

use crate::program::CompetencyTag;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/capabilities`: the competency tags of the account, and what they are for (P-44, R-33).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Capabilities {
    /// The tags that were given to the account, in the order of the list of tags; those past their end do not count.
    pub tags: Vec<HeldTag>,
    /// How many of them differentiation asks for, in the version of the rules in force.
    pub needed: u32,
}

/// A competency tag that the account holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldTag {
    /// Which.
    pub tag: CompetencyTag,
    /// Since when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub held_since: DateTime<Utc>,
    /// Until when it is valid; without an end it stays.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// 二级标签 that it contains, as the vendor names them.
    #[serde(default)]
    pub contains: Vec<String>,
}

impl HeldTag {
    /// Does it count at this moment? Like a certificate, not after its end.
    pub fn holds_at(&self, now: DateTime<Utc>) -> bool {
        self.valid_until.is_none_or(|end| now < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, TimeZone};

    #[test]
    fn a_tag_counts_until_its_end_and_without_one_for_ever() {
        let end = Utc.with_ymd_and_hms(2027, 3, 31, 15, 59, 59).unwrap();
        let held = |valid_until| HeldTag {
            tag: CompetencyTag::Sap,
            held_since: end - Duration::days(30),
            valid_until,
            contains: Vec::new(),
        };
        for (after, holds) in [(-1, true), (0, false), (1, false)] {
            assert_eq!(held(Some(end)).holds_at(end + Duration::seconds(after)), holds, "{after}");
        }
        assert!(held(None).holds_at(end + Duration::days(36_500)));
    }
}
