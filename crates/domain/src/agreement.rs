//! Agreements that a partner signs, and its declaration of relations (P-45).
//!
//! The fields of a declaration are checked by the same functions in the browser and on the server.

use crate::api::error::FieldError;
use crate::codes;
use crate::period::add_months;
use crate::rules::policy::Policy;
use crate::text::line_fault;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What is signed by ticking it in the form of a programme.
    pub enum AgreementKind {
        /// The terms of the programme.
        Terms = "TERMS",
        /// 承诺: the commitments on opportunity management.
        Commitments = "COMMITMENTS",
    }
}

impl AgreementKind {
    /// The version of the text that is ticked today; counts up with each change of its words.
    pub const fn text_version(self) -> u32 {
        match self {
            Self::Terms | Self::Commitments => 1,
        }
    }
}

/// Relations of one declaration at most.
pub const RELATIONS_MAX: usize = 20;
/// Characters of a name, a position or a department at most.
pub const NAME_MAX: usize = 64;
/// Characters of the words about a relation at most.
pub const RELATION_MAX: usize = 200;

/// A person in the partner's company who is related to an employee of the vendor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The person's name, 1 to 64 characters, as are the next three.
    pub person_name: String,
    /// The person's position in the partner's company.
    pub person_position: String,
    /// The employee's name.
    pub employee_name: String,
    /// The employee's department.
    pub employee_department: String,
    /// What the two are to each other, 1 to 200 characters.
    pub relation: String,
}

impl Relation {
    /// What is wrong with its fields.
    ///
    /// ```
    /// use domain::agreement::Relation;
    ///
    /// let faults = Relation { person_name: "Wu Jing".to_owned(), ..Relation::default() }.faults();
    /// assert_eq!(faults.len(), 4);
    /// ```
    pub fn faults(&self) -> Vec<FieldError> {
        let names = [
            ("person_name", &self.person_name),
            ("person_position", &self.person_position),
            ("employee_name", &self.employee_name),
            ("employee_department", &self.employee_department),
        ];
        let names = names.into_iter().filter_map(|(field, value)| line_fault(field, value, 1, NAME_MAX));
        names.chain(line_fault("relation", &self.relation, 1, RELATION_MAX)).collect()
    }

    /// The same without blanks around.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trimmed = |text: &String| text.trim().to_owned();
        Self {
            person_name: trimmed(&self.person_name),
            person_position: trimmed(&self.person_position),
            employee_name: trimmed(&self.employee_name),
            employee_department: trimmed(&self.employee_department),
            relation: trimmed(&self.relation),
        }
    }
}

/// Until when a declaration of this moment holds; then the next one is due.
pub fn declaration_holds_until(declared_at: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    add_months(declared_at, policy.program.declaration_months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::FieldProblem;
    use crate::api::time::{from_text, to_text};
    use crate::rules::policy::PolicyHistory;

    fn relation() -> Relation {
        let text = |text: &str| text.to_owned();
        Relation {
            person_name: text("Wu Jing"),
            person_position: text("CFO"),
            employee_name: text("Li Na"),
            employee_department: text("Sales"),
            relation: text("siblings"),
        }
    }

    #[test]
    fn every_field_of_a_relation_is_needed_and_bounded() {
        assert_eq!(relation().faults(), []);
        let all = Relation::default().faults();
        let fields: Vec<&str> = all.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["person_name", "person_position", "employee_name", "employee_department", "relation"]);
        assert!(all.iter().all(|fault| fault.problem == FieldProblem::Required));
        assert_eq!(Relation { relation: "r".repeat(RELATION_MAX), ..relation() }.faults(), []);
        let long = Relation { relation: "r".repeat(RELATION_MAX + 1), ..relation() }.faults();
        assert_eq!(long.first().map(|fault| (fault.problem, fault.limit)), Some((FieldProblem::TooLong, Some(200))));
        assert_eq!(Relation { person_name: " Wu Jing ".to_owned(), ..relation() }.trimmed(), relation());
    }

    #[test]
    fn a_declaration_holds_for_the_months_of_the_policy() {
        let history = PolicyHistory::built_in().unwrap();
        let at = from_text("2024-02-29T02:00:00Z").unwrap();
        let mut policy = history.at(at).unwrap().clone();
        assert_eq!(to_text(declaration_holds_until(at, &policy)), "2025-02-28T02:00:00Z");
        policy.program.declaration_months = 6;
        assert_eq!(to_text(declaration_holds_until(at, &policy)), "2024-08-29T02:00:00Z");
    }
}
