//! What the numbers of the policy concern of this partner.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::concerned::{count, right_to_see};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::policies::{Concerned, ConcernedCount};
use domain::rules::concerned::ConcernedObject;

/// How many customers, members, opportunities and so on there are that a number of the policy can concern. Kinds that the
/// caller may not see are left out; customers count as far as the caller sees them.
#[utoipa::path(get, path = "/v2/partners/policies/concerned", tag = "policies",
    responses((status = 200, body = Concerned), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn concerned(staff: Allowed<UsePartnerCenter>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    let mut counts = Vec::new();
    for of in ConcernedObject::ALL.iter().copied().filter(|of| staff.session.may(right_to_see(*of))) {
        counts.push(ConcernedCount { of, count: count(&db, of, now).await? });
    }
    Reply::ok(&Concerned { counts })
}

#[cfg(test)]
#[path = "concerned_tests.rs"]
mod tests;
