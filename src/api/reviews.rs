//! The operator's reviews.

use domain::api::opportunities::{NewHo, Opportunity};
use domain::api::reviews::{
    NewPaperApplication, PaperExit, PartnerAccounts, PartnerMemberships, PartnerQuery, ReviewAnswer, ReviewDetail,
    ReviewQuery, Reviews, VendorCancellation,
};
use domain::api::specialists::Specialist;
use domain::ids::{ReviewId, TenantId};
use domain::states::review::ReviewEvent;
use serde_json::Value;

use super::request::{Ignored, Method, Request};

const REVIEWS: &str = "/v2/operator/reviews";

/// `GET /v2/operator/reviews`.
pub fn query(query: &ReviewQuery) -> Request<Reviews> {
    Request::get_with(REVIEWS, query)
}

/// `GET /v2/operator/reviews/{id}`.
pub fn get(id: &ReviewId) -> Request<ReviewDetail> {
    Request::get(format!("{REVIEWS}/{id}"))
}

/// `POST /v2/operator/reviews/{id}/approve` or `/reject`.
pub fn decide(id: &ReviewId, version: i64, event: ReviewEvent, answer: &ReviewAnswer) -> Request<ReviewDetail> {
    let verb = if event == ReviewEvent::Approve { "approve" } else { "reject" };
    Request::write(Method::Post, format!("{REVIEWS}/{id}/{verb}"), answer).if_match(version)
}

/// `GET /v2/operator/partners`.
pub fn partners(query: &PartnerQuery) -> Request<PartnerAccounts> {
    Request::get_with("/v2/operator/partners", query)
}

/// `POST /v2/operator/program-applications`.
pub fn record(new: &NewPaperApplication) -> Request<ReviewDetail> {
    Request::write(Method::Post, "/v2/operator/program-applications", new)
}

/// `GET /v2/operator/partners/{partner_id}/memberships`.
pub fn memberships(partner: &TenantId) -> Request<PartnerMemberships> {
    Request::get(format!("/v2/operator/partners/{partner}/memberships"))
}

/// `POST /v2/operator/program-exits`.
pub fn record_exit(exit: &PaperExit, version: i64) -> Request<PartnerMemberships> {
    Request::write(Method::Post, "/v2/operator/program-exits", exit).if_match(version)
}

/// `POST /v2/operator/opportunities`.
pub fn share(new: &NewHo) -> Request<Value> {
    Request::write(Method::Post, "/v2/operator/opportunities", new)
}

/// `POST /v2/operator/opportunities/{id}/cancel`.
pub fn cancel_opportunity(one: &Opportunity, asked: &VendorCancellation) -> Request<Ignored> {
    let path = format!("/v2/operator/opportunities/{}/cancel", one.opportunity_id);
    Request::write(Method::Post, path, asked).if_match(one.version)
}

/// `POST /v2/operator/specialists/{specialist_id}/cancel`.
pub fn cancel_specialist(one: &Specialist, asked: &VendorCancellation) -> Request<Ignored> {
    let path = format!("/v2/operator/specialists/{}/cancel", one.specialist_id);
    Request::write(Method::Post, path, asked).if_match(one.version)
}
