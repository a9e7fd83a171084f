//! What the vendor knows and decides about a partner, as its console shows it.

use super::{Subject, grants, version};
use crate::store::company::other_accounts;
use crate::store::coupon_quotas;
use crate::store::customers::code;
use crate::store::opportunities::{self, ho_eligibility_facts};
use crate::store::programs::{PathRow, RecordRow, all_records, applicant, choice_facts, held_tags, memberships, paths};
use crate::store::records::histories;
use crate::store::{Reader, StoreError, specialists};
use chrono::{DateTime, Utc};
use domain::api::associations::HistoryEntry;
use domain::api::companies::PartnerCompany;
use domain::api::coupon_quotas::CouponQuotaQuery;
use domain::api::opportunities::OpportunityQuery;
use domain::api::partners::{
    Cancellable, CoSellStanding, LastFactChange, PartnerFile, PartnerLine, PartnerPath, PartnerProgram, PartnerRole,
    PartnerTag,
};
use domain::api::specialists::SpecialistQuery;
use domain::api::vendor_grants::{PartnerManager, PartnerQuotas};
use domain::api::vendor_records::{AccountStanding, PartnerRecord, PartnerStanding};
use domain::ids::MemberId;
use domain::opportunity::OpportunityState;
use domain::organization::PresetRole;
use domain::program::{CompetencyTag, Direction};
use domain::rules::policy::Policy;
use domain::rules::programs::path_choice::PathChoiceFacts;
use domain::states::path_stage::PathStage;
use domain::states::specialist::SpecialistState;
use sea_orm::FromQueryResult;
use std::collections::HashMap;

/// A partner account of the list.
#[derive(FromQueryResult)]
pub(crate) struct LineRow {
    tenant_id: String,
    name_zh: String,
    name_en: String,
    partner_type: Option<String>,
    status: String,
}

impl LineRow {
    /// As it goes over the wire.
    pub(crate) fn wire(self) -> Result<PartnerLine, StoreError> {
        let partner_type = self.partner_type.map(|kind| code(&kind, "tenants.partner_type")).transpose()?;
        Ok(PartnerLine {
            partner_id: code(&self.tenant_id, "tenants.tenant_id")?,
            name_zh: self.name_zh,
            name_en: self.name_en,
            partner_type,
            frozen: self.status == "FROZEN",
        })
    }
}

#[derive(FromQueryResult)]
struct RoleRow {
    member_id: String,
    name: String,
    role: String,
    since_at: Option<i64>,
}

/// How much of a list the file shows; the rest is counted.
const SHOWN: u32 = 100;

type Histories = HashMap<String, Vec<HistoryEntry>>;

const LINE: &str =
    "SELECT tenant_id, name_zh, name_en, partner_type, status FROM tenants WHERE tenant_id = $1 AND kind = 'PARTNER'";

/// The partner of this scope as a line of the list.
pub(crate) async fn line(db: &Reader) -> Result<PartnerLine, StoreError> {
    let row: Option<LineRow> = db.one(db.sql(LINE)).await?;
    row.ok_or(StoreError::Corrupt { column: "tenants.kind" })?.wire()
}

/// The partner of this scope; `None` when it is no partner's tenant.
pub(crate) async fn partner_file(
    db: &Reader,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<Option<PartnerFile>, StoreError> {
    let Some(partner) = db.one::<LineRow>(db.sql(LINE)).await? else { return Ok(None) };
    let chosen = paths(db, now).await?;
    let (choices, co_sell) = (choice_facts(db, &chosen, now).await?, ho_eligibility_facts(db, now).await?);
    let (held, holders) = (held_tags(db).await?, holders(db).await?);
    let tags = CompetencyTag::ALL.iter().map(|tag| Subject::Tag(*tag));
    let subjects = choices.iter().map(|choice| Subject::Invitation(choice.path)).chain(tags);
    let subjects = subjects.chain([Subject::CoSell, Subject::Company, Subject::Standing]);
    let subjects = subjects.chain([Subject::CouponQuota, Subject::EcosystemManager]);
    let records = all_records(db).await?;
    let subjects = subjects.chain(records.iter().map(|row| Subject::Record(&row.id, row.record.kind)));
    let subjects = subjects.chain(holders.iter().map(|(member, role, ..)| Subject::Role(member, *role)));
    let ids: Vec<String> = subjects.map(Subject::record).collect();
    let kept = histories(db, ids.iter().map(String::as_str)).await?;
    let joined = memberships(db, now).await?;
    let standing = AccountStanding::of(&applicant(db, &joined, now).await?).in_order();
    let record = |row: &RecordRow| {
        let changed = last(&kept, Subject::Record(&row.id, row.record.kind))?;
        let (record_id, record) = (row.id.clone(), row.record.clone());
        Ok(PartnerRecord { record_id, record, withdrawn_at: row.withdrawn_at, changed })
    };
    let programs = joined.iter().map(|row| PartnerProgram {
        program: row.program,
        state: row.state,
        level: row.level,
        valid_until: row.valid_until,
        contact: row.contact.clone(),
    });
    let path = |choice: &PathChoiceFacts| {
        let row: Option<&PathRow> = chosen.iter().find(|row| row.path == choice.path);
        Ok(PartnerPath {
            path: choice.path,
            stage: row.map_or(PathStage::Available, |row| row.stage),
            valid_until: row.and_then(|row| row.valid_until),
            by_invitation: policy.program.invited_paths.contains(&choice.path),
            invited: choice.invited,
            changed: last(&kept, Subject::Invitation(choice.path))?,
        })
    };
    let tag = |tag: &CompetencyTag| {
        let held = held.iter().find(|held| held.tag == *tag).cloned();
        Ok(PartnerTag { tag: *tag, held, changed: last(&kept, Subject::Tag(*tag))? })
    };
    let role = |(member_id, role, name, under_review_since): &Holder| {
        let changed = last(&kept, Subject::Role(member_id, *role))?;
        let (member_id, name) = (member_id.clone(), name.clone());
        Ok(PartnerRole { member_id, name, role: *role, under_review_since: *under_review_since, changed })
    };
    Ok(Some(PartnerFile {
        partner: partner.wire()?,
        programs: programs.collect(),
        paths: choices.iter().map(path).collect::<Result<_, StoreError>>()?,
        co_sell: CoSellStanding {
            confirmed: co_sell.vendor_confirmed,
            listed_products: co_sell.listed_products,
            changed: last(&kept, Subject::CoSell)?,
        },
        tags: CompetencyTag::ALL.iter().map(tag).collect::<Result<_, StoreError>>()?,
        roles: holders.iter().map(role).collect::<Result<_, StoreError>>()?,
        manager: PartnerManager {
            manager: grants::manager(db).await?,
            changed: last(&kept, Subject::EcosystemManager)?,
        },
        coupon_quotas: quotas(db, last(&kept, Subject::CouponQuota)?, now).await?,
        standing: PartnerStanding { standing, changed: last(&kept, Subject::Standing)? },
        records: records.iter().map(record).collect::<Result<_, StoreError>>()?,
        company: PartnerCompany { accounts: other_accounts(db).await?, changed: last(&kept, Subject::Company)? },
        cancellable: cancellable(db, now).await?,
        version: version(db).await?,
    }))
}

async fn quotas(db: &Reader, changed: Option<LastFactChange>, now: DateTime<Utc>) -> Result<PartnerQuotas, StoreError> {
    let known = coupon_quotas::quotas(db, &CouponQuotaQuery::default(), now, (0, SHOWN)).await?;
    Ok(PartnerQuotas { count: known.total_count, quotas: known.quotas, changed })
}

async fn cancellable(db: &Reader, now: DateTime<Utc>) -> Result<Cancellable, StoreError> {
    let (direction, state) = (Some(Direction::Po), Some(OpportunityState::Accepted));
    let accepted = OpportunityQuery { direction, state, ..OpportunityQuery::default() };
    let accepted = opportunities::list(db, &accepted, (0, SHOWN)).await?;
    let specialists = SpecialistQuery { state: Some(SpecialistState::Specialist), ..SpecialistQuery::default() };
    let (specialist_count, specialists) = specialists::list(db, &specialists, (0, SHOWN), now).await?;
    let (opportunity_count, opportunities) = (accepted.count, accepted.opportunities);
    Ok(Cancellable { opportunity_count, opportunities, specialist_count, specialists })
}

/// Whose role, which, the name, and since when it is under review.
type Holder = (MemberId, PresetRole, String, Option<DateTime<Utc>>);

/// Every preset role that a member has; those under review first.
async fn holders(db: &Reader) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT r.member_id, m.name, r.role, v.since_at FROM member_roles r
            JOIN members m ON m.tenant_id = r.tenant_id AND m.id = r.member_id
            LEFT JOIN role_reviews v ON v.tenant_id = r.tenant_id AND v.member_id = r.member_id AND v.role = r.role
        WHERE r.tenant_id = $1 ORDER BY CASE WHEN v.since_at IS NULL THEN 1 ELSE 0 END, m.name, m.id, r.role";
    let holder = |row: RoleRow| {
        let since = row.since_at.map(crate::store::customers::moment).transpose()?;
        Ok((code(&row.member_id, "member_roles.member_id")?, code(&row.role, "member_roles.role")?, row.name, since))
    };
    db.all::<RoleRow>(db.sql(sql)).await?.into_iter().map(holder).collect()
}

fn last(kept: &Histories, subject: Subject<'_>) -> Result<Option<LastFactChange>, StoreError> {
    let Some(entry) = kept.get(&subject.record()).and_then(|all| all.last()) else { return Ok(None) };
    let change = code(&entry.event, "record_events.event")?;
    Ok(Some(LastFactChange { change, by: entry.actor.clone(), at: entry.at, reason: entry.reason.clone() }))
}
