//! Applications for the incentives of opportunities (P-51).

use domain::api::opportunity_incentives::{
    IncentiveObjection, NewOpportunityIncentive, OpportunityIncentiveDetail, OpportunityIncentiveQuery,
    OpportunityIncentives,
};
use domain::ids::OpportunityIncentiveId;

use super::request::{Method, Request};

const PATH: &str = "/v2/partners/opportunity-incentives";

/// `GET /v2/partners/opportunity-incentives`.
pub fn query(query: &OpportunityIncentiveQuery) -> Request<OpportunityIncentives> {
    Request::get_with(PATH, query)
}

/// `GET /v2/partners/opportunity-incentives/{id}`.
pub fn get(id: &OpportunityIncentiveId) -> Request<OpportunityIncentiveDetail> {
    Request::get(format!("{PATH}/{id}"))
}

/// `POST /v2/partners/opportunity-incentives`.
pub fn apply(new: &NewOpportunityIncentive) -> Request<OpportunityIncentiveDetail> {
    Request::write(Method::Post, PATH, new)
}

/// `POST …/{id}/confirm`.
pub fn confirm(id: &OpportunityIncentiveId, version: i64) -> Request<OpportunityIncentiveDetail> {
    Request::command(Method::Post, format!("{PATH}/{id}/confirm")).if_match(version)
}

/// `POST …/{id}/object`.
pub fn object(
    id: &OpportunityIncentiveId,
    version: i64,
    objection: &IncentiveObjection,
) -> Request<OpportunityIncentiveDetail> {
    Request::write(Method::Post, format!("{PATH}/{id}/object"), objection).if_match(version)
}
