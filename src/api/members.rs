//! Account managers.

use domain::api::members::{AccountManagers, AssignAccountManager};
use domain::ids::CustomerId;

use super::request::{Ignored, Method, Request};

/// `GET /v2/partners/account-managers`.
pub fn account_managers() -> Request<AccountManagers> {
    Request::get("/v2/partners/account-managers")
}

/// `POST /v2/partners/sub-customers/{id}/account-manager`; `version` is the customer's.
pub fn assign(id: &CustomerId, version: i64, new: &AssignAccountManager) -> Request<Ignored> {
    Request::write(Method::Post, format!("/v2/partners/sub-customers/{id}/account-manager"), new).if_match(version)
}
