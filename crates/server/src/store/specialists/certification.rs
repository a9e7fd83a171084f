//! What a role certification rests on.

use crate::store::customers::code;
use crate::store::programs::{held_tags, paths, plan_state, records};
use crate::store::specialists::records::people;
use crate::store::specialists::row::{SELECT, SpecialistRow};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::certification::SpecialistName;
use domain::api::path_records::PathRecordKind;
use domain::program::DevelopmentPath;
use domain::rules::certification::role_certification::CertificationFacts;
use domain::states::path_stage::PathStage;
use domain::states::specialist::SpecialistState;

/// The facts for one path, and the names of its people.
///
/// Its people are those for whom it was applied, and those who are not applied for on any path yet. Whoever is invited and
/// has not agreed has no certificates here: they are not the partner's to see.
pub(crate) async fn certification_facts(
    db: &Reader,
    path: DevelopmentPath,
    now: DateTime<Utc>,
) -> Result<(CertificationFacts, Vec<SpecialistName>), StoreError> {
    let query = db.sql(SELECT).push_bind(" AND (path IS NULL OR path = ", path.as_str()).push(")");
    let counts = |state: &SpecialistState| state.is_bound() || *state == SpecialistState::Invited;
    let stored = SpecialistState::ALL.iter().filter(|state| counts(state)).map(|state| state.as_str());
    let query = query.push_list(" AND state IN ", stored).push(" ORDER BY id");
    let mut rows: Vec<SpecialistRow> = db.all(query).await?;
    // An invitation may have run out before the job has noted it.
    rows.retain(|row| row.state_at(now.timestamp()).is_ok_and(|state| counts(&state)));
    let records = records(db).await?;
    let solutions = records.iter().filter(|record| record.is_certified(PathRecordKind::CloudSolution)).count();
    let chosen = paths(db, now).await?.into_iter().find(|row| row.path == path);
    let facts = CertificationFacts {
        path,
        stage: chosen.map_or(PathStage::Available, |row| row.stage),
        people: people(db, &rows, now.timestamp()).await?,
        certified_solutions: u32::try_from(solutions).unwrap_or(u32::MAX),
        competency_tags: held_tags(db).await?.iter().filter(|held| held.holds_at(now)).map(|held| held.tag).collect(),
        business_plan: plan_state(db, path).await?,
    };
    let name = |row: &SpecialistRow| {
        Ok(SpecialistName {
            specialist_id: code(&row.id, "specialists.id")?,
            name: row.name.clone(),
            account_name: row.account_name.clone(),
        })
    };
    Ok((facts, rows.iter().map(name).collect::<Result<_, StoreError>>()?))
}
