//! The resellers of a distributor, as the public API has them.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::customers::query::require_reseller;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::resellers;
use axum::extract::State;
use domain::api::customers::Include;
use domain::api::error::ErrorBody;
use domain::api::resellers::{IndirectPartnerQuery, IndirectPartners};

/// Resellers that the login sees, one page, with the number of all matches. Naming one of another distributor
/// is refused.
#[utoipa::path(post, path = "/v2/partners/indirect-partners/query", tag = "resellers", request_body = IndirectPartnerQuery,
    responses((status = 200, body = IndirectPartners), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn query(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Json(query): Json<IndirectPartnerQuery>,
) -> Result<Reply, ApiError> {
    fields::plain("account_name", query.account_name.as_deref())?;
    fields::search(query.search.as_deref())?;
    let page = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    require_distributor(&db).await?;
    require_reseller(&db, query.indirect_partner_id.as_deref()).await?;
    let (count, rows) = (resellers::count(&db, &query).await?, resellers::resellers(&db, &query, page).await?);
    let with_console = query.include.contains(&Include::Console);
    let indirect_partners = rows.iter().map(|row| row.wire(with_console)).collect::<Result<_, _>>()?;
    Reply::ok(&IndirectPartners { count, indirect_partners })
}
