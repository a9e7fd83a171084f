//! Competency tags of a partner account on the wire (P-44).

use crate::program::CompetencyTag;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/capabilities`: the competency tags of the account, and what they are for (P-44, R-33).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Capabilities {
    /// The tags that the account holds, in the order of the list of tags.
    pub tags: Vec<HeldTag>,
    /// How many of them differentiation asks for, in the version of the rules in force.
    pub needed: u32,
}

/// A competency tag that the account holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldTag {
    /// Which.
    pub tag: CompetencyTag,
    /// Since when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub held_since: DateTime<Utc>,
}
