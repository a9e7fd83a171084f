//! Receipts of decisions.

use domain::api::receipts::{ReceiptDetail, ReceiptQuery, Receipts};
use domain::ids::ReceiptId;

use super::request::Request;

const RECEIPTS: &str = "/v2/partners/receipts";

/// `GET /v2/partners/receipts`.
pub fn query(query: &ReceiptQuery) -> Request<Receipts> {
    Request::get_with(RECEIPTS, query)
}

/// `GET /v2/partners/receipts/{id}`.
pub fn get(id: &ReceiptId) -> Request<ReceiptDetail> {
    Request::get(format!("{RECEIPTS}/{id}"))
}
