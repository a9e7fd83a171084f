//! Incentive lines and payout applications.

use domain::api::associations::Answer;
use domain::api::incentives::{IncentiveDetail, IncentiveQuery, Incentives};
use domain::api::payouts::{PayoutApplication, PayoutApplicationQuery, PayoutApplications};
use domain::ids::{IncentiveId, PayoutId};

use super::request::{Method, Request};

const PAYOUTS: &str = "/v2/partners/payout-applications";

/// `GET /v2/partners/incentives`.
pub fn query(query: &IncentiveQuery) -> Request<Incentives> {
    Request::get_with("/v2/partners/incentives", query)
}

/// `GET /v2/partners/incentives/{id}`.
pub fn get(id: &IncentiveId) -> Request<IncentiveDetail> {
    Request::get(format!("/v2/partners/incentives/{id}"))
}

/// `GET /v2/partners/payout-applications`.
pub fn payouts(query: &PayoutApplicationQuery) -> Request<PayoutApplications> {
    Request::get_with(PAYOUTS, query)
}

/// `GET /v2/partners/payout-applications/{id}`.
pub fn payout(id: &PayoutId) -> Request<PayoutApplication> {
    Request::get(format!("{PAYOUTS}/{id}"))
}

/// `POST /v2/partners/payout-applications/{id}/withdraw`.
pub fn withdraw_payout(id: &PayoutId, version: i64, answer: &Answer) -> Request<PayoutApplication> {
    Request::write(Method::Post, format!("{PAYOUTS}/{id}/withdraw"), answer).if_match(version)
}
