//! The overview above the lists.

use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities::{figures, ho_eligibility_facts, in_pce_plan};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityOverview;
use domain::rules::opportunities::eligibility::ho_eligibility;

/// Number, value and conversion of what was shared in the last month, half year and year, by direction; and whether the
/// vendor shares opportunities with this partner.
#[utoipa::path(get, path = "/v2/partners/opportunities/overview", tag = "opportunities",
    responses((status = 200, body = OpportunityOverview), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn overview(staff: Allowed<ManageOpportunities>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    let eligibility_facts = ho_eligibility_facts(&db, now).await?;
    Reply::ok(&OpportunityOverview {
        in_pce_plan: in_pce_plan(&db, now).await?,
        eligibility: ho_eligibility(&eligibility_facts, app.policy(now)?, now),
        eligibility_facts,
        figures: figures(&db, now).await?,
    })
}
