//! Resellers of a distributor, and the applications to become one (P-60).

use domain::api::associations::Answer;
use domain::api::coupon_quotas::{CouponQuotaQuery, CouponQuotas};
use domain::api::distributor_funds::{DistributorFundsQuery, DistributorFundsRecords};
use domain::api::issued_quotas::{IssuedCouponQuotas, IssuedQuotaQuery, QuotaRecordQuery, QuotaRecords};
use domain::api::members::AssignAccountManager;
use domain::api::reseller_applications::{
    NewResellerApprovals, NewResellerRejections, ResellerAnswers, ResellerApplicationDetail, ResellerApplicationQuery,
    ResellerApplications,
};
use domain::api::reseller_funds::{IndirectPartnerAmount, ResellerAdjustQuery, ResellerAdjustRecords};
use domain::api::reseller_invitations::{
    InvitationToken, NewResellerInvitation, ReceivedResellerInvitation, ResellerInvitation, ResellerInvitations,
    SentResellerInvitation,
};
use domain::api::reseller_quotas::{IssueResellerQuota, ReclaimResellerQuotas};
use domain::api::resellers::{
    IndirectPartner, IndirectPartnerQuery, IndirectPartners, ResellerDetail, ResellerPermission,
};
use domain::api::reviews::{PartnerAccounts, PartnerQuery};
use domain::ids::{ResellerApplicationId, TenantId};
use domain::rules::reseller_funds::FundsOperation;

use leptos::prelude::*;

use super::fetch::use_fetch_when;
use super::request::{Ignored, Method, Request};
use super::session;

const RESELLERS: &str = "/v2/partners/indirect-partners";
/// As many as one answer has.
const MOST: u32 = 100;
const ACCOUNTS: &str = "/v2/accounts/partner-accounts";
const QUOTAS: &str = "/v2/partners/coupon-quotas";
const APPLICATIONS: &str = "/v2/partners/reseller-applications";
const INVITATIONS: &str = "/v2/partners/reseller-invitations";

/// `POST /v2/partners/indirect-partners/query`.
pub fn query(query: &IndirectPartnerQuery) -> Request<IndirectPartners> {
    Request::query(format!("{RESELLERS}/query"), query)
}

/// A distributor's resellers by name, for a filter and a column; nothing for everybody else.
pub fn use_reseller_names() -> Memo<Vec<(TenantId, String)>> {
    let all = use_fetch_when(|| {
        let query = IndirectPartnerQuery { limit: Some(MOST), ..IndirectPartnerQuery::default() };
        session::is_distributor().then(|| self::query(&query))
    });
    Memo::new(move |_| {
        let names = all.read(|answer| {
            let one = |one: &IndirectPartner| (one.indirect_partner_id.clone(), one.name.clone());
            answer.indirect_partners.iter().map(one).collect()
        });
        names.unwrap_or_default()
    })
}

/// `GET /v2/partners/reseller-invitations`.
pub fn invitations() -> Request<ResellerInvitations> {
    Request::get(INVITATIONS)
}

/// `POST` of the same: the answer is the only one with the address.
pub fn invite(new: &NewResellerInvitation) -> Request<SentResellerInvitation> {
    Request::write(Method::Post, INVITATIONS, new)
}

/// `POST …/{invitation_id}/withdraw`.
pub fn withdraw_invitation(one: &ResellerInvitation) -> Request<ResellerInvitation> {
    Request::command(Method::Post, format!("{INVITATIONS}/{}/withdraw", one.invitation_id)).if_match(one.version)
}

/// `POST …/read`: what the letter with this token says.
pub fn read_invitation(token: &InvitationToken) -> Request<ReceivedResellerInvitation> {
    Request::query(format!("{INVITATIONS}/read"), token)
}

/// `GET /v2/partners/indirect-partners/{id}`.
pub fn get(id: &TenantId) -> Request<ResellerDetail> {
    Request::get(format!("{RESELLERS}/{id}"))
}

/// `POST /v2/partners/indirect-partners/{id}/account-manager`; `version` is the reseller's.
pub fn assign(id: &TenantId, version: i64, new: &AssignAccountManager) -> Request<Ignored> {
    Request::write(Method::Post, format!("{RESELLERS}/{id}/account-manager"), new).if_match(version)
}

/// `POST /v2/partners/indirect-partners/{id}/permission`; `version` is the reseller's.
pub fn set_permission(id: &TenantId, version: i64, new: ResellerPermission) -> Request<Ignored> {
    Request::write(Method::Post, format!("{RESELLERS}/{id}/permission"), &new).if_match(version)
}

/// `POST /v2/accounts/partner-accounts/indirect-partner-adjust`, or `…/indirect-partner-reclaim`.
pub fn move_funds(operation: FundsOperation, new: &IndirectPartnerAmount) -> Request<Ignored> {
    let then = match operation {
        FundsOperation::Allocate => "indirect-partner-adjust",
        FundsOperation::Reclaim => "indirect-partner-reclaim",
    };
    Request::write(Method::Post, format!("{ACCOUNTS}/{then}"), new)
}

/// `GET /v2/accounts/partner-accounts/indirect-partner-adjust-records`.
pub fn adjust_records(query: &ResellerAdjustQuery) -> Request<ResellerAdjustRecords> {
    Request::get_with("/v2/accounts/partner-accounts/indirect-partner-adjust-records", query)
}

/// `GET /v2/accounts/partner-accounts/distributor-adjust-records`.
pub fn own_records(query: &DistributorFundsQuery) -> Request<DistributorFundsRecords> {
    Request::get_with("/v2/accounts/partner-accounts/distributor-adjust-records", query)
}

/// `POST /v2/partners/coupon-quotas/query`.
pub fn own_quotas(query: &CouponQuotaQuery) -> Request<CouponQuotas> {
    Request::query(format!("{QUOTAS}/query"), query)
}

/// `POST /v2/partners/coupon-quotas/indirect-partner-adjust`.
pub fn issue_quota(new: &IssueResellerQuota) -> Request<Ignored> {
    Request::write(Method::Post, format!("{QUOTAS}/indirect-partner-adjust"), new)
}

/// `POST /v2/partners/coupon-quotas/indirect-partner-reclaim`.
pub fn reclaim_quotas(new: &ReclaimResellerQuotas) -> Request<Ignored> {
    Request::write(Method::Post, format!("{QUOTAS}/indirect-partner-reclaim"), new)
}

/// `GET /v2/partners/issued-coupon-quotas`.
pub fn issued_quotas(query: &IssuedQuotaQuery) -> Request<IssuedCouponQuotas> {
    Request::get_with("/v2/partners/issued-coupon-quotas", query)
}

/// `GET /v2/partners/coupon-quotas/records`.
pub fn quota_records(query: &QuotaRecordQuery) -> Request<QuotaRecords> {
    Request::get_with("/v2/partners/coupon-quotas/records", query)
}

/// `GET /v2/partners/reseller-applications`.
pub fn applications(query: &ResellerApplicationQuery) -> Request<ResellerApplications> {
    Request::get_with(APPLICATIONS, query)
}

/// `GET /v2/partners/reseller-applications/{id}`.
pub fn application(id: &ResellerApplicationId) -> Request<ResellerApplicationDetail> {
    Request::get(format!("{APPLICATIONS}/{id}"))
}

/// `POST /v2/partners/reseller-applications/{id}/approve`.
pub fn approve(id: &ResellerApplicationId, version: i64) -> Request<ResellerApplicationDetail> {
    Request::command(Method::Post, format!("{APPLICATIONS}/{id}/approve")).if_match(version)
}

/// `POST /v2/partners/reseller-applications/{id}/reject`.
pub fn reject(id: &ResellerApplicationId, version: i64, answer: &Answer) -> Request<ResellerApplicationDetail> {
    Request::write(Method::Post, format!("{APPLICATIONS}/{id}/reject"), answer).if_match(version)
}

/// `POST /v2/partners/reseller-applications/approve`.
pub fn approve_all(new: &NewResellerApprovals) -> Request<ResellerAnswers> {
    Request::write(Method::Post, format!("{APPLICATIONS}/approve"), new)
}

/// `POST /v2/partners/reseller-applications/reject`.
pub fn reject_all(new: &NewResellerRejections) -> Request<ResellerAnswers> {
    Request::write(Method::Post, format!("{APPLICATIONS}/reject"), new)
}

/// `GET /v2/partners/distributors`.
pub fn distributors(query: &PartnerQuery) -> Request<PartnerAccounts> {
    Request::get_with("/v2/partners/distributors", query)
}
