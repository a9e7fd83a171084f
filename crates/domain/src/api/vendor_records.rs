//! What the vendor records about a partner: records on its paths, and the standing of its account.

use crate::api::error::{FieldError, FieldProblem};
use crate::api::partners::LastFactChange;
use crate::api::path_records::{PathRecord, PathRecordKind, SolutionState};
use crate::association::EnterpriseRole;
use crate::ids::PathRecordId;
use crate::money::Money;
use crate::program::{FreezeCause, RealNameKind};
use crate::rules::programs::applicant::Applicant;
use crate::text::line_fault;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The most characters in the number of a record.
pub const NUMBER_MAX: usize = 64;
/// The most characters in the name of a record.
pub const NAME_MAX: usize = 128;
/// The most open resources, and the most credit accounts, that are recorded.
pub const COUNT_MAX: u32 = 999_999;
/// The largest debt that is recorded, in minor units.
pub const ARREARS_MAX: i64 = 99_999_999_999;

/// `POST /v2/operator/partners/{partner_id}/path-records`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPathRecord {
    /// Of which kind; none that comes with a certification.
    pub kind: PathRecordKind,
    /// The number that people cite, 1 to [`NUMBER_MAX`] characters; one of its kind.
    pub number: String,
    /// What it is called, at most [`NAME_MAX`] characters; required of a solution.
    #[serde(default)]
    pub name: String,
    /// How far a solution is; required of solutions, and of nothing else.
    #[serde(default)]
    pub solution_state: Option<SolutionState>,
    /// From which day on, in business time; not in the future.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub recorded_on: Option<NaiveDate>,
}

impl NewPathRecord {
    /// Every field that is refused.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        let solution = self.kind.is_solution();
        let kind = (!self.kind.is_recorded_by_hand()).then_some(FieldProblem::NotAChoice);
        let state = match (solution, self.solution_state) {
            (true, None) => Some(FieldProblem::Required),
            (false, Some(_)) => Some(FieldProblem::NotAChoice),
            _ => None,
        };
        let of = |field: &str, problem: Option<FieldProblem>| {
            problem.map(|problem| FieldError { field: field.to_owned(), problem, limit: None })
        };
        [
            of("kind", kind),
            line_fault("number", &self.number, 1, NUMBER_MAX),
            line_fault("name", &self.name, usize::from(solution), NAME_MAX),
            of("solution_state", state),
            of("recorded_on", past_day(self.recorded_on, today)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What is wrong with a day that is required and has come.
pub(super) fn past_day(day: Option<NaiveDate>, today: NaiveDate) -> Option<FieldProblem> {
    match day {
        None => Some(FieldProblem::Required),
        Some(day) => (day > today || day < NaiveDate::default()).then_some(FieldProblem::OutOfRange),
    }
}

/// `POST /v2/operator/partners/{partner_id}/path-records/{record_id}/state`: how far a solution is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SolutionChange {
    /// The new state.
    pub solution_state: SolutionState,
    /// Why, 1 to 500 characters; the partner reads it.
    pub reason: String,
}

/// A record of the partner's, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerRecord {
    /// Which.
    pub record_id: PathRecordId,
    /// What it says.
    pub record: PathRecord,
    /// When it was withdrawn: from then on it counts for nothing.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The last change; none on those that a certification wrote.
    pub changed: Option<LastFactChange>,
}

/// What the vendor knows about an account when it wants to join a programme: what read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountStanding {
    /// As whom it is verified.
    pub real_name: RealNameKind,
    /// Has it entered the partner network?
    pub in_hcpn: bool,
    /// Every cause for which it is frozen; none when it is not.
    pub freezes: Vec<FreezeCause>,
    /// Debt of the account, 0 to [`ARREARS_MAX`] minor units.
    pub arrears: Money,
    /// Its place in an enterprise.
    pub enterprise_role: EnterpriseRole,
    /// Is it the customer of a partner?
    pub is_subcustomer: bool,
    /// Is it the sub-account of a partner?
    pub is_partner_subaccount: bool,
    /// Cloud resources that are not closed, at most [`COUNT_MAX`].
    pub open_resources: u32,
    /// Credit accounts with the vendor, at most [`COUNT_MAX`].
    pub credit_accounts: u32,
    /// Has it consumed anything?
    pub has_consumed: bool,
    /// Did the vendor's sales report it as theirs?
    pub bd_reported: bool,
    /// Does it belong to the vendor's international site?
    pub on_international_site: bool,
}

impl AccountStanding {
    /// The part of an applicant that the vendor records.
    pub fn of(applicant: &Applicant) -> Self {
        Self {
            real_name: applicant.real_name,
            in_hcpn: applicant.in_hcpn,
            freezes: applicant.freezes.clone(),
            arrears: applicant.arrears,
            enterprise_role: applicant.enterprise_role,
            is_subcustomer: applicant.is_subcustomer,
            is_partner_subaccount: applicant.is_partner_subaccount,
            open_resources: applicant.open_resources,
            credit_accounts: applicant.credit_accounts,
            has_consumed: applicant.has_consumed,
            bd_reported: applicant.bd_reported,
            on_international_site: applicant.on_international_site,
        }
    }

    /// The same with every cause once, in order: two that say the same are equal.
    pub fn in_order(mut self) -> Self {
        self.freezes.sort_unstable();
        self.freezes.dedup();
        self
    }

    /// Every field that is refused.
    pub fn faults(&self) -> Vec<FieldError> {
        let count = |field, number| (field, number > COUNT_MAX, i64::from(COUNT_MAX));
        let all = [
            ("arrears", !(0..=ARREARS_MAX).contains(&self.arrears.minor), ARREARS_MAX),
            count("open_resources", self.open_resources),
            count("credit_accounts", self.credit_accounts),
        ];
        let fault = |(field, wrong, limit): (&str, bool, i64)| {
            wrong.then(|| FieldError { field: field.to_owned(), problem: FieldProblem::OutOfRange, limit: Some(limit) })
        };
        all.into_iter().filter_map(fault).collect()
    }
}

/// `POST /v2/operator/partners/{partner_id}/standing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingChange {
    /// How the account stands from now on.
    pub standing: AccountStanding,
    /// Why, 1 to 500 characters; the partner reads it.
    pub reason: String,
}

impl StandingChange {
    /// Every field of the standing that is refused.
    pub fn faults(&self) -> Vec<FieldError> {
        let inside = |fault: FieldError| FieldError { field: format!("standing.{}", fault.field), ..fault };
        self.standing.faults().into_iter().map(inside).collect()
    }
}

/// The standing of a partner's account, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerStanding {
    /// As the rules see it now.
    pub standing: AccountStanding,
    /// The last change.
    pub changed: Option<LastFactChange>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use PathRecordKind as Kind;

    fn day(text: &str) -> Option<NaiveDate> {
        crate::api::time::day_from_text(text)
    }

    #[test]
    fn a_record_has_what_its_kind_has() {
        let today = day("2026-11-23").unwrap();
        let draft = Some(SolutionState::Draft);
        for (kind, number, name, state, on, refused) in [
            (Kind::ExamVoucher, "EV-1", "", None, "2026-11-23", vec![]),
            (Kind::CloudSolution, "CS-1", "Order hub", draft, "2020-01-01", vec![]),
            (Kind::CloudSolution, "CS-1", "", None, "2020-01-01", vec!["name", "solution_state"]),
            (Kind::ExamVoucher, " ", "", draft, "2026-11-24", vec!["number", "solution_state", "recorded_on"]),
            (Kind::RoleCertification, "RC-1", "", None, "2026-11-23", vec!["kind"]),
            (Kind::Differentiation, "DC-1", "", None, "", vec!["kind", "recorded_on"]),
            (Kind::TestCoupon, "a\nb", "", None, "1969-12-31", vec!["number", "recorded_on"]),
        ] {
            let (number, name) = (number.to_owned(), name.to_owned());
            let new = NewPathRecord { kind, number, name, solution_state: state, recorded_on: day(on) };
            let fields: Vec<_> = new.faults(today).into_iter().map(|fault| fault.field).collect();
            assert_eq!(fields, refused, "{new:?}");
        }
    }

    #[test]
    fn figures_of_a_standing_have_bounds_and_causes_stand_once() {
        let fine = AccountStanding {
            real_name: RealNameKind::Enterprise,
            in_hcpn: true,
            freezes: vec![FreezeCause::Violation, FreezeCause::Arrears, FreezeCause::Violation],
            arrears: Money::cny(ARREARS_MAX),
            enterprise_role: EnterpriseRole::Standalone,
            is_subcustomer: false,
            is_partner_subaccount: false,
            open_resources: COUNT_MAX,
            credit_accounts: 0,
            has_consumed: false,
            bd_reported: false,
            on_international_site: false,
        };
        assert_eq!(fine.faults(), []);
        assert_eq!(fine.clone().in_order().freezes, [FreezeCause::Arrears, FreezeCause::Violation]);
        for arrears in [-1, ARREARS_MAX + 1] {
            let wrong = AccountStanding { arrears: Money::cny(arrears), ..fine.clone() };
            assert_eq!(wrong.faults()[0].field, "arrears");
        }
        let wrong = AccountStanding { open_resources: COUNT_MAX + 1, credit_accounts: COUNT_MAX + 1, ..fine };
        assert_eq!(wrong.faults().len(), 2);
    }
}
