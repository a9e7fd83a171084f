//! The routes of programmes, development paths and what is signed for them.

use crate::http::{agreements, capabilities, paths, programs, relation_declarations};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What a partner does in programmes and on development paths (P-40 to P-45).
pub(super) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(programs::list::list))
        .routes(routes!(programs::certificate::program))
        .routes(routes!(programs::certificate::path))
        .routes(routes!(programs::apply::apply, programs::applications::list))
        .routes(routes!(programs::withdraw::withdraw))
        .routes(routes!(programs::contact::change))
        .routes(routes!(programs::leave::leave))
        .routes(routes!(programs::distributors::distributors))
        .routes(routes!(programs::renew::ask))
        .routes(routes!(programs::renew::withdraw))
        .routes(routes!(programs::level_upgrade::ask))
        .routes(routes!(programs::level_upgrade::withdraw))
        .routes(routes!(capabilities::list::list))
        .routes(routes!(capabilities::logo::logo))
        .routes(routes!(agreements::list::list))
        .routes(routes!(agreements::document::document))
        .routes(routes!(agreements::text::text))
        .routes(routes!(relation_declarations::list::list, relation_declarations::create::create))
        .routes(routes!(paths::list::list))
        .routes(routes!(paths::choose::choose))
        .routes(routes!(paths::apply::apply))
        .routes(routes!(paths::apply::withdraw))
        .routes(routes!(paths::exit::exit))
        .routes(routes!(paths::certification::certification))
        .routes(routes!(paths::business_plan::hand_in))
        .routes(routes!(paths::business_plan::own))
        .routes(routes!(paths::business_plan::of_review))
        .routes(routes!(paths::certify::certify))
        .routes(routes!(paths::certify::differentiate))
        .routes(routes!(paths::certify::review_again))
        .routes(routes!(paths::withdraw::withdraw))
        .routes(routes!(paths::withdraw::withdraw_differentiation))
        .routes(routes!(paths::withdraw::withdraw_annual_review))
}
