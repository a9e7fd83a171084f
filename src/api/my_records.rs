//! The records of one's own personal account (P-52, R-37).

use domain::api::own_records::{NewProject, OwnProject, OwnRecords};
use domain::ids::PersonalProjectId;

use super::request::{Ignored, Method, Request};

const PROJECTS: &str = "/v2/my/projects";

/// `GET /v2/my/records`.
pub fn get() -> Request<OwnRecords> {
    Request::get("/v2/my/records")
}

/// `POST /v2/my/projects`, or `PUT` over the version of a project that was seen.
pub fn save_project(seen: Option<(&PersonalProjectId, i64)>, project: &NewProject) -> Request<OwnProject> {
    match seen {
        None => Request::write(Method::Post, PROJECTS, project),
        Some((id, version)) => Request::write(Method::Put, format!("{PROJECTS}/{id}"), project).if_match(version),
    }
}

/// `DELETE /v2/my/projects/{id}`.
pub fn delete_project(id: &PersonalProjectId, version: i64) -> Request<Ignored> {
    Request::command(Method::Delete, format!("{PROJECTS}/{id}")).if_match(version)
}
