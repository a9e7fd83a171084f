//! What all operations of distributors ask first.

use crate::http::error::ApiError;
use crate::store::Reader;
use crate::store::customers::PartnerContext;
use axum::http::StatusCode;
use domain::api::error::ErrorCode;
use domain::organization::PartnerType;

/// Nothing, or the refusal: only a distributor has resellers.
pub(super) async fn require_distributor(db: &Reader) -> Result<(), ApiError> {
    match PartnerContext::load(db).await?.standing()?.partner_type {
        PartnerType::Distributor => Ok(()),
        _ => Err(ApiError::Coded { code: ErrorCode::AccessDenied, status: StatusCode::FORBIDDEN }),
    }
}
