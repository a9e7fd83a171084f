//! What a partner's staff does to win customers (P-23).

use crate::http::{association_attempts, customer_invitations, customer_reports};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Reports, letters, general links and what became of them.
pub(in crate::http) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(customer_reports::list::list, customer_reports::create::create))
        .routes(routes!(customer_reports::check::check))
        .routes(routes!(customer_reports::detail::detail, customer_reports::change::change))
        .routes(routes!(customer_reports::withdraw::withdraw))
        .routes(routes!(customer_reports::invite_check::check))
        .routes(routes!(customer_reports::invite::invite))
        .routes(routes!(customer_invitations::list::list, customer_invitations::create::create))
        .routes(routes!(customer_invitations::withdraw::withdraw))
        .routes(routes!(customer_invitations::qr_code::qr_code))
        .routes(routes!(association_attempts::list::list))
}
