//! Applying for a programme, on the wire (P-40).

use crate::agreement::AgreementKind;
use crate::api::error::{FieldError, FieldProblem};
use crate::api::program_contacts::ProgramContact;
use crate::api::reseller_invitations::LetterToken;
use crate::ids::TenantId;
use crate::program::Program;
use crate::rules::programs::join::Accepted;
use serde::{Deserialize, Serialize};

/// `POST /v2/partners/program-applications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProgramApplication {
    /// Which programme to join.
    pub program: Program,
    /// The distributor to become a reseller of; asked by the programme of cloud resellers, and by no other (P-60).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributor_id: Option<TenantId>,
    /// The distributor's invitation: it names the distributor, and is its agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_token: Option<LetterToken>,
    /// Are its terms accepted? Asked by the co-sell programme (R-26).
    #[serde(default)]
    pub terms_accepted: bool,
    /// Are the commitments on opportunity management accepted? Asked by the co-sell programme (R-26).
    #[serde(default)]
    pub commitments_accepted: bool,
    /// The version of the terms that was shown; without it, the one that is signed today is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_version: Option<u32>,
    /// The same of the commitments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitments_version: Option<u32>,
    /// Whom the vendor reaches about it; without it, the login that applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ProgramContact>,
}

impl NewProgramApplication {
    /// What is wrong with the contact; its fields are named behind `contact.`.
    pub fn contact_faults(&self) -> Vec<FieldError> {
        let faults = self.contact.iter().flat_map(ProgramContact::faults);
        faults.map(|fault| FieldError { field: format!("contact.{}", fault.field), ..fault }).collect()
    }

    /// What is ticked, as far as the programme asks for it.
    #[must_use]
    pub fn accepted(&self) -> Accepted {
        Accepted { terms: self.terms_accepted, commitments: self.commitments_accepted }.asked_by(self.program)
    }

    /// Ticked texts that were shown at another version than is signed today: nobody signs what was not shown.
    ///
    /// ```
    /// use domain::api::program_applications::NewProgramApplication;
    ///
    /// let text = r#"{"program":"PCE","terms_accepted":true,"commitments_accepted":true,"terms_version":0}"#;
    /// let new: NewProgramApplication = serde_json::from_str(text).unwrap();
    /// assert_eq!(new.version_faults()[0].field, "terms_version");
    /// ```
    pub fn version_faults(&self) -> Vec<FieldError> {
        let accepted = self.accepted();
        let texts = [
            (AgreementKind::Terms, "terms_version", accepted.terms, self.terms_version),
            (AgreementKind::Commitments, "commitments_version", accepted.commitments, self.commitments_version),
        ];
        let fault = |(kind, field, is_ticked, shown): (AgreementKind, &str, bool, Option<u32>)| {
            let shown = shown.filter(|shown| is_ticked && *shown != kind.text_version())?;
            let is_old = shown < kind.text_version();
            let problem = if is_old { FieldProblem::Expired } else { FieldProblem::NotAChoice };
            Some(FieldError { field: field.to_owned(), problem, limit: None })
        };
        texts.into_iter().filter_map(fault).collect()
    }
}

/// `POST /v2/partners/programs/{program}/renewals` (R-80).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewProgramRenewal {
    /// Are its terms accepted? Asked where they are newer than those that were signed.
    pub terms_accepted: bool,
    /// The same of the commitments on opportunity management.
    pub commitments_accepted: bool,
    /// The version of the terms that was shown; without it, the one that is signed today is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_version: Option<u32>,
    /// The same of the commitments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitments_version: Option<u32>,
}

impl NewProgramRenewal {
    /// What the form of the programme would say: ticks and versions are the same there.
    #[must_use]
    pub const fn as_application(&self, program: Program) -> NewProgramApplication {
        NewProgramApplication {
            program,
            distributor_id: None,
            invitation_token: None,
            terms_accepted: self.terms_accepted,
            commitments_accepted: self.commitments_accepted,
            terms_version: self.terms_version,
            commitments_version: self.commitments_version,
            contact: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(program: Program, ticked: bool, versions: [Option<u32>; 2]) -> NewProgramApplication {
        NewProgramApplication {
            program,
            distributor_id: None,
            invitation_token: None,
            terms_accepted: ticked,
            commitments_accepted: ticked,
            terms_version: versions[0],
            commitments_version: versions[1],
            contact: None,
        }
    }

    #[test]
    fn what_is_ticked_was_shown_as_it_is_signed_today() {
        use FieldProblem::{Expired, NotAChoice};
        let (terms, commitments) = (AgreementKind::Terms.text_version(), AgreementKind::Commitments.text_version());
        let pce = Program::Pce;
        for (new, expect) in [
            (new(pce, true, [None, None]), vec![]),
            (new(pce, true, [Some(terms), Some(commitments)]), vec![]),
            (new(pce, true, [Some(terms - 1), None]), vec![("terms_version", Expired)]),
            (new(pce, true, [None, Some(commitments + 1)]), vec![("commitments_version", NotAChoice)]),
            (new(pce, true, [Some(0), Some(0)]), vec![("terms_version", Expired), ("commitments_version", Expired)]),
            // Nothing is signed: the rule says so, or the programme does not ask.
            (new(pce, false, [Some(0), Some(0)]), vec![]),
            (new(Program::Capability, true, [Some(0), Some(0)]), vec![]),
        ] {
            let faults = new.version_faults();
            let named: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.problem)).collect();
            assert_eq!(named, expect, "{new:?}");
        }
    }
}
