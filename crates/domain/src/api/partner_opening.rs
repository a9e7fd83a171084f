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
    /// The name of the partner's ecosystem manager; may be empty while nobody is.
    #[serde(default)]
    pub manager_name: String,
    /// The manager's mail address; may be empty.
    #[serde(default)]
    pub manager_email: String,
    /// The manager's phone number; may be empty.
    #[serde(default)]
    pub manager_telephone: String,
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
        let named =
            |field: &str, fault: Option<FieldError>| fault.map(|fault| FieldError { field: field.to_owned(), ..fault });
        // Contacts of nobody would stand on the partner's home.
        let managed = [&self.manager_name, &self.manager_email, &self.manager_telephone];
        let managed = managed.into_iter().any(|text| !text.trim().is_empty());
        [
            line_fault("name_zh", &self.name_zh, 1, PARTNER_NAME_MAX),
            line_fault("name_en", &self.name_en, 1, PARTNER_NAME_MAX),
            named("account", user_name_fault(&self.account)),
            named("owner", name_fault(&self.owner)),
            email_fault(&self.email, true),
            telephone_fault(&self.telephone, false),
            named("manager_name", name_fault(&self.manager_name).filter(|_| managed)),
            named("manager_email", email_fault(&self.manager_email, false)),
            named("manager_telephone", telephone_fault(&self.manager_telephone, false)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_named_and_a_manager_has_a_name() {
        let new = NewPartner {
            name_zh: "Harbour".to_owned(),
            name_en: "Harbour".to_owned(),
            real_name: RealNameKind::Enterprise,
            account: "harbour".to_owned(),
            owner: "Li Na".to_owned(),
            email: "li@example.com".to_owned(),
            telephone: String::new(),
            initial_password: String::new(),
            manager_name: String::new(),
            manager_email: String::new(),
            manager_telephone: String::new(),
        };
        let fields = |new: &NewPartner| new.faults().into_iter().map(|fault| fault.field).collect::<Vec<_>>();
        assert_eq!(fields(&new), Vec::<String>::new());
        let managed = NewPartner { manager_email: "he@example.com".to_owned(), ..new.clone() };
        assert_eq!(fields(&managed), ["manager_name"]);
        let wrong = NewPartner {
            name_zh: " ".to_owned(),
            name_en: "x".repeat(PARTNER_NAME_MAX + 1),
            account: "1x".to_owned(),
            owner: String::new(),
            email: String::new(),
            telephone: "abc".to_owned(),
            manager_name: "He".to_owned(),
            manager_email: "x".to_owned(),
            manager_telephone: "abc".to_owned(),
            ..new
        };
        let all =
            ["name_zh", "name_en", "account", "owner", "email", "telephone", "manager_email", "manager_telephone"];
        assert_eq!(fields(&wrong), all);
    }
}
