//! Signed agreements and declarations of relations on the wire (P-45).

use crate::agreement::{AgreementKind, RELATIONS_MAX, Relation};
use crate::api::error::{FieldError, FieldProblem};
use crate::ids::{AgreementId, DeclarationId};
use crate::program::Program;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Signed agreements that one answer holds at most.
pub const AGREEMENTS_SHOWN: u32 = 100;

/// `GET /v2/partners/agreements`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agreements {
    /// How many there are.
    pub count: i64,
    /// The newest [`AGREEMENTS_SHOWN`], newest first.
    pub agreements: Vec<SignedAgreement>,
}

/// A text that was ticked when a programme was applied for. It stays as it is: applying again signs again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedAgreement {
    /// Which.
    pub agreement_id: AgreementId,
    /// What was ticked.
    pub kind: AgreementKind,
    /// In the application for which programme.
    pub program: Program,
    /// The version of its text.
    pub text_version: u32,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub signed_at: DateTime<Utc>,
    /// By whom; unknown for those from before it was kept.
    pub signed_by: Option<String>,
}

/// `GET /v2/agreement-texts/{program}/{kind}`: a text that is signed, in both languages. A version never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementText {
    /// In the applications for which programme it is signed.
    pub program: Program,
    /// What it is.
    pub kind: AgreementKind,
    /// Which version, from 1.
    pub version: u32,
    /// Its title, in Chinese.
    pub title_zh: String,
    /// The same in English.
    pub title_en: String,
    /// Its paragraphs in order, to be numbered from 1; in Chinese.
    pub paragraphs_zh: Vec<String>,
    /// The same in English.
    pub paragraphs_en: Vec<String>,
}

/// The query of the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AgreementTextQuery {
    /// Which version; the one that is signed today unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
}

/// Declarations that one answer holds at most.
pub const DECLARATIONS_SHOWN: u32 = 100;

/// `GET /v2/partners/relation-declarations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelationDeclarations {
    /// How many there are: the version that the next one is based on, also in the header `ETag`.
    pub count: i64,
    /// The newest [`DECLARATIONS_SHOWN`], newest first; the first is the one that counts.
    pub declarations: Vec<RelationDeclaration>,
}

/// 关系申报: what a partner said about relations to employees of the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelationDeclaration {
    /// Which.
    pub declaration_id: DeclarationId,
    /// The relations; none when the partner declared that there are none.
    pub relations: Vec<Relation>,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub declared_at: DateTime<Utc>,
    /// By whom.
    pub declared_by: String,
    /// Until when it holds, by the policy of the day it was made; then the next one is due.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub valid_until: DateTime<Utc>,
    /// The version of that policy.
    pub policy_version: u32,
}

/// `POST /v2/partners/relation-declarations`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRelationDeclaration {
    /// Are there relations? Said in so many words, so that an empty list is no oversight.
    pub has_relations: bool,
    /// 1 to 20 of them; none when there are none.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// Does whoever declares vouch that it is true and complete?
    pub is_true: bool,
}

impl NewRelationDeclaration {
    /// What is wrong with the fields, all at once.
    pub fn faults(&self) -> Vec<FieldError> {
        let fault = |problem, limit| FieldError { field: "relations".to_owned(), problem, limit };
        let count = self.relations.len();
        let number = match (self.has_relations, count) {
            (true, 0) => Some(fault(FieldProblem::Required, None)),
            (true, count) if count > RELATIONS_MAX => {
                Some(fault(FieldProblem::TooLong, i64::try_from(RELATIONS_MAX).ok()))
            }
            (false, 1..) => Some(fault(FieldProblem::NotAChoice, None)),
            _ => None,
        };
        let of_relation = |(index, relation): (usize, &Relation)| {
            let nested = relation.faults().into_iter();
            nested.map(move |fault| FieldError { field: format!("relations.{index}.{}", fault.field), ..fault })
        };
        let in_relations = self.relations.iter().take(RELATIONS_MAX).enumerate().flat_map(of_relation);
        let untrue = (!self.is_true).then(|| FieldError {
            field: "is_true".to_owned(),
            problem: FieldProblem::NotAccepted,
            limit: None,
        });
        number.into_iter().chain(in_relations).chain(untrue).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation() -> Relation {
        let text = || "x".to_owned();
        Relation {
            person_name: text(),
            person_position: text(),
            employee_name: text(),
            employee_department: text(),
            relation: text(),
        }
    }

    fn declared(has_relations: bool, count: usize, is_true: bool) -> NewRelationDeclaration {
        NewRelationDeclaration { has_relations, relations: vec![relation(); count], is_true }
    }

    #[test]
    fn what_is_declared_is_said_in_so_many_words() {
        for (has_relations, count, expect) in [
            (false, 0, None),
            (false, 1, Some(FieldProblem::NotAChoice)),
            (true, 0, Some(FieldProblem::Required)),
            (true, 1, None),
            (true, RELATIONS_MAX, None),
            (true, RELATIONS_MAX + 1, Some(FieldProblem::TooLong)),
        ] {
            let faults = declared(has_relations, count, true).faults();
            assert_eq!(faults.first().map(|fault| fault.problem), expect, "{has_relations} {count}");
            assert!(faults.len() <= 1, "{has_relations} {count}");
        }
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let mut new = declared(true, 2, false);
        if let Some(second) = new.relations.last_mut() {
            second.employee_name = " ".to_owned();
        }
        let faults = new.faults();
        let named: Vec<(&str, FieldProblem)> =
            faults.iter().map(|fault| (fault.field.as_str(), fault.problem)).collect();
        let expect = [("relations.1.employee_name", FieldProblem::Required), ("is_true", FieldProblem::NotAccepted)];
        assert_eq!(named, expect);
    }
}
