//! The customer list, as the public API has it, with the console's own filters.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Reader;
use crate::store::customers::{ListQuery, PartnerContext, list};
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::customers::{Include, SubCustomerQuery, SubCustomers};
use domain::api::error::{ErrorBody, ErrorCode, FieldError, FieldProblem};

/// Customers that the login sees, one page, with the number of all matches.
#[utoipa::path(post, path = "/v2/partners/sub-customers/query", tag = "customers", request_body = SubCustomerQuery,
    responses((status = 200, body = SubCustomers), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn query(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Json(query): Json<SubCustomerQuery>,
) -> Result<Reply, ApiError> {
    check(&query)?;
    let (offset, limit) = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    require_reseller(&db, query.indirect_partner_id.as_deref()).await?;
    let (rows, count) = list(&db, ListQuery { filter: &query, offset, limit, now: app.now().timestamp() }).await?;
    let partner = if query.include.contains(&Include::Console) { Some(PartnerContext::load(&db).await?.standing()?) } else { None };
    let infos = rows.iter().map(|row| {
        let mut info = row.info()?;
        if let Some(partner) = &partner {
            info.console = Some(row.console(partner, &staff.session)?);
        }
        Ok(info)
    });
    Reply::ok(&SubCustomers { count, customer_infos: infos.collect::<Result<_, ApiError>>()? })
}

/// A distributor may ask for the customers of its own resellers only.
pub(in crate::http) async fn require_reseller(db: &Reader, reseller: Option<&str>) -> Result<(), ApiError> {
    let Some(reseller) = reseller.filter(|id| !id.is_empty()) else { return Ok(()) };
    if reseller.len() > 64 || reseller.contains('\0') {
        return Err(ApiError::field("indirect_partner_id", FieldProblem::Malformed));
    }
    let sql = "SELECT COUNT(*) FROM tenants t WHERE t.parent_tenant_id = $1 AND t.tenant_id = $2";
    match db.value::<i64>(db.sql(sql).bind(reseller)).await? {
        Some(1) => Ok(()),
        _ => Err(ApiError::Coded { code: ErrorCode::NotYourReseller, status: StatusCode::BAD_REQUEST }),
    }
}

fn check(query: &SubCustomerQuery) -> Result<(), ApiError> {
    let mut errors = Vec::new();
    let mut refuse = |field: &str, problem, limit| errors.push(FieldError { field: field.to_owned(), problem, limit });
    for (field, text, most) in [
        ("account_name", &query.account_name, 64),
        ("customer", &query.customer, 64),
        ("label", &query.label, 64),
        ("search", &query.search, 64),
        ("telephone", &query.telephone, 32),
        ("customer_id", &query.customer_id, 64),
    ] {
        let text = text.as_deref().unwrap_or_default();
        if text.chars().count() > most {
            refuse(field, FieldProblem::TooLong, i64::try_from(most).ok());
        } else if text.contains('\0') {
            refuse(field, FieldProblem::Malformed, None);
        }
    }
    if query.expiring_within_days.is_some_and(|days| !(1..=365).contains(&days)) {
        refuse("expiring_within_days", FieldProblem::OutOfRange, Some(365));
    }
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(errors)) }
}
