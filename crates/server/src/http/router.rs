//! All routes, and the layers around them.

use crate::http::error::ApiError;
use crate::http::{
    access, account_managers, association_requests, attachments, authorizations, balances, confirmations, contacts,
    customers, members, my_partner, my_records, operator, partner, roles,
};
use crate::http::{
    csrf, demo, development_routes, docs, extract, health, incentives, limits, messages, metrics, opportunities,
    opportunity_incentives, payouts, policies, program_routes, receipts, registration_links, reseller_routes, reviews,
    security, sessions, specialists, statics, trace, verification_codes,
};
use crate::state::App;
use axum::Router;
use axum::error_handling::HandleErrorLayer;
use axum::http::Uri;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

#[derive(OpenApi)]
#[openapi(info(
    title = "Partner Center",
    description = "The API of Partner Center. Paths, paging and error envelope follow the vendor's public partner API."
))]
struct Description;

/// Every operation of the API, with its description.
fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(sessions::create::create, sessions::delete_all::delete_all))
        .routes(routes!(sessions::current::current, sessions::delete::delete))
        .routes(routes!(sessions::change_password::change_password))
        .routes(routes!(sessions::policy::policy))
        .routes(routes!(policies::list::list))
        .routes(routes!(policies::concerned::concerned))
        .routes(routes!(policies::affected::of_version))
        .routes(routes!(verification_codes::create::create))
        .routes(routes!(messages::list::list))
        .routes(routes!(messages::read::read))
        .merge(partner_operations())
        .merge(development_routes::operations())
        .merge(program_routes::operations())
        .merge(organization_operations())
        .merge(opportunity_operations())
        .merge(reseller_routes::operations())
        .merge(specialist_operations())
        .merge(customer_operations())
        .merge(employee_operations())
        .merge(operator_operations())
        .routes(routes!(incentives::list::list))
        .routes(routes!(incentives::detail::detail))
        .routes(routes!(payouts::list::list))
        .routes(routes!(payouts::detail::detail))
        .routes(routes!(payouts::submit::submit))
        .routes(routes!(payouts::invoices::hand_in))
        .routes(routes!(payouts::withdraw::withdraw))
        .routes(routes!(demo::accounts::accounts))
}

/// What a partner's staff does.
fn partner_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(customers::query::query))
        .routes(routes!(customers::export::export))
        .routes(routes!(customers::detail::detail))
        .routes(routes!(customers::check::check))
        .routes(routes!(customers::assign::assign))
        .routes(routes!(account_managers::list::list))
        .routes(routes!(association_requests::create::create, association_requests::list::list))
        .routes(routes!(association_requests::detail::detail))
        .routes(routes!(association_requests::answer::approve))
        .routes(routes!(association_requests::answer::reject))
        .routes(routes!(association_requests::answer::withdraw))
        .routes(routes!(authorizations::create::create, authorizations::list::list))
        .routes(routes!(authorizations::detail::detail))
        .routes(routes!(authorizations::withdraw::withdraw))
        .routes(routes!(balances::customers::batch_query))
        .routes(routes!(balances::partner::balances))
        .routes(routes!(partner::overview::overview))
        .routes(routes!(partner::todos::todos))
        .routes(routes!(partner::settings::settings, partner::settings::change_settings))
        .routes(routes!(receipts::list::list))
        .routes(routes!(receipts::detail::detail))
}

/// What administrators do in their organisation (P-53), and who may do what.
fn organization_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(members::list::list, members::create::create))
        .routes(routes!(members::detail::detail, members::change::change))
        .routes(routes!(members::reset_password::reset_password))
        .routes(routes!(members::assign_roles::assign_roles))
        .routes(routes!(members::retire::disable))
        .routes(routes!(members::retire::remove))
        .routes(routes!(members::enable::enable))
        .routes(routes!(roles::list::list, roles::create::create))
        .routes(routes!(roles::change::change, roles::delete::delete))
        .routes(routes!(contacts::list::list, contacts::create::create))
        .routes(routes!(contacts::change::change, contacts::delete::delete))
        .routes(routes!(registration_links::list::list, registration_links::create::create))
        .routes(routes!(registration_links::withdraw::withdraw))
        .routes(routes!(access::preview::preview))
        .routes(routes!(access::role_preview::role_preview))
        .routes(routes!(access::answer::answer))
}

/// What the primary account does with shared opportunities (P-50, R-60).
fn opportunity_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(opportunities::list::list, opportunities::create::create))
        .routes(routes!(opportunities::overview::overview))
        .routes(routes!(opportunities::detail::detail, opportunities::edit::edit, opportunities::discard::discard))
        .routes(routes!(opportunities::submit::submit))
        .routes(routes!(opportunities::answer::accept))
        .routes(routes!(opportunities::answer::reject))
        .routes(routes!(opportunities::progress::progress))
        .routes(routes!(opportunity_incentives::list::list, opportunity_incentives::create::create))
        .routes(routes!(opportunity_incentives::detail::detail))
        .routes(routes!(opportunity_incentives::answer::confirm))
        .routes(routes!(opportunity_incentives::answer::object))
}

/// What administrators do with employees and project specialists (P-52).
fn specialist_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(specialists::list::list))
        .routes(routes!(specialists::candidates::candidates))
        .routes(routes!(specialists::invite::invite))
        .routes(routes!(specialists::detail::detail))
        .routes(routes!(specialists::resend::resend))
        .routes(routes!(specialists::unbind::unbind))
        .routes(routes!(specialists::apply::apply))
        .routes(routes!(specialists::apply_all::apply_all))
        .routes(routes!(specialists::cancel::cancel))
        .routes(routes!(specialists::withdraw_cancel::withdraw_cancel))
        .routes(routes!(attachments::upload::upload))
        .routes(routes!(attachments::download::own))
}

/// What the vendor's operators do.
fn operator_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(reviews::list::list))
        .routes(routes!(reviews::detail::detail))
        .routes(routes!(reviews::answer::approve))
        .routes(routes!(reviews::answer::reject))
        .routes(routes!(attachments::download::of_review))
        .routes(routes!(opportunities::vendor::share))
        .routes(routes!(opportunities::vendor::cancel))
        .routes(routes!(operator::partners::partners, operator::open::open))
        .merge(operator::operations())
        .merge(operator::personal_accounts::operations())
        .merge(operator::customer_accounts::operations())
        .routes(routes!(operator::record_application::record))
        .routes(routes!(operator::record_exit::memberships))
        .routes(routes!(operator::record_exit::record))
        .routes(routes!(specialists::vendor::cancel))
}

/// What a customer does.
fn customer_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(my_partner::partner::partner))
        .routes(routes!(my_partner::obligations::list))
        .routes(routes!(my_partner::end_obligation::end))
        .routes(routes!(my_partner::check::check))
        .routes(routes!(my_partner::create_request::create, my_partner::requests::list))
        .routes(routes!(my_partner::answer_request::approve))
        .routes(routes!(my_partner::answer_request::reject))
        .routes(routes!(my_partner::answer_request::withdraw))
        .routes(routes!(my_partner::authorizations::list))
        .routes(routes!(my_partner::authorizations::agree))
        .routes(routes!(my_partner::authorizations::reject))
        .routes(routes!(my_partner::authorizations::revoke))
}

/// What the owner of a personal account does with its records (P-52, R-37).
fn employee_operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(my_records::read::read))
        .routes(routes!(my_records::create::create))
        .routes(routes!(my_records::change::change, my_records::delete::delete))
}

/// The description of the API as OpenAPI JSON.
pub fn openapi() -> utoipa::openapi::OpenApi {
    docs::completed(operations().split_for_parts().1)
}

/// The whole service: API, files of the app, health and description.
pub fn router(app: &App) -> Router {
    let limits = app.config().limits;
    let (api, description) = operations().split_for_parts();
    let description = docs::completed(description);
    let api = api
        .merge(confirmations::routes())
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(from_fn_with_state(app.clone(), limits::rate_limit))
        .layer(from_fn_with_state(limits.body_bytes, extract::digest_body))
        .layer(from_fn_with_state(app.clone(), csrf::same_origin));
    let pages = Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::render))
        .merge(docs::routes(&description));
    api.merge(pages).fallback_service(statics::files(app.config().static_dir.as_deref())).with_state(app.clone()).layer(
        ServiceBuilder::new()
            .layer(from_fn_with_state(app.clone(), trace::observe))
            .layer(from_fn_with_state(security::Headers::of(app.config()), security::add_headers))
            .layer(CatchPanicLayer::custom(|_| ApiError::Internal("panic").into_response()))
            .layer(HandleErrorLayer::new(overloaded))
            .load_shed()
            .layer(GlobalConcurrencyLimitLayer::new(limits.max_in_flight))
            .layer(from_fn_with_state(limits.timeout, limits::in_time)),
    )
}

/// Too many requests in work.
async fn overloaded(uri: Uri, error: tower::BoxError) -> Response {
    tracing::warn!(path = uri.path().split('/').nth(1).unwrap_or_default(), %error, "request dropped");
    ApiError::Unavailable.into_response()
}
