//! Incentive lines and payout applications.

use domain::api::associations::Answer;
use domain::api::incentives::{IncentiveDetail, IncentiveQuery, Incentives};
use domain::api::payout_invoices::HandInInvoices;
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

/// `POST /v2/partners/payout-applications/{id}/submit`.
pub fn submit_payout(id: &PayoutId, version: i64) -> Request<PayoutApplication> {
    Request::write(Method::Post, format!("{PAYOUTS}/{id}/submit"), &Answer::default()).if_match(version)
}

/// `POST /v2/partners/payout-applications/{id}/invoices`.
pub fn hand_in_invoices(id: &PayoutId, version: i64, invoices: &HandInInvoices) -> Request<PayoutApplication> {
    Request::write(Method::Post, format!("{PAYOUTS}/{id}/invoices"), invoices).if_match(version)
}

/// `POST /v2/partners/payout-applications/{id}/withdraw`.
pub fn withdraw_payout(id: &PayoutId, version: i64, answer: &Answer) -> Request<PayoutApplication> {
    Request::write(Method::Post, format!("{PAYOUTS}/{id}/withdraw"), answer).if_match(version)
}
