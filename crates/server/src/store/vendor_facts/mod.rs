//! What the vendor decides about a partner of its own accord. Runs in the partner's tenant, in the operator's name.

mod change;
mod file;
mod grants;
mod note;
mod records;
mod standing;

pub(crate) use change::{confirm, drop_tag, end_review, give_tag, invite, review_role, unconfirm, uninvite};
pub(crate) use file::{LineRow, line, partner_file};
pub(crate) use grants::{change_manager, give_quota};
pub(crate) use note::{Note, OBJECT, keep, note};
pub(crate) use records::{add_record, change_solution, withdraw_record};
pub(crate) use standing::change_standing;

use crate::store::{Reader, StoreError, Tx};
use domain::api::partners::VendorFact;
use domain::api::path_records::PathRecordKind;
use domain::ids::{MemberId, PathRecordId};
use domain::organization::PresetRole;
use domain::program::{CompetencyTag, DevelopmentPath};

/// Which fact.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'a> {
    /// The invitation to a path.
    Invitation(DevelopmentPath),
    /// The confirmation for opportunities of the vendor.
    CoSell,
    /// A competency tag.
    Tag(CompetencyTag),
    /// The review of a member's role.
    Role(&'a MemberId, PresetRole),
    /// The other accounts of the company.
    Company,
    /// A record on a path.
    Record(&'a PathRecordId, PathRecordKind),
    /// The standing of the account.
    Standing,
    /// A quota of vouchers.
    CouponQuota,
    /// Whom the partner reaches.
    EcosystemManager,
}

impl Subject<'_> {
    pub(super) const fn fact(self) -> VendorFact {
        match self {
            Self::Invitation(_) => VendorFact::PathInvitation,
            Self::CoSell => VendorFact::CoSell,
            Self::Tag(_) => VendorFact::CompetencyTag,
            Self::Role(..) => VendorFact::RoleReview,
            Self::Company => VendorFact::Company,
            Self::Record(..) => VendorFact::PathRecord,
            Self::Standing => VendorFact::Standing,
            Self::CouponQuota => VendorFact::CouponQuota,
            Self::EcosystemManager => VendorFact::EcosystemManager,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Invitation(path) => path.as_str(),
            Self::CoSell | Self::Company | Self::Standing | Self::CouponQuota | Self::EcosystemManager => "",
            Self::Record(_, kind) => kind.as_str(),
            Self::Tag(tag) => tag.as_str(),
            Self::Role(_, role) => role.as_str(),
        }
    }

    /// Under which its history is kept; ids of other records have no colon.
    pub(super) fn record(self) -> String {
        match self {
            Self::Role(member, role) => format!("{}:{member}:{role}", self.fact()),
            Self::Record(id, _) => format!("{}:{id}", self.fact()),
            _ => format!("{}:{}", self.fact(), self.code()),
        }
    }
}

/// The version of what the vendor decided about the partner; 0 before the first time.
pub(crate) async fn version(db: &Reader) -> Result<i64, StoreError> {
    let sql = "SELECT version FROM vendor_standings WHERE tenant_id = $1";
    Ok(db.value(db.sql(sql)).await?.unwrap_or(0))
}

/// Counts the version up from the one that was seen.
async fn count_up(tx: &Tx, seen: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO vendor_standings (tenant_id, version) VALUES ($1, 1)
        ON CONFLICT (tenant_id) DO UPDATE SET version = vendor_standings.version + 1 WHERE vendor_standings.version = $2";
    tx.exec_one(tx.sql(sql).bind(seen)).await
}
