//! Signing in and out, and the password.

use domain::api::session::{DemoAccounts, NewSession, PasswordChange, SessionInfo};
use domain::rules::policy::Policy;

use super::request::{Ignored, Method, Request};

/// `POST /v2/sessions`.
pub fn create(new: &NewSession) -> Request<SessionInfo> {
    Request::write(Method::Post, "/v2/sessions", new)
}

/// `GET /v2/sessions/current`.
pub fn current() -> Request<SessionInfo> {
    Request::get("/v2/sessions/current")
}

/// `DELETE /v2/sessions/current`.
pub fn end() -> Request<Ignored> {
    Request::command(Method::Delete, "/v2/sessions/current")
}

/// `DELETE /v2/sessions`: every session of this login.
pub fn end_everywhere() -> Request<Ignored> {
    Request::command(Method::Delete, "/v2/sessions")
}

/// `PUT /v2/sessions/password`.
pub fn change_password(change: &PasswordChange) -> Request<SessionInfo> {
    Request::write(Method::Put, "/v2/sessions/password", change)
}

/// `GET /v2/demo/accounts`: only where demo data is loaded.
pub fn demo_accounts() -> Request<DemoAccounts> {
    Request::get("/v2/demo/accounts")
}

/// `GET /v2/policy`.
pub fn policy() -> Request<Policy> {
    Request::get("/v2/policy")
}
