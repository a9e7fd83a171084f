//! Documents to keep and print, on the wire: certificates (P-43) and signed agreements (P-45).

use crate::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// In which language a document is made.
    pub enum DocumentLanguage {
        /// Simplified Chinese.
        Chinese = "zh-CN",
        /// English.
        English = "en",
    }
}

/// `GET /v2/partners/programs/{program}/certificate`, `…/paths/{path}/certificates/{certification}` and
/// `…/agreements/{agreement_id}/document`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DocumentQuery {
    /// The language of the document; Chinese unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<DocumentLanguage>,
}
