//! Links with which another account of the company is registered (P-40, 快捷注册新账号).

use crate::codes;
use crate::ids::RegistrationLinkId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What became of a link that works once: with which another account is registered, or a reseller is invited.
    pub enum LinkState {
        /// It can be used.
        Open = "OPEN",
        /// An account was registered with it; it works once.
        Used = "USED",
        /// An administrator took it back.
        Withdrawn = "WITHDRAWN",
        /// Nobody used it in time.
        Expired = "EXPIRED",
    }
}

/// A link without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationLink {
    /// Which.
    pub link_id: RegistrationLinkId,
    /// What became of it until now.
    pub state: LinkState,
    /// Display name of the administrator who made it.
    pub made_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: DateTime<Utc>,
    /// From when on it works no more.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// When it was used or withdrawn.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub ended_at: Option<DateTime<Utc>>,
    /// The account name that was registered with it.
    pub account: Option<String>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/registration-links`: newest first, a hundred at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationLinks {
    /// These.
    pub links: Vec<RegistrationLink>,
}

/// `POST /v2/partners/registration-links`: the only answer that holds the address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRegistrationLink {
    /// The link.
    pub link: RegistrationLink,
    /// Where the account is registered; whoever has it can.
    pub url: String,
}

impl std::fmt::Debug for NewRegistrationLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewRegistrationLink").field("link", &self.link).finish_non_exhaustive()
    }
}
