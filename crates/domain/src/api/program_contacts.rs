//! Whom the vendor reaches about a membership, on the wire (P-40b).

use super::error::FieldError;
use crate::roles::contact_faults;
use serde::{Deserialize, Serialize};

/// The contact of an application or a membership; also the body of `PUT /v2/partners/programs/{program}/contact`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgramContact {
    /// Name, 1 to 64 characters.
    pub name: String,
    /// Phone number; one of both is needed.
    pub telephone: String,
    /// Mail address; one of both is needed.
    pub email: String,
}

impl ProgramContact {
    /// What is wrong with the fields.
    ///
    /// ```
    /// use domain::api::program_contacts::ProgramContact;
    ///
    /// let nobody = ProgramContact::default();
    /// assert!(nobody.faults().iter().any(|fault| fault.field == "name"));
    /// ```
    pub fn faults(&self) -> Vec<FieldError> {
        contact_faults(&self.name, &self.email, &self.telephone)
    }

    /// Was anybody named?
    pub const fn is_named(&self) -> bool {
        !self.name.is_empty()
    }
}
