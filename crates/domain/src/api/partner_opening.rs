//! Opening the account of a partner that registers with nobody's link: the first of its company.

use crate::api::error::FieldError;
use crate::program::RealNameKind;
use crate::roles::{email_fault, name_fault, telephone_fault, user_name_fault};
use crate::text::line_fault;
use serde::{Deserialize, Serialize};

/// The most characters in the name of a partner.
pub const PARTNER_NAME_MAX: usize = 128;

/// `POST /v2/operator/partners`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPartner {
    /// The partner's name in Chinese, 1 to [`PARTNER_NAME_MAX`] characters.
    pub name_zh: String,
    /// The partner's name in English, as long.
    pub name_en: String,
    /// As whom the company is verified.
    pub real_name: RealNameKind,
    /// The name with which the owner of the account signs in, final.
    pub account: String,
    /// The owner's name.
    pub owner: String,
    /// The owner's mail address.
    pub email: String,
    /// The owner's phone number; may be empty.
    #[serde(default)]
    pub telephone: String,
    /// Initial password, 12 to 128 characters, not a common one; the first sign-in forces another.
    pub initial_password: String,
}

// A password must not reach a log through `{:?}`.
impl std::fmt::Debug for NewPartner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPartner").field("account", &self.account).finish_non_exhaustive()
    }
}

impl NewPartner {
    /// Every field that is refused; the password is judged elsewhere.
    pub fn faults(&self) -> Vec<FieldError> {
        [
            line_fault("name_zh", &self.name_zh, 1, PARTNER_NAME_MAX),
            line_fault("name_en", &self.name_en, 1, PARTNER_NAME_MAX),
            user_name_fault(&self.account).map(|fault| FieldError { field: "account".to_owned(), ..fault }),
            name_fault(&self.owner).map(|fault| FieldError { field: "owner".to_owned(), ..fault }),
            email_fault(&self.email, true),
            telephone_fault(&self.telephone, false),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
