//! Resellers of a distributor, and the applications to become one (P-60).

mod adjust_records;
mod advance;
mod applications;
mod funds;
mod invitations;
mod list;
mod own_funds;
mod permission;
mod quota_records;
mod quotas;
mod relations;
mod unlink;

pub(crate) use adjust_records::adjust_records;
pub(crate) use advance::{Step, advance, rule_application};
pub(crate) use applications::{
    Addressee, ApplicationRow, NewApplication, find_received, latest, latest_detail, open, received_detail,
};
pub(crate) use funds::{Moving, funds, move_funds};
pub(crate) use invitations::{
    InvitationRow, bar, find_invitation, invitation_by_token, invitations, invite, withdraw_invitation,
};
pub(crate) use list::received;
pub(crate) use own_funds::{own_distributor, own_records};
pub(crate) use permission::permit;
pub(crate) use quota_records::{issued_quotas, quota_records};
pub(crate) use quotas::{IssuedQuota, QuotaChange, issue, issued, reclaim};
pub(crate) use relations::{ResellerRow, assign, count, find, resellers};
pub(crate) use unlink::unlink;

/// The kind of an application in the audit log and in receipts.
pub(crate) const APPLICATION: &str = "reseller_application";
