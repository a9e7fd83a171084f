//! Voucher quotas: the distributor's own from the vendor, and what it issued of them to a reseller.

use super::partner::Partner;
use super::random::Rng;
use super::world::{DAY, World};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::api::issued_quotas::QuotaRecordOperation as Operation;
use serde::Deserialize;

const QUOTAS: &str = "INSERT INTO coupon_quotas (tenant_id, id, title_zh, title_en, quota_value, balance, created_at, updated_at, effective_at, expires_at, distributor_id, is_reclaimed) VALUES";
const ISSUED: &str = "INSERT INTO reseller_quotas (tenant_id, id, reseller_id, parent_quota_id, issued_at) VALUES";
const RECORDS: &str = "INSERT INTO reseller_quota_records (tenant_id, id, reseller_id, quota_id, parent_quota_id, operation_type, amount, currency, operator, remark, at) VALUES";

/// The quota that everything is issued from, in fen.
const VALUE: i64 = 50_000_000;
const RESELLER: &str = "reseller";

/// What a reseller got: days ago, how much, what it has not used, and how many days ago that was taken back.
struct Issue {
    days: i64,
    amount: i64,
    unused: i64,
    taken_back: Option<i64>,
}

const ISSUES: [Issue; 3] = [
    Issue { days: 40, amount: 8_000_000, unused: 5_500_000, taken_back: None },
    Issue { days: 30, amount: 600_000, unused: 0, taken_back: None },
    Issue { days: 15, amount: 2_000_000, unused: 1_200_000, taken_back: Some(5) },
];

/// What a quota is called.
#[derive(Debug, Clone, Default, Deserialize)]
struct Name {
    zh: String,
    en: String,
}

/// A quota of one account.
struct Quota {
    value: i64,
    balance: i64,
    came: i64,
    changed: i64,
    from: i64,
    until: i64,
}

impl Quota {
    fn row(&self, id: &str, name: &Name, distributor: Option<&str>, reclaimed: bool) -> Row {
        vec![
            id.into(),
            name.zh.as_str().into(),
            name.en.as_str().into(),
            self.value.into(),
            self.balance.into(),
            self.came.into(),
            self.changed.into(),
            self.from.into(),
            self.until.into(),
            distributor.map(str::to_owned).into(),
            reclaimed.into(),
        ]
    }
}

/// Writes the quotas of both sides and the distributor's records.
pub(super) async fn write(tx: &Tx, world: &World, distributor: &Partner, rng: &mut Rng) -> Result<usize, ApiError> {
    let tenant = distributor.spec.id.as_str();
    let by = distributor.admin().map_or("", |admin| admin.name.as_str());
    let ago = |days: i64| world.now - days * DAY;
    let parent = rng.id(ago(60));
    let gone: i64 =
        ISSUES.iter().map(|one| if one.taken_back.is_some() { one.amount - one.unused } else { one.amount }).sum();
    let own = [
        (
            parent.clone(),
            Quota {
                value: VALUE,
                balance: VALUE - gone,
                came: ago(60),
                changed: ago(5),
                from: ago(60),
                until: ago(-305),
            },
        ),
        (
            rng.id(ago(400)),
            Quota {
                value: 9_000_000,
                balance: 700_000,
                came: ago(400),
                changed: ago(90),
                from: ago(400),
                until: ago(35),
            },
        ),
        (
            rng.id(ago(3)),
            Quota {
                value: 20_000_000,
                balance: 20_000_000,
                came: ago(3),
                changed: ago(3),
                from: ago(-20),
                until: ago(-385),
            },
        ),
    ];
    let names: Vec<Name> =
        serde_json::from_str(include_str!("quotas.json")).map_err(|_| ApiError::Internal("demo quotas"))?;
    // What is issued of the first is called the same.
    let first = names.first().cloned().unwrap_or_default();
    let rows = own.iter().zip(&names).map(|((id, quota), name)| quota.row(id, name, None, false));
    let mut written = insert(tx, tenant, QUOTAS, rows).await?;
    for issue in &ISSUES {
        let id = rng.id(ago(issue.days));
        let left = if issue.taken_back.is_some() { 0 } else { issue.unused };
        let changed = ago(issue.taken_back.unwrap_or(issue.days - 1));
        let theirs = Quota {
            value: issue.amount,
            balance: left,
            came: ago(issue.days),
            changed,
            from: ago(60),
            until: ago(-305),
        };
        written +=
            insert(tx, RESELLER, QUOTAS, [theirs.row(&id, &first, Some(tenant), issue.taken_back.is_some())]).await?;
        let row = vec![id.as_str().into(), RESELLER.into(), parent.as_str().into(), ago(issue.days).into()];
        written += insert(tx, tenant, ISSUED, [row]).await?;
        let moved = [
            Some((Operation::Issue, issue.amount, ago(issue.days))),
            issue.taken_back.map(|days| (Operation::Reclaim, issue.unused, ago(days))),
        ];
        for (operation, amount, at) in moved.into_iter().flatten() {
            let record = vec![
                rng.id(at).into(),
                RESELLER.into(),
                id.as_str().into(),
                parent.as_str().into(),
                operation.as_str().into(),
                amount.into(),
                "CNY".into(),
                by.into(),
                "".into(),
                at.into(),
            ];
            written += insert(tx, tenant, RECORDS, [record]).await?;
        }
    }
    Ok(written)
}
