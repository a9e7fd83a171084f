//! What a person has to show: certificates and trainings, as the vendor records them.

use super::{OBJECT, count_up};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::{StoreError, Tx};
use domain::api::error::FieldProblem;
use domain::api::messages::MessageKind;
use domain::api::personal_accounts::{NewCertificate, NewTraining};
use domain::ids::{CertificateId, PersonalAccountId};
use domain::period::{end_of_day, start_of_day};
use sea_orm::{FromQueryResult, Value};

/// What is stored of a certificate: when it was earned, and until when it holds.
pub(super) fn days(new: &NewCertificate) -> Result<(i64, Option<i64>), ApiError> {
    let earned = new.earned_on.ok_or_else(|| ApiError::field("earned_on", FieldProblem::Required))?;
    let ends = match new.valid_until {
        Some(day) => Some(end_of_day(day).ok_or_else(|| ApiError::field("valid_until", FieldProblem::OutOfRange))?),
        None => None,
    };
    Ok((start_of_day(earned).timestamp(), ends.map(|end| end.timestamp())))
}

/// A certificate with this number, of whomever.
#[derive(Debug, FromQueryResult)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) code: String,
    pub(super) earned_with: String,
    pub(super) earned_at: i64,
    pub(super) valid_until: Option<i64>,
    pub(super) withdrawn_at: Option<i64>,
}

/// The certificate with this number; one that holds goes before one that was withdrawn.
pub(super) async fn known(tx: &Tx, number: &str) -> Result<Option<Known>, StoreError> {
    let sql =
        "SELECT id, account_id, code, earned_with, earned_at, valid_until, withdrawn_at FROM personal_certificates
        WHERE tenant_id = $1 AND number = $2 ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, id LIMIT 1";
    tx.one(tx.sql(sql).bind(number)).await
}

/// Writes a certificate down. Its number is that of one certificate, unless that was withdrawn.
pub(crate) async fn add_certificate(tx: &Tx, id: &PersonalAccountId, new: &NewCertificate) -> Result<(), ApiError> {
    if known(tx, new.number.trim()).await?.is_some_and(|known| known.withdrawn_at.is_none()) {
        return Err(ApiError::field("number", FieldProblem::Taken));
    }
    insert_certificate(tx, id, new).await?;
    count_up(tx, id).await?;
    Ok(tx.audit("personal_certificate.add", Object { kind: OBJECT, id: id.as_str() }, new).await?)
}

pub(super) async fn insert_certificate(tx: &Tx, id: &PersonalAccountId, new: &NewCertificate) -> Result<(), ApiError> {
    let (earned_at, valid_until) = days(new)?;
    let sql = "INSERT INTO personal_certificates (tenant_id, id, account_id, code, number, earned_with, earned_at, valid_until) VALUES";
    let row: Vec<Value> = vec![
        tx.new_id().into(),
        id.as_str().into(),
        new.code.as_str().into(),
        new.number.trim().into(),
        new.earned_with.as_str().into(),
        earned_at.into(),
        valid_until.into(),
    ];
    Ok(tx.exec_one(tx.sql(sql).push_rows([row])).await?)
}

/// Withdraws a certificate, and tells its owner why: it counts for nothing from now on.
pub(crate) async fn withdraw_certificate(
    tx: &Tx,
    (id, certificate): (&PersonalAccountId, &CertificateId),
    reason: &str,
) -> Result<(), ApiError> {
    #[derive(FromQueryResult)]
    struct Row {
        code: String,
        number: String,
        withdrawn_at: Option<i64>,
    }
    let sql = "SELECT code, number, withdrawn_at FROM personal_certificates WHERE tenant_id = $1 AND id = $2 AND account_id = $3";
    let row: Option<Row> = tx.one(tx.sql(sql).bind(certificate.as_str()).bind(id.as_str())).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    if row.withdrawn_at.is_some() {
        return Err(ApiError::State { state: "WITHDRAWN".to_owned() });
    }
    let sql =
        "UPDATE personal_certificates SET withdrawn_at = $3, withdrawn_because = $4 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(certificate.as_str()).bind(tx.now_secs()).bind(reason)).await?;
    count_up(tx, id).await?;
    let params = Params::from([("certificate", row.code), ("number", row.number), ("reason", reason.to_owned())]);
    tx.audit("personal_certificate.withdraw", Object { kind: OBJECT, id: id.as_str() }, &params).await?;
    Ok(tx.send_to_subjects(&[id.as_str()], MessageKind::CertificateWithdrawn, &params).await?)
}

/// Writes a training down; one of the same name and day is there once.
pub(crate) async fn add_training(tx: &Tx, id: &PersonalAccountId, new: &NewTraining) -> Result<(), ApiError> {
    if !insert_training(tx, id, new).await? {
        return Err(ApiError::State { state: "RECORDED".to_owned() });
    }
    count_up(tx, id).await?;
    Ok(tx.audit("personal_training.add", Object { kind: OBJECT, id: id.as_str() }, new).await?)
}

/// Answers whether it was not there yet.
pub(super) async fn insert_training(tx: &Tx, id: &PersonalAccountId, new: &NewTraining) -> Result<bool, ApiError> {
    let day = new.completed_on.ok_or_else(|| ApiError::field("completed_on", FieldProblem::Required))?;
    let at = start_of_day(day).timestamp();
    let same = "SELECT COUNT(*) FROM personal_trainings WHERE tenant_id = $1 AND account_id = $2 AND name = $3 AND completed_at = $4";
    let same = tx.sql(same).bind(id.as_str()).bind(new.name.trim()).bind(at);
    if tx.value::<i64>(same).await?.unwrap_or(0) > 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO personal_trainings (tenant_id, id, account_id, name, completed_at, hours) VALUES";
    let row: Vec<Value> =
        vec![tx.new_id().into(), id.as_str().into(), new.name.trim().into(), at.into(), i64::from(new.hours).into()];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    Ok(true)
}
