//! The customer list as a file (P-10 导出).

use crate::api::documents::DocumentLanguage;
use serde::{Deserialize, Serialize};

/// The most rows of one file.
pub const EXPORT_MAX: u64 = 100_000;

/// `GET /v2/partners/sub-customers/export`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CustomerExportQuery {
    /// The language of headings and words; Chinese unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<DocumentLanguage>,
    /// The body of `POST /v2/partners/sub-customers/query` as JSON: filters and order, without a page. Absent takes all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
}
