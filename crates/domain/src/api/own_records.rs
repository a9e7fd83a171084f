//! What the owner of a personal account sees of its records, and what it enters there (P-52, R-37).

use crate::api::error::{FieldError, FieldProblem};
use crate::api::personal_records::{HeldCertificate, ProjectRecord, Training};
use crate::ids::PersonalProjectId;
use crate::period::{business_day, start_of_day};
use crate::program::DevelopmentPath;
use crate::rules::verdict::Verdict;
use crate::states::specialist::SpecialistState;
use crate::text::{line_fault, text_fault};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Characters of a project's name at most.
pub const PROJECT_NAME_MAX: usize = 100;
/// Characters of what the person did at most.
pub const DUTY_MAX: usize = 300;
/// Projects of one account at most: as many as the partner is shown.
pub const PROJECTS_MAX: u32 = 100;

/// `GET /v2/my/records`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRecords {
    /// Is the account verified as a person?
    pub personally_verified: bool,
    /// 岗位; empty when not filled in.
    pub position: String,
    /// 开始从事华为云的时间.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub cloud_since: Option<DateTime<Utc>>,
    /// 证书, best first, each with every reason why it does not count.
    pub certificates: Vec<HeldCertificate>,
    /// 培训, newest first.
    pub trainings: Vec<Training>,
    /// 项目, newest first.
    pub projects: Vec<OwnProject>,
    /// The partner that the account is bound to, or was bound to last.
    pub link: Option<OwnLink>,
    /// Invitations that wait for the owner's answer, newest first.
    pub invitations: Vec<OpenInvitation>,
}

/// A project with what can be done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnProject {
    /// Which.
    pub project_id: PersonalProjectId,
    /// As the partner is shown it.
    pub record: ProjectRecord,
    /// May the owner edit or delete it?
    pub change: Verdict,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// The link to a partner, as the owner of the account sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnLink {
    /// The partner's name in Chinese.
    pub partner_name_zh: String,
    /// The partner's name in English.
    pub partner_name_en: String,
    /// State of the link (SM-5).
    pub state: SpecialistState,
    /// When it took this state.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub state_since: DateTime<Utc>,
    /// When the account was bound.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub bound_at: DateTime<Utc>,
    /// The path for which the partner has applied.
    pub path: Option<DevelopmentPath>,
    /// Who can end the link, by name: the partner's administrators, as long as there is something to end (SM-5).
    pub administrators: Vec<String>,
}

impl OwnLink {
    /// Does the partner see the records now?
    pub const fn is_shown(&self) -> bool {
        self.state.is_bound()
    }
}

/// An invitation that has not been answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenInvitation {
    /// The partner's name in Chinese.
    pub partner_name_zh: String,
    /// The partner's name in English.
    pub partner_name_en: String,
    /// Who invited.
    pub inviter: String,
    /// When the letter was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub invited_at: DateTime<Utc>,
    /// Until when it can be answered.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub invited_until: DateTime<Utc>,
    /// The page on which it is answered: the path of the letter's link.
    pub link: String,
}

/// `POST /v2/my/projects` and `PUT /v2/my/projects/{id}`: a project as its owner enters it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProject {
    /// Its name, one line of 1 to 100 characters.
    pub name: String,
    /// What the person did, 1 to 300 characters.
    pub duty: String,
    /// The first day; not in the future.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub started_on: Option<NaiveDate>,
    /// The last day, from the first one to today; absent while it goes on.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub ended_on: Option<NaiveDate>,
}

impl NewProject {
    /// A project as it was entered before.
    pub fn of(record: &ProjectRecord) -> Self {
        Self {
            name: record.name.clone(),
            duty: record.duty.clone(),
            started_on: Some(business_day(record.started_at)),
            ended_on: record.ended_at.map(business_day),
        }
    }

    /// Every fault of the fields. Days are business days (GMT+8).
    pub fn faults(&self, now: DateTime<Utc>) -> Vec<FieldError> {
        let today = business_day(now);
        let name = line_fault("name", &self.name, 1, PROJECT_NAME_MAX);
        let duty = text_fault("duty", &self.duty, 1, DUTY_MAX);
        let started = match self.started_on {
            None => Some(FieldProblem::Required),
            Some(day) => (day > today || day < NaiveDate::default()).then_some(FieldProblem::OutOfRange),
        };
        let ended = self.ended_on.is_some_and(|day| day > today || self.started_on.is_some_and(|first| day < first));
        let days = [
            started.map(|problem| fault("started_on", problem)),
            ended.then(|| fault("ended_on", FieldProblem::OutOfRange)),
        ];
        name.into_iter().chain(duty).chain(days.into_iter().flatten()).collect()
    }

    /// As it is kept, without the blanks around its texts; none without a first day, which is a fault.
    pub fn record(&self) -> Option<ProjectRecord> {
        Some(ProjectRecord {
            name: self.name.trim().to_owned(),
            duty: self.duty.trim().to_owned(),
            started_at: start_of_day(self.started_on?),
            ended_at: self.ended_on.map(start_of_day),
            by_vendor: false,
        })
    }
}

fn fault(field: &str, problem: FieldProblem) -> FieldError {
    FieldError { field: field.to_owned(), problem, limit: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::time::{day_from_text, from_text};

    fn project() -> NewProject {
        let (started_on, ended_on) = (day_from_text("2026-03-02"), day_from_text("2026-11-23"));
        NewProject { name: "Data lake".to_owned(), duty: "Design".to_owned(), started_on, ended_on }
    }

    fn faults(project: &NewProject) -> Vec<(String, FieldProblem)> {
        // In business time the 23rd has just begun.
        let now = from_text("2026-11-22T16:00:00Z").unwrap();
        project.faults(now).into_iter().map(|fault| (fault.field, fault.problem)).collect()
    }

    #[test]
    fn a_project_has_a_name_a_duty_and_days_that_have_come() {
        use FieldProblem::{Malformed, OutOfRange, Required, TooLong};
        assert_eq!(faults(&project()), []);
        let on = |field: &str, problem| (field.to_owned(), problem);
        let nothing = NewProject { name: " ".to_owned(), ..NewProject::default() };
        assert_eq!(faults(&nothing), [on("name", Required), on("duty", Required), on("started_on", Required)]);
        let long = NewProject {
            name: "x".repeat(PROJECT_NAME_MAX + 1),
            duty: "x".repeat(DUTY_MAX + 1),
            ended_on: day_from_text("2026-03-01"),
            ..project()
        };
        assert_eq!(faults(&long), [on("name", TooLong), on("duty", TooLong), on("ended_on", OutOfRange)]);
        let tomorrow = day_from_text("2026-11-24");
        let ahead = NewProject { name: "a\nb".to_owned(), started_on: tomorrow, ended_on: tomorrow, ..project() };
        let wrong = [on("name", Malformed), on("started_on", OutOfRange), on("ended_on", OutOfRange)];
        assert_eq!(faults(&ahead), wrong);
        let before_calendars = NewProject { started_on: day_from_text("1969-12-31"), ..project() };
        assert_eq!(faults(&before_calendars), [on("started_on", OutOfRange)]);
        let one_day = NewProject { started_on: day_from_text("2026-11-23"), ..project() };
        assert_eq!(faults(&one_day), []);
    }

    #[test]
    fn a_project_comes_back_as_it_was_entered() {
        let record = project().record().unwrap();
        assert_eq!((NewProject::of(&record), record.by_vendor), (project(), false));
        assert_eq!(NewProject { started_on: None, ..project() }.record(), None);
        let padded = NewProject { name: " Data lake ".to_owned(), ended_on: None, ..project() };
        assert_eq!(padded.record().unwrap().name, "Data lake");
    }
}
