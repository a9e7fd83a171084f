//! The vendor's partners, for its operators.

use domain::api::companies::NewCompanyAccount;
use domain::api::partner_opening::NewPartner;
use domain::api::partners::{PartnerFile, PartnerList, PartnerListQuery};
use domain::api::vendor_facts::{NewCoSell, NewCompetencyTag, NewPathInvitation, RoleReviewOrder, TakenBack};
use domain::api::vendor_grants::{ManagerChange, NewPartnerQuota};
use domain::api::vendor_records::{NewPathRecord, SolutionChange, StandingChange};
use domain::ids::{PathRecordId, TenantId};
use domain::program::{CompetencyTag, DevelopmentPath};
use serde::Serialize;

use super::request::{Ignored, Method, Request};

const PARTNERS: &str = "/v2/operator/partners";

/// A partner, and the version of what the vendor decided about it.
pub type At<'a> = (&'a TenantId, i64);

/// `POST /v2/operator/partners/query`.
pub fn query(query: &PartnerListQuery) -> Request<PartnerList> {
    Request::query(format!("{PARTNERS}/query"), query)
}

/// `POST /v2/operator/partners`.
pub fn open(new: &NewPartner) -> Request<PartnerFile> {
    Request::write(Method::Post, PARTNERS, new)
}

/// `GET /v2/operator/partners/{partner_id}`.
pub fn get(id: &TenantId) -> Request<PartnerFile> {
    Request::get(format!("{PARTNERS}/{id}"))
}

fn change((id, version): At<'_>, what: &str, body: &impl Serialize) -> Request<Ignored> {
    Request::write(Method::Post, format!("{PARTNERS}/{id}/{what}"), body).if_match(version)
}

/// `POST …/path-invitations`.
pub fn invite(at: At<'_>, path: DevelopmentPath) -> Request<Ignored> {
    change(at, "path-invitations", &NewPathInvitation { path })
}

/// `POST …/path-invitations/{path}/withdraw`.
pub fn uninvite(at: At<'_>, path: DevelopmentPath, why: &TakenBack) -> Request<Ignored> {
    change(at, &format!("path-invitations/{path}/withdraw"), why)
}

/// `POST …/co-sell/confirm`.
pub fn confirm(at: At<'_>, new: NewCoSell) -> Request<Ignored> {
    change(at, "co-sell/confirm", &new)
}

/// `POST …/co-sell/withdraw`.
pub fn unconfirm(at: At<'_>, why: &TakenBack) -> Request<Ignored> {
    change(at, "co-sell/withdraw", why)
}

/// `POST …/competency-tags`.
pub fn give_tag(at: At<'_>, new: &NewCompetencyTag) -> Request<Ignored> {
    change(at, "competency-tags", &new)
}

/// `POST …/competency-tags/{tag}/withdraw`.
pub fn take_tag(at: At<'_>, tag: CompetencyTag, why: &TakenBack) -> Request<Ignored> {
    change(at, &format!("competency-tags/{tag}/withdraw"), why)
}

/// `POST …/company`.
pub fn enter_company(at: At<'_>, new: &NewCompanyAccount) -> Request<Ignored> {
    change(at, "company", new)
}

/// `POST …/company/leave`.
pub fn leave_company(at: At<'_>, why: &TakenBack) -> Request<Ignored> {
    change(at, "company/leave", why)
}

/// `POST …/role-reviews`.
pub fn begin_review(at: At<'_>, order: &RoleReviewOrder) -> Request<Ignored> {
    change(at, "role-reviews", order)
}

/// `POST …/role-reviews/end`.
pub fn end_review(at: At<'_>, order: &RoleReviewOrder) -> Request<Ignored> {
    change(at, "role-reviews/end", order)
}

/// `POST …/path-records`.
pub fn add_record(at: At<'_>, new: &NewPathRecord) -> Request<Ignored> {
    change(at, "path-records", new)
}

/// `POST …/path-records/{record_id}/state`.
pub fn change_solution(at: At<'_>, id: &PathRecordId, new: &SolutionChange) -> Request<Ignored> {
    change(at, &format!("path-records/{id}/state"), new)
}

/// `POST …/path-records/{record_id}/withdraw`.
pub fn withdraw_record(at: At<'_>, id: &PathRecordId, why: &TakenBack) -> Request<Ignored> {
    change(at, &format!("path-records/{id}/withdraw"), why)
}

/// `POST …/standing`.
pub fn change_standing(at: At<'_>, new: &StandingChange) -> Request<Ignored> {
    change(at, "standing", new)
}

/// `POST …/coupon-quotas`.
pub fn give_quota(at: At<'_>, new: &NewPartnerQuota) -> Request<Ignored> {
    change(at, "coupon-quotas", new)
}

/// `POST …/ecosystem-manager`.
pub fn change_manager(at: At<'_>, new: &ManagerChange) -> Request<Ignored> {
    change(at, "ecosystem-manager", new)
}
