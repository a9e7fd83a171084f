//! The history of P-23: customers that opened an invitation and wanted to associate.

use crate::auth::scope::AsScope;
use crate::store::customers::{code, moment};
use crate::store::development::accounts::AccountRow;
use crate::store::development::invitations::InvitationRow;
use crate::store::development::report_row::made_by;
use crate::store::{Query, Reader, StoreError, Tx};
use domain::api::customer_development::{AssociationAttempt, AssociationAttemptQuery, AssociationAttempts};
use domain::ids::ReceiptId;
use domain::permission::CustomerVisibility;
use domain::rules::verdict::{Condition, RuleId};
use sea_orm::FromQueryResult;

/// What became of a try.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewAttempt<'a> {
    pub(crate) account: &'a AccountRow,
    pub(crate) invitation: &'a InvitationRow,
    pub(crate) report_id: Option<&'a str>,
    pub(crate) associated: bool,
    /// Was its account registered by the way?
    pub(crate) registered: bool,
    /// What was not met, as the partner may read it.
    pub(crate) unmet: &'a [Condition],
    pub(crate) rules: &'a [RuleId],
    pub(crate) receipt: Option<&'a ReceiptId>,
}

/// Writes an attempt down.
pub(crate) async fn note_attempt(tx: &Tx, new: NewAttempt<'_>) -> Result<(), StoreError> {
    let NewAttempt { account, invitation, .. } = new;
    let sql = "INSERT INTO association_attempts (tenant_id, id, at, home_tenant_id, account_id, customer_name, account_name, association_type,
        invitation_id, report_id, invited_by, invited_by_member, associated, registered, unmet, rules, receipt_id) VALUES";
    let rules: Vec<_> = new.rules.iter().map(|rule| rule.as_str()).collect();
    let row = vec![
        tx.new_id().into(),
        tx.now_secs().into(),
        account.home.as_str().into(),
        account.id.as_str().into(),
        account.name.as_str().into(),
        account.account_name.as_str().into(),
        invitation.association_type()?.as_str().into(),
        invitation.id.as_str().into(),
        invitation.report_id.clone().or_else(|| new.report_id.map(str::to_owned)).into(),
        invitation.made_by_name.as_str().into(),
        invitation.made_by_member.as_str().into(),
        new.associated.into(),
        new.registered.into(),
        serde_json::to_string(new.unmet).unwrap_or_default().into(),
        rules.join(",").into(),
        new.receipt.map(|receipt| receipt.as_str().to_owned()).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}

/// Has this account tried this invitation in vain before? The partner is told once; of those who are not registered yet, it
/// is told of the first alone.
pub(crate) async fn failed_before(
    tx: &Tx,
    account: &AccountRow,
    invitation: &str,
    is_new: bool,
) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM association_attempts WHERE tenant_id = $1 AND invitation_id = $2 AND NOT associated";
    let mut query = tx.sql(sql).bind(invitation).push_bind(" AND home_tenant_id = ", account.home.as_str());
    if !is_new {
        query = query.push_bind(" AND account_id = ", account.id.as_str());
    }
    Ok(tx.value::<String>(query.push(" LIMIT 1")).await?.is_some())
}

#[derive(FromQueryResult)]
struct Row {
    at: i64,
    customer_name: String,
    account_name: String,
    association_type: String,
    by_letter: bool,
    invited_by: String,
    associated: bool,
    unmet: String,
    rules: String,
    receipt_id: Option<String>,
    account_id: String,
}

const SELECT: &str = "SELECT t.at, t.customer_name, t.account_name, t.association_type, i.report_id IS NOT NULL AS by_letter, t.invited_by,
        t.associated, t.unmet, t.rules, t.receipt_id, t.account_id
    FROM association_attempts t JOIN customer_invitations i ON i.tenant_id = t.tenant_id AND i.id = t.invitation_id
    WHERE t.tenant_id = $1";

/// One page of the attempts that the scope sees, newest first.
pub(crate) async fn attempts(
    db: &Reader,
    query: &AssociationAttemptQuery,
    (offset, limit): (u32, u32),
) -> Result<AssociationAttempts, StoreError> {
    let filtered = |mut sql: Query| {
        if let Some(associated) = query.associated {
            sql = sql.push_bind(" AND t.associated = ", associated);
        }
        let sql = sql.push_contains(&["t.customer_name", "t.account_name"], query.search.as_deref());
        made_by(sql, db.scope(), " AND t.invited_by_member")
    };
    let count: Option<i64> =
        db.value(filtered(db.sql("SELECT COUNT(*) FROM association_attempts t WHERE t.tenant_id = $1"))).await?;
    let page = filtered(db.sql(SELECT)).push(" ORDER BY t.at DESC, t.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<Row> = db.all(page).await?;
    // Receipts of what customers decide are read by those who see all of them.
    let reads_receipts = db.scope().visibility() == CustomerVisibility::All;
    let attempts = rows.into_iter().map(|row| row.wire(reads_receipts)).collect::<Result<_, _>>()?;
    Ok(AssociationAttempts { count: count.unwrap_or(0).unsigned_abs(), attempts })
}

impl Row {
    fn wire(self, reads_receipts: bool) -> Result<AssociationAttempt, StoreError> {
        let rules = self.rules.split(',').filter(|text| !text.is_empty());
        let receipt = self.receipt_id.filter(|_| reads_receipts);
        let customer = self.associated.then(|| code(&self.account_id, "association_attempts.account_id"));
        Ok(AssociationAttempt {
            at: moment(self.at)?,
            association_type: code(&self.association_type, "association_attempts.association_type")?,
            by_letter: self.by_letter,
            invited_by: self.invited_by,
            associated: self.associated,
            unmet: serde_json::from_str(&self.unmet)
                .map_err(|_| StoreError::Corrupt { column: "association_attempts.unmet" })?,
            rules: rules.map(|text| code(text, "association_attempts.rules")).collect::<Result<_, _>>()?,
            receipt_id: receipt.map(|id| code(&id, "association_attempts.receipt_id")).transpose()?,
            customer_id: customer.transpose()?,
            customer_name: self.customer_name,
            account_name: self.account_name,
        })
    }
}
