//! Records on a path that no application leads to.

use super::Subject;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use crate::store::programs::all_records;
use crate::store::vendor_facts::Note;
use domain::api::error::FieldProblem;
use domain::api::path_records::{PathRecord, SolutionState};
use domain::api::vendor_records::NewPathRecord;
use domain::ids::PathRecordId;
use domain::period::start_of_day;

/// Writes a record down. A number is one record of its kind, unless that was withdrawn.
pub(crate) async fn add_record(tx: &Tx, new: &NewPathRecord) -> Result<PathRecordId, ApiError> {
    let on = new.recorded_on.ok_or_else(|| ApiError::field("recorded_on", FieldProblem::Required))?;
    let number = new.number.trim();
    let same =
        "SELECT COUNT(*) FROM path_records WHERE tenant_id = $1 AND kind = $2 AND number = $3 AND withdrawn_at IS NULL";
    if tx.value::<i64>(tx.sql(same).bind(new.kind.as_str()).bind(number)).await?.unwrap_or(0) > 0 {
        return Err(ApiError::State { state: "RECORDED".to_owned() });
    }
    let id = tx.new_id();
    let sql = "INSERT INTO path_records (tenant_id, id, kind, number, name, solution_state, recorded_at) VALUES";
    let row = vec![
        id.as_str().into(),
        new.kind.as_str().into(),
        number.into(),
        new.name.trim().into(),
        new.solution_state.map(|state| state.as_str().to_owned()).into(),
        start_of_day(on).timestamp().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    Ok(code(&id, "path_records.id")?)
}

/// Says how far a solution is now.
pub(crate) async fn change_solution(tx: &Tx, id: &PathRecordId, state: SolutionState) -> Result<PathRecord, ApiError> {
    let record = standing_record(tx, id).await?;
    if !record.kind.is_solution() {
        return Err(ApiError::State { state: record.kind.to_string() });
    }
    if record.solution_state == Some(state) {
        return Err(ApiError::State { state: state.to_string() });
    }
    let sql = "UPDATE path_records SET solution_state = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(id.as_str()).bind(state.as_str())).await?;
    Ok(record)
}

/// Withdraws a record. What a certification wrote goes with the certification, and not by itself.
pub(crate) async fn withdraw_record(tx: &Tx, id: &PathRecordId) -> Result<PathRecord, ApiError> {
    let record = standing_record(tx, id).await?;
    if !record.kind.is_recorded_by_hand() {
        return Err(ApiError::State { state: record.kind.to_string() });
    }
    let sql = "UPDATE path_records SET withdrawn_at = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(id.as_str()).bind(tx.now_secs())).await?;
    Ok(record)
}

/// The record, if it was not withdrawn.
async fn standing_record(tx: &Tx, id: &PathRecordId) -> Result<PathRecord, ApiError> {
    let found = all_records(tx).await?.into_iter().find(|row| row.id == *id).ok_or(ApiError::NotFound)?;
    if found.withdrawn_at.is_some() {
        return Err(ApiError::State { state: "WITHDRAWN".to_owned() });
    }
    Ok(found.record)
}

impl<'a> Note<'a> {
    /// The same about a record: its number, and how far it is where it is a solution.
    pub(crate) fn of_record(self, record: &PathRecord) -> Self {
        Self { number: Some(record.number.clone()), state: record.solution_state, ..self }
    }

    /// The record holds from now on, or says something else.
    pub(crate) fn recorded(id: &'a PathRecordId, record: &PathRecord) -> Self {
        Self::given(Subject::Record(id, record.kind)).of_record(record)
    }
}
