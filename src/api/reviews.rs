//! The operator's reviews.

use domain::api::associations::Answer;
use domain::api::reviews::{ReviewDetail, ReviewQuery, Reviews};
use domain::ids::ReviewId;
use domain::states::review::ReviewEvent;

use super::request::{Method, Request};

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
pub fn decide(id: &ReviewId, version: i64, event: ReviewEvent, answer: &Answer) -> Request<ReviewDetail> {
    let verb = if event == ReviewEvent::Approve { "approve" } else { "reject" };
    Request::write(Method::Post, format!("{REVIEWS}/{id}/{verb}"), answer).if_match(version)
}
