//! Receipts of decisions: written with the decision, read by those who may read records.

use crate::auth::scope::{AsScope, Scope};
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::{Query, Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::receipts::{ReceiptLine, ReceiptQuery};
use domain::ids::ReceiptId;
use domain::permission::{CustomerVisibility, Permission};
use domain::rules::receipt::{Decision, Receipt};
use domain::rules::verdict::RuleId;
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A receipt on its way to where it is kept. A refusal carries it out of the transaction that is rolled back.
#[derive(Clone, Debug)]
pub struct NewReceipt {
    id: ReceiptId,
    scope: Scope,
    subject_kind: &'static str,
    subject_id: String,
    subject_name: String,
    receipt: Receipt,
}

impl NewReceipt {
    /// Of a decision about something with a name, in the name of a transaction's scope.
    pub(crate) fn new(tx: &Tx, about: Object<'_>, name: &str, receipt: Receipt) -> Result<Self, StoreError> {
        Ok(Self {
            id: code(&tx.new_id(), "decision_receipts.id")?,
            scope: tx.scope().clone(),
            subject_kind: about.kind,
            subject_id: about.id.to_owned(),
            subject_name: name.to_owned(),
            receipt,
        })
    }

    /// Which it is.
    pub(crate) const fn id(&self) -> &ReceiptId {
        &self.id
    }

    /// Writes it.
    pub(crate) async fn keep(&self, tx: &Tx) -> Result<(), StoreError> {
        let (decision, verdict) = (&self.receipt.decision, &self.receipt.decision.verdict);
        let sql = "INSERT INTO decision_receipts (tenant_id, id, rule, subject_kind, subject_id, subject_name, allowed, unmet, policy_version, decided_at, asked_by, asked_by_login, decision, hash) VALUES";
        let row = vec![
            self.id.as_str().into(),
            decision.rule.as_str().into(),
            self.subject_kind.into(),
            self.subject_id.as_str().into(),
            self.subject_name.as_str().into(),
            verdict.allowed().into(),
            i64::try_from(verdict.unmet().count()).unwrap_or(i64::MAX).into(),
            i64::from(decision.policy_version).into(),
            decision.decided_at.timestamp().into(),
            self.scope.actor().name.as_str().into(),
            self.scope.login().map_or("", |login| login.as_str()).into(),
            serde_json::to_string(decision).unwrap_or_default().into(),
            self.receipt.hash.as_str().into(),
        ];
        tx.within(&self.scope).exec_one(tx.within(&self.scope).sql(sql).push_rows([row])).await
    }
}

impl AsScope for NewReceipt {
    fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// The hash of a receipt's content.
pub(crate) fn content_hash(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    rule: String,
    subject_kind: String,
    subject_id: String,
    subject_name: String,
    allowed: bool,
    unmet: i64,
    policy_version: i64,
    decided_at: i64,
    asked_by: String,
    decision: String,
    hash: String,
}

const COLUMNS: &str = "SELECT id, rule, subject_kind, subject_id, subject_name, allowed, unmet, policy_version, decided_at, asked_by, decision, hash FROM decision_receipts WHERE tenant_id = $1";

impl Row {
    fn line(&self) -> Result<ReceiptLine, StoreError> {
        Ok(ReceiptLine {
            receipt_id: code(&self.id, "decision_receipts.id")?,
            rule: code(&self.rule, "decision_receipts.rule")?,
            subject_kind: self.subject_kind.clone(),
            subject_id: self.subject_id.clone(),
            subject_name: self.subject_name.clone(),
            allowed: self.allowed,
            unmet: u32::try_from(self.unmet).unwrap_or(u32::MAX),
            policy_version: u32::try_from(self.policy_version).unwrap_or(u32::MAX),
            decided_at: moment(self.decided_at)?,
            asked_by: self.asked_by.clone(),
        })
    }

    fn receipt(&self) -> Result<Receipt, StoreError> {
        let corrupt = |_| StoreError::Corrupt { column: "decision_receipts.decision" };
        Ok(Receipt { decision: serde_json::from_str(&self.decision).map_err(corrupt)?, hash: self.hash.clone() })
    }
}

/// What one may read about only with the right to work on it: opportunities are the primary account's alone, and
/// facts of the others name colleagues and what they hold, accounts that are nobody's customers, or money of resellers.
const KEPT: [(&str, Permission); 8] = [
    ("customer_association", Permission::DevelopCustomers),
    ("customer_report", Permission::DevelopCustomers),
    ("opportunity", Permission::ManageOpportunities),
    ("specialist", Permission::ManageOrganization),
    ("development_path", Permission::ManagePrograms),
    ("program_membership", Permission::ManagePrograms),
    ("reseller_funds", Permission::ManageResellers),
    ("reseller_quota", Permission::ManageResellers),
];

/// Who does not see all customers sees only what was decided for it itself; and so does who lacks the right of what is
/// [`KEPT`].
fn seen(db: &Reader, may: impl Fn(Permission) -> bool, mut sql: Query) -> Query {
    let login = db.scope().login().map_or("", |login| login.as_str());
    for (kind, _) in KEPT.iter().filter(|(_, permission)| !may(*permission)) {
        sql = sql.push_bind(" AND (subject_kind <> ", *kind).push_bind(" OR asked_by_login = ", login).push(")");
    }
    match db.scope().visibility() {
        CustomerVisibility::All => sql,
        CustomerVisibility::Own | CustomerVisibility::OfReportingManagers | CustomerVisibility::Nothing => {
            sql.push_bind(" AND asked_by_login = ", login)
        }
    }
}

/// One page of receipts that the scope sees, the newest first, and how many there are.
pub(crate) async fn list(
    db: &Reader,
    may: impl Fn(Permission) -> bool,
    query: &ReceiptQuery,
    (offset, limit): (u32, u32),
) -> Result<(u64, Vec<ReceiptLine>), StoreError> {
    let filtered = |mut sql: Query| {
        if let Some(rule) = query.rule {
            sql = sql.push_bind(" AND rule = ", rule.as_str());
        }
        if let Some(allowed) = query.allowed {
            sql = sql.push_bind(" AND allowed = ", allowed);
        }
        if let Some(subject) = &query.subject_id {
            sql = sql.push_bind(" AND subject_id = ", subject.as_str());
        }
        seen(db, &may, sql)
    };
    let count = filtered(db.sql("SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1"));
    let count: i64 = db.value(count).await?.unwrap_or(0);
    let page = filtered(db.sql(COLUMNS)).push(" ORDER BY decided_at DESC, id");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<Row> = db.all(page).await?;
    Ok((count.unsigned_abs(), rows.iter().map(Row::line).collect::<Result<_, _>>()?))
}

/// One receipt that the scope sees.
pub(crate) async fn get(
    db: &Reader,
    may: impl Fn(Permission) -> bool,
    id: &ReceiptId,
) -> Result<Option<(ReceiptLine, Receipt)>, StoreError> {
    let row: Option<Row> = db.one(seen(db, may, db.sql(COLUMNS).push_bind(" AND id = ", id.as_str()))).await?;
    row.map(|row| Ok((row.line()?, row.receipt()?))).transpose()
}

/// What a rule said lately about somebody to the login of this scope, the newest first: a page of it is enough to see
/// whether the same was said already.
pub(crate) async fn kept_lately(
    db: &Reader,
    rule: RuleId,
    subject: &str,
    since: DateTime<Utc>,
) -> Result<Vec<(ReceiptId, Decision)>, StoreError> {
    let login = db.scope().login().map_or("", |login| login.as_str());
    let sql = db.sql(COLUMNS).push_bind(" AND subject_id = ", subject).push_bind(" AND rule = ", rule.as_str());
    let sql = sql.push_bind(" AND asked_by_login = ", login).push_bind(" AND decided_at > ", since.timestamp());
    let rows: Vec<Row> = db.all(sql.push(" ORDER BY decided_at DESC, id LIMIT 50")).await?;
    rows.iter().map(|row| Ok((row.line()?.receipt_id, row.receipt()?.decision))).collect()
}

/// The facts of decisions of this account, whoever asked; for what they say about the account itself.
pub(crate) async fn facts_of(
    db: &Reader,
    ids: impl IntoIterator<Item = String>,
) -> Result<HashMap<String, serde_json::Value>, StoreError> {
    #[derive(FromQueryResult)]
    struct Kept {
        id: String,
        decision: String,
    }
    let sql = "SELECT id, decision FROM decision_receipts WHERE tenant_id = $1";
    let rows: Vec<Kept> = db.all(db.sql(sql).push_list(" AND id IN ", ids)).await?;
    let read = |row: Kept| {
        let corrupt = |_| StoreError::Corrupt { column: "decision_receipts.decision" };
        let decision: Decision = serde_json::from_str(&row.decision).map_err(corrupt)?;
        Ok((row.id, decision.facts))
    };
    rows.into_iter().map(read).collect()
}
