//! What the operator sends to change what the vendor decides about a partner.

use crate::api::error::{FieldError, FieldProblem};
use crate::ids::MemberId;
use crate::organization::PresetRole;
use crate::program::{CompetencyTag, DevelopmentPath};
use crate::text::line_fault;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most products on the vendor's list that one partner is recorded with.
pub const LISTED_PRODUCTS_MAX: u32 = 9_999;

/// The most second-level tags in a competency tag.
pub const CONTAINED_MAX: usize = 12;
/// The most characters in the name of one.
pub const CONTAINED_NAME_MAX: usize = 40;

/// `POST /v2/operator/partners/{partner_id}/path-invitations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPathInvitation {
    /// To which path; one that is by invitation.
    pub path: DevelopmentPath,
}

/// `POST /v2/operator/partners/{partner_id}/co-sell/confirm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCoSell {
    /// How many of the partner's joint products are on the vendor's list, at most [`LISTED_PRODUCTS_MAX`].
    pub listed_products: u32,
}

impl NewCoSell {
    /// Every field that is refused.
    pub fn faults(self) -> Vec<FieldError> {
        let limit = Some(i64::from(LISTED_PRODUCTS_MAX));
        let fault = FieldError { field: "listed_products".to_owned(), problem: FieldProblem::OutOfRange, limit };
        (self.listed_products > LISTED_PRODUCTS_MAX).then_some(fault).into_iter().collect()
    }
}

/// `POST /v2/operator/partners/{partner_id}/competency-tags`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCompetencyTag {
    /// Which.
    pub tag: CompetencyTag,
    /// From which day on the partner holds it, in business time; not in the future.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub held_since: Option<NaiveDate>,
    /// The last day on which it is valid; without one it does not end.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_until: Option<NaiveDate>,
    /// The second-level tags in it: at most [`CONTAINED_MAX`] names of at most [`CONTAINED_NAME_MAX`] characters, none twice.
    #[serde(default)]
    pub contains: Vec<String>,
}

impl NewCompetencyTag {
    /// Every field that is refused: it has begun, is not over yet, and each tag in it has a name of its own.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        let begins = match self.held_since {
            None => Some(FieldProblem::Required),
            Some(day) => (day > today || day < NaiveDate::default()).then_some(FieldProblem::OutOfRange),
        };
        let latest = NaiveDate::from_ymd_opt(9_999, 12, 30).unwrap_or(NaiveDate::MAX);
        let ends = self.valid_until.filter(|day| *day < today || *day > latest).map(|_| FieldProblem::OutOfRange);
        let fault = |field: &str, problem| FieldError { field: field.to_owned(), problem, limit: None };
        let begins = begins.map(|problem| fault("held_since", problem));
        begins
            .into_iter()
            .chain(ends.map(|problem| fault("valid_until", problem)))
            .chain(self.contained_fault())
            .collect()
    }

    fn contained_fault(&self) -> Option<FieldError> {
        let problem = |problem, limit| FieldError { field: "contains".to_owned(), problem, limit };
        if self.contains.len() > CONTAINED_MAX {
            return Some(problem(FieldProblem::TooLong, i64::try_from(CONTAINED_MAX).ok()));
        }
        let names = || self.contains.iter().map(|name| name.trim());
        let twice = names().enumerate().any(|(place, name)| names().take(place).any(|other| other == name));
        let wrong = names().find_map(|name| line_fault("contains", name, 1, CONTAINED_NAME_MAX));
        wrong.or_else(|| twice.then(|| problem(FieldProblem::Taken, None)))
    }
}

/// `POST /v2/operator/partners/{partner_id}/role-reviews` and `/role-reviews/end`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleReviewOrder {
    /// Whose role.
    pub member_id: MemberId,
    /// Which; one that the member has.
    pub role: PresetRole,
    /// Why, or what came of it, 1 to 500 characters; the partner reads it.
    pub reason: String,
}

/// What the vendor takes back: an invitation, the confirmation, a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TakenBack {
    /// Why, 1 to 500 characters; the partner reads it.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        crate::api::time::day_from_text(text)
    }

    #[test]
    fn a_tag_has_begun_and_is_not_over_yet() {
        let today = day("2026-11-23").unwrap();
        for (since, until, refused) in [
            ("2026-11-23", None, vec![]),
            ("2026-11-23", Some("2026-11-23"), vec![]),
            ("2020-01-01", Some("2030-01-01"), vec![]),
            ("2026-11-24", None, vec!["held_since"]),
            ("1969-12-31", None, vec!["held_since"]),
            ("2026-11-01", Some("2026-11-22"), vec!["valid_until"]),
            ("2026-11-24", Some("2026-11-22"), vec!["held_since", "valid_until"]),
            ("", None, vec!["held_since"]),
            ("2026-11-01", Some("9999-12-31"), vec!["valid_until"]),
        ] {
            let new = NewCompetencyTag {
                tag: CompetencyTag::Sap,
                held_since: day(since),
                valid_until: until.and_then(day),
                contains: Vec::new(),
            };
            let fields: Vec<_> = new.faults(today).into_iter().map(|fault| fault.field).collect();
            assert_eq!(fields, refused, "{since} {until:?}");
        }
    }

    #[test]
    fn each_tag_in_it_has_a_name_of_its_own() {
        let today = day("2026-11-23").unwrap();
        let long = "x".repeat(CONTAINED_NAME_MAX + 1);
        let many: Vec<String> = (0..=CONTAINED_MAX).map(|number| number.to_string()).collect();
        let few = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (contains, refused) in [
            (few(&[]), None),
            (few(&["GaussDB", "Migration"]), None),
            (many[1..].to_vec(), None),
            (many, Some(FieldProblem::TooLong)),
            (few(&["GaussDB", " "]), Some(FieldProblem::Required)),
            (few(&[&long]), Some(FieldProblem::TooLong)),
            (few(&["a\nb"]), Some(FieldProblem::Malformed)),
            (few(&["GaussDB", " GaussDB "]), Some(FieldProblem::Taken)),
        ] {
            let new = NewCompetencyTag {
                tag: CompetencyTag::Sap,
                held_since: day("2026-01-01"),
                valid_until: None,
                contains,
            };
            assert_eq!(new.faults(today).first().map(|fault| fault.problem), refused, "{new:?}");
        }
    }

    #[test]
    fn the_number_of_products_has_a_bound() {
        for (listed_products, refused) in [(0, 0), (LISTED_PRODUCTS_MAX, 0), (LISTED_PRODUCTS_MAX + 1, 1)] {
            assert_eq!(NewCoSell { listed_products }.faults().len(), refused, "{listed_products}");
        }
    }
}
