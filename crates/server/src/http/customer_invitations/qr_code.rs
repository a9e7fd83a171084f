//! The picture of a link, to be printed and shown around.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::file;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use axum::response::Response;
use domain::api::error::ErrorBody;
use domain::ids::CustomerInvitationId;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Half again as wide as a print of it has to be.
const SIDE: u32 = 320;

/// The QR code of a general link, as a picture that scales.
#[utoipa::path(get, path = "/v2/partners/customer-invitations/{invitation_id}/qr-code", tag = "customer development",
    params(("invitation_id" = CustomerInvitationId, Path)),
    responses((status = 200, content_type = "image/svg+xml", description = "the picture"), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn qr_code(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerInvitationId>,
) -> Result<Response, ApiError> {
    let row = development::links(&app.read(&staff), Some(id.as_str()), app.now()).await?.into_iter().next();
    let url = row.ok_or(ApiError::NotFound)?.url(&app.config().public_url);
    // A quarter of it may be covered or smudged, as posters are.
    let code = QrCode::with_error_correction_level(url, EcLevel::M).map_err(|_| ApiError::Internal("qr code"))?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).build();
    Ok(file(&format!("invitation-{id}.svg"), "image/svg+xml", picture.into_bytes()))
}
