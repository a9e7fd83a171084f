//! The operations of distributors and their resellers.

use crate::http::resellers;
use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What a distributor does with its resellers (P-60).
pub(in crate::http) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(resellers::query::query))
        .routes(routes!(resellers::detail::detail))
        .routes(routes!(resellers::assign::assign))
        .routes(routes!(resellers::permission::set_permission))
        .routes(routes!(resellers::funds::allocate))
        .routes(routes!(resellers::funds::reclaim))
        .routes(routes!(resellers::funds::records))
        .routes(routes!(resellers::own_funds::own_funds))
        .routes(routes!(resellers::quotas::issue))
        .routes(routes!(resellers::quotas::reclaim))
        .routes(routes!(resellers::quota_lists::own))
        .routes(routes!(resellers::quota_lists::issued))
        .routes(routes!(resellers::quota_lists::records))
        .routes(routes!(resellers::invitations::list, resellers::invitations::create))
        .routes(routes!(resellers::invitations::read))
        .routes(routes!(resellers::invitations::withdraw))
        .routes(routes!(resellers::applications::applications))
        .routes(routes!(resellers::application::application))
        .routes(routes!(resellers::answer_all::approve_all))
        .routes(routes!(resellers::answer_all::reject_all))
        .routes(routes!(resellers::answer::approve))
        .routes(routes!(resellers::answer::reject))
}
