//! Applying for several employees at once.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::http::specialists::apply::{Handed, unless_elsewhere};
use crate::http::specialists::operate::{granted, seen};
use crate::state::App;
use crate::store::Tx;
use crate::store::attachments::{self, Proves};
use crate::store::specialists::lines_of;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialist_requests::{RefusedSpecialist, SeenSpecialist, SpecialistAnswers, SpecialistApplications};
use domain::rules::specialists::lifecycle::SpecialistOperation;

/// Apply for several bound employees as specialists of one path, with one file that proves the employment of all. Each is
/// applied for by itself: one whose state does not allow it, or who changed meanwhile, keeps no other from it, and the
/// answer says why.
#[utoipa::path(post, path = "/v2/partners/specialists/apply", tag = "specialists", request_body = SpecialistApplications,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistAnswers), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn apply_all(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<SpecialistApplications>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        unless_elsewhere(app, &tx, new.path).await?;
        let proof = attachments::waiting(&tx, &new.attachment_id).await?;
        let handed = Handed { path: new.path, proof: &proof, note: new.note.trim() };
        let (mut applied, mut error_details) = (Vec::new(), Vec::new());
        for one in &new.specialists {
            match apply_for(app, &tx, one, handed).await {
                Ok(()) => applied.push(one.specialist_id.as_str()),
                Err(refusal) => error_details.push(refused(&tx, one, refusal).await?),
            }
        }
        // Where nobody was applied for, the file still belongs to nothing.
        if !applied.is_empty() {
            attachments::attach(&tx, &proof, Proves::Application).await?;
        }
        Reply::ok(&SpecialistAnswers { applied: lines_of(&tx, &applied, tx.now()).await?, error_details })
    })
    .await
}

/// One of them. A refusal comes before anything is written.
async fn apply_for(app: &App, tx: &Tx, one: &SeenSpecialist, handed: Handed<'_>) -> Result<(), ApiError> {
    let row = seen(tx, &one.specialist_id, one.version).await?;
    let granted = granted(app, tx, &row, SpecialistOperation::Apply).await?;
    handed.hand_in(tx, &row, &granted).await
}

/// The answer for one of them, with the receipt of its no; what is wrong with the server is wrong with all of them.
async fn refused(tx: &Tx, one: &SeenSpecialist, refusal: ApiError) -> Result<RefusedSpecialist, ApiError> {
    match &refusal {
        ApiError::ConditionsNotMet { receipts, .. } => {
            for receipt in receipts {
                receipt.keep(tx).await?;
            }
        }
        ApiError::NotFound | ApiError::Stale(_) => {}
        _ => return Err(refusal),
    }
    let body = refusal.body();
    Ok(RefusedSpecialist {
        id: one.specialist_id.clone(),
        error_code: body.error_code,
        error_msg: body.error_msg,
        check_items: body.check_items,
        stale: body.stale,
        receipt_id: body.receipt_id,
    })
}
