//! Account managers.

use domain::api::members::{AccountManager, AccountManagers, AssignAccountManager};
use domain::ids::CustomerId;
use leptos::prelude::*;

use super::fetch::use_fetch;
use super::request::{Ignored, Method, Request};

/// `GET /v2/partners/account-managers`.
pub fn account_managers() -> Request<AccountManagers> {
    Request::get("/v2/partners/account-managers")
}

/// `POST /v2/partners/sub-customers/{id}/account-manager`; `version` is the customer's.
pub fn assign(id: &CustomerId, version: i64, new: &AssignAccountManager) -> Request<Ignored> {
    Request::write(Method::Post, format!("/v2/partners/sub-customers/{id}/account-manager"), new).if_match(version)
}

/// The account managers for a filter. Only names count: their figures change while somebody types.
pub fn use_manager_names() -> Memo<Vec<AccountManager>> {
    let managers = use_fetch(account_managers);
    Memo::new(move |_| {
        let mut managers = managers.read(|answer| answer.account_managers.clone()).unwrap_or_default();
        managers.iter_mut().for_each(|manager| manager.customers = 0);
        managers
    })
}
