//! What a role certification rests on.

use crate::store::customers::code;
use crate::store::programs::{PathRow, held_tags, paths, plan_states, records};
use crate::store::specialists::records::people;
use crate::store::specialists::row::{SELECT, SpecialistRow};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::certification::SpecialistName;
use domain::api::path_records::PathRecordKind;
use domain::program::{CompetencyTag, DevelopmentPath, PlanState};
use domain::rules::certification::certificates::CertifiedPerson;
use domain::rules::certification::role_certification::CertificationFacts;
use domain::states::path_stage::PathStage;
use domain::states::specialist::SpecialistState;
use std::collections::BTreeMap;

/// The facts for one path, and the names of its people.
///
/// Its people are those for whom it was applied, and those who are not applied for on any path yet. Whoever is invited and
/// has not agreed has no certificates here: they are not the partner's to see.
pub(crate) async fn certification_facts(
    db: &Reader,
    path: DevelopmentPath,
    now: DateTime<Utc>,
) -> Result<(CertificationFacts, Vec<SpecialistName>), StoreError> {
    let basis = Basis::load(db, Some(path), now).await?;
    let name = |row: &SpecialistRow| {
        Ok(SpecialistName {
            specialist_id: code(&row.id, "specialists.id")?,
            name: row.name.clone(),
            account_name: row.account_name.clone(),
        })
    };
    Ok((basis.facts(path), basis.rows.iter().map(name).collect::<Result<_, StoreError>>()?))
}

/// The same for every path, without names and read once.
pub(crate) async fn facts_of_all_paths(db: &Reader, now: DateTime<Utc>) -> Result<Vec<CertificationFacts>, StoreError> {
    let basis = Basis::load(db, None, now).await?;
    Ok(DevelopmentPath::ALL.iter().map(|path| basis.facts(*path)).collect())
}

/// What certifications rest on, of one path or of all.
struct Basis {
    rows: Vec<SpecialistRow>,
    /// One a row.
    people: Vec<CertifiedPerson>,
    solutions: usize,
    chosen: Vec<PathRow>,
    tags: Vec<CompetencyTag>,
    plans: BTreeMap<DevelopmentPath, PlanState>,
}

impl Basis {
    async fn load(db: &Reader, path: Option<DevelopmentPath>, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut query = db.sql(SELECT);
        if let Some(path) = path {
            query = query.push_bind(" AND (path IS NULL OR path = ", path.as_str()).push(")");
        }
        let counts = |state: &SpecialistState| state.is_bound() || *state == SpecialistState::Invited;
        let stored = SpecialistState::ALL.iter().filter(|state| counts(state)).map(|state| state.as_str());
        let query = query.push_list(" AND state IN ", stored).push(" ORDER BY id");
        let mut rows: Vec<SpecialistRow> = db.all(query).await?;
        // An invitation may have run out before the job has noted it.
        rows.retain(|row| row.state_at(now.timestamp()).is_ok_and(|state| counts(&state)));
        let records = records(db).await?;
        let held = held_tags(db).await?;
        Ok(Self {
            people: people(db, &rows, now.timestamp()).await?,
            rows,
            solutions: records.iter().filter(|record| record.is_certified(PathRecordKind::CloudSolution)).count(),
            chosen: paths(db, now).await?,
            plans: plan_states(db).await?,
            tags: held.iter().filter(|held| held.holds_at(now)).map(|held| held.tag).collect(),
        })
    }

    fn facts(&self, path: DevelopmentPath) -> CertificationFacts {
        let chosen = self.chosen.iter().find(|row| row.path == path);
        let for_it = |row: &SpecialistRow| row.path.as_deref().is_none_or(|of| of == path.as_str());
        let people = self.rows.iter().zip(&self.people).filter(|(row, _)| for_it(row));
        CertificationFacts {
            path,
            stage: chosen.map_or(PathStage::Available, |row| row.stage),
            people: people.map(|(_, person)| person.clone()).collect(),
            certified_solutions: u32::try_from(self.solutions).unwrap_or(u32::MAX),
            competency_tags: self.tags.clone(),
            business_plan: self.plans.get(&path).copied().unwrap_or(PlanState::Missing),
        }
    }
}
