//! Applying for the invitation to a path: the application is the vendor's review, and what was written stands here.

use super::paths::paths;
use crate::auth::scope::system_scope;
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::company::sibling_tenants;
use crate::store::reviews::{self, Closing, NewReview};
use crate::store::vendor_facts::{self, Note, Subject};
use crate::store::{Reader, StoreError, Tx};
use domain::api::path_applications::PathApplication;
use domain::api::reviews::{Review, ReviewKind};
use domain::ids::{ReceiptId, ReviewId};
use domain::program::DevelopmentPath;
use domain::states::machine::Actor;
use domain::states::path_stage::PathStage;
use domain::states::review::ReviewEvent;
use sea_orm::FromQueryResult;
use std::collections::HashMap;

const KIND: ReviewKind = ReviewKind::PathApplication;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    reason: String,
}

/// Why each of these was applied for; of reviews of another kind there is nothing.
pub(crate) async fn reasons_asked(
    db: &Reader,
    ids: impl Iterator<Item = String>,
) -> Result<HashMap<String, String>, StoreError> {
    let sql = "SELECT id, reason FROM path_applications WHERE tenant_id = $1";
    let rows: Vec<Row> = db.all(db.sql(sql).push_list(" AND id IN ", ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.reason)).collect())
}

/// Every application for an invitation, newest first.
pub(crate) async fn path_applications(db: &Reader) -> Result<Vec<PathApplication>, StoreError> {
    let reviews = reviews::of_kind(db, KIND).await?;
    let mut reasons = reasons_asked(db, reviews.iter().map(|review| review.review_id.to_string())).await?;
    reviews.into_iter().map(|review| wire(review, |id| reasons.remove(id))).collect()
}

/// The last application for this path.
pub(crate) async fn path_application_of(
    db: &Reader,
    path: DevelopmentPath,
) -> Result<Option<PathApplication>, StoreError> {
    Ok(path_applications(db).await?.into_iter().find(|application| application.path == path))
}

fn wire(review: Review, reason: impl FnOnce(&str) -> Option<String>) -> Result<PathApplication, StoreError> {
    let corrupt = |column| StoreError::Corrupt { column };
    let path = review.subject_id.parse().map_err(|_| corrupt("reviews.subject_id"))?;
    let reason = reason(review.review_id.as_str()).ok_or_else(|| corrupt("path_applications.reason"))?;
    Ok(PathApplication { path, reason, review })
}

/// Puts the application into the vendor's queue. The rule has allowed it: the receipt says so.
pub(crate) async fn open_path_application(
    tx: &Tx,
    (path, reason): (DevelopmentPath, &str),
    receipt: &ReceiptId,
) -> Result<(), ApiError> {
    let id: ReviewId = reviews::open(tx, NewReview::about(KIND, path.as_str()).with(receipt)).await?;
    let sql = "INSERT INTO path_applications (tenant_id, id, path, reason) VALUES ($1, $2, $3, $4)";
    tx.exec_one(tx.sql(sql).bind(id.as_str()).bind(path.as_str()).bind(reason)).await?;
    Ok(tx.audit("path_application.apply", object(path), &serde_json::json!({ "reason": reason })).await?)
}

/// Takes the application back before the vendor has decided.
pub(crate) async fn withdraw_path_application(tx: &Tx, application: &PathApplication) -> Result<(), ApiError> {
    let PathApplication { path, review, .. } = application;
    transition(review.state, ReviewEvent::Withdraw, Actor::Partner)?;
    reviews::close(tx, KIND, path.as_str(), Closing::Withdrawn).await?;
    Ok(tx.audit("path_application.withdraw", object(*path), &serde_json::json!({})).await?)
}

/// Gives the invitation, as an operator does of its own accord, or leaves everything as it is. The partner is told by the
/// answer to its application.
pub(crate) async fn rule_path_application(
    tx: &Tx,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let path: DevelopmentPath = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    if !approved {
        let detail = serde_json::json!({ "reason": reason });
        return Ok(tx.audit("path_application.reject", object(path), &detail).await?);
    }
    vendor_facts::invite(tx, path).await?;
    let given = Note { reason: Some(reason).filter(|text| !text.is_empty()), ..Note::given(Subject::Invitation(path)) };
    vendor_facts::keep(tx, vendor_facts::version(tx).await?, &given).await?;
    Ok(())
}

/// Ends what the company's other accounts applied for: this account is on the path now, and a company is on it once.
pub(crate) async fn overtake_path(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    for other in sibling_tenants(tx).await? {
        let there = tx.within(&system_scope(other, "company paths"));
        if reviews::overtake(&there, KIND, path.as_str()).await? {
            there.audit("path_application.overtaken", object(path), &serde_json::json!({})).await?;
        }
    }
    Ok(())
}

/// The same for every path that an account of the company is on: accounts were put together.
pub(crate) async fn overtake_paths(tx: &Tx) -> Result<(), ApiError> {
    let mut accounts = vec![tx.clone()];
    for other in sibling_tenants(tx).await? {
        accounts.push(tx.within(&system_scope(other, "company paths")));
    }
    for account in accounts {
        for row in paths(&account, account.now()).await?.into_iter().filter(|row| row.stage != PathStage::Available) {
            overtake_path(&account, row.path).await?;
        }
    }
    Ok(())
}

const fn object(path: DevelopmentPath) -> Object<'static> {
    Object { kind: "development_path", id: path.as_str() }
}
