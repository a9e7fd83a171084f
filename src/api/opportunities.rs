//! Shared opportunities (P-50).

use domain::api::opportunities::{
    NewProgress, Opportunities, OpportunityDetail, OpportunityOverview, OpportunityQuery, OpportunityRefusal,
};
use domain::ids::OpportunityId;
use domain::opportunity::OpportunityDraft;

use super::request::{Ignored, Method, Request};

const PATH: &str = "/v2/partners/opportunities";

/// `GET /v2/partners/opportunities`.
pub fn query(query: &OpportunityQuery) -> Request<Opportunities> {
    Request::get_with(PATH, query)
}

/// `GET /v2/partners/opportunities/overview`.
pub fn overview() -> Request<OpportunityOverview> {
    Request::get(format!("{PATH}/overview"))
}

/// `GET /v2/partners/opportunities/{id}`.
pub fn get(id: &OpportunityId) -> Request<OpportunityDetail> {
    Request::get(format!("{PATH}/{id}"))
}

/// `POST /v2/partners/opportunities`, or `PUT …/{id}` for the draft of this id and version.
pub fn save(known: Option<(&OpportunityId, i64)>, draft: &OpportunityDraft) -> Request<OpportunityDetail> {
    match known {
        Some((id, version)) => Request::write(Method::Put, format!("{PATH}/{id}"), draft).if_match(version),
        None => Request::write(Method::Post, PATH, draft),
    }
}

/// `DELETE /v2/partners/opportunities/{id}`.
pub fn discard(id: &OpportunityId, version: i64) -> Request<Ignored> {
    Request::command(Method::Delete, format!("{PATH}/{id}")).if_match(version)
}

/// `POST …/{id}/submit`.
pub fn submit(id: &OpportunityId, version: i64) -> Request<OpportunityDetail> {
    Request::command(Method::Post, format!("{PATH}/{id}/submit")).if_match(version)
}

/// `POST …/{id}/accept`.
pub fn accept(id: &OpportunityId, version: i64) -> Request<OpportunityDetail> {
    Request::command(Method::Post, format!("{PATH}/{id}/accept")).if_match(version)
}

/// `POST …/{id}/reject`.
pub fn reject(id: &OpportunityId, version: i64, refusal: &OpportunityRefusal) -> Request<OpportunityDetail> {
    Request::write(Method::Post, format!("{PATH}/{id}/reject"), refusal).if_match(version)
}

/// `POST …/{id}/progress`.
pub fn progress(id: &OpportunityId, version: i64, new: &NewProgress) -> Request<OpportunityDetail> {
    Request::write(Method::Post, format!("{PATH}/{id}/progress"), new).if_match(version)
}
