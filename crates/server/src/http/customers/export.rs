//! The customer list as a file (P-10): what its filters match, in its order, with names and numbers masked.

use crate::auth::Allowed;
use crate::auth::rights::ExportCustomers;
use crate::http::customers::export_rows::{file_name, lines};
use crate::http::customers::query::{check, require_reseller};
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields::document_language;
use crate::http::reply::streamed_file;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::customers::{ListQuery, ids};
use axum::extract::State;
use axum::response::Response;
use domain::api::customers::{CustomerExportQuery, EXPORT_MAX, SubCustomerQuery};
use domain::api::documents::DocumentQuery;
use domain::api::error::{ErrorBody, FieldError, FieldProblem};
use serde_json::json;

/// The customers that a list query matches, at most 100,000, as CSV in UTF-8: one row each after the headings. Names,
/// phone numbers and mail addresses are masked. Who took which rows out stands in the audit log.
#[utoipa::path(get, path = "/v2/partners/sub-customers/export", tag = "customers", params(CustomerExportQuery),
    responses((status = 200, content_type = "text/csv", description = "the file"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn export(
    staff: Allowed<ExportCustomers>,
    State(app): State<App>,
    Query(asked): Query<CustomerExportQuery>,
) -> Result<Response, ApiError> {
    let language = document_language(DocumentQuery { lang: asked.lang });
    let filter = filter(asked.query.as_deref())?;
    let db = app.read(&staff);
    require_reseller(&db, filter.indirect_partner_id.as_deref()).await?;
    let most = u32::try_from(EXPORT_MAX).unwrap_or(u32::MAX);
    let query = ListQuery { filter: &filter, offset: 0, limit: most.saturating_add(1), now: app.now().timestamp() };
    let ids = ids(&db, query).await?;
    if ids.len() > usize::try_from(EXPORT_MAX).unwrap_or(usize::MAX) {
        let limit = i64::try_from(EXPORT_MAX).ok();
        return Err(ApiError::Invalid(vec![FieldError {
            field: "query".to_owned(),
            problem: FieldProblem::OutOfRange,
            limit,
        }]));
    }
    let (rows, filter) = (ids.len(), &filter);
    let taken = |tx: Tx| async move {
        let about = Object { kind: "customer_list", id: "export" };
        Ok::<_, ApiError>(tx.audit("customer.export", about, &json!({ "rows": rows, "query": filter })).await?)
    };
    app.store().tx(&staff, taken).await?;
    Ok(streamed_file(&file_name(app.now(), language), "text/csv; charset=utf-8", lines(db, ids, language)))
}

fn filter(query: Option<&str>) -> Result<SubCustomerQuery, ApiError> {
    let malformed = |_| ApiError::field("query", FieldProblem::Malformed);
    let filter: SubCustomerQuery = query.map(serde_json::from_str).transpose().map_err(malformed)?.unwrap_or_default();
    if filter.offset.is_some() || filter.limit.is_some() || !filter.include.is_empty() {
        return Err(ApiError::field("query", FieldProblem::Unknown));
    }
    check(&filter)?;
    Ok(filter)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Client, NewCustomer, TestApp};
    use domain::organization::PresetRole;

    const PATH: &str = "/v2/partners/sub-customers/export";

    async fn lines(client: &Client, parameters: &str) -> Vec<String> {
        let file = client.get(&format!("{PATH}?{parameters}")).expect(200).await;
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename="));
        let text = file.text.strip_prefix('\u{feff}').expect("a spreadsheet reads UTF-8 by this mark");
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }

    async fn two(app: &TestApp) {
        app.partner("t1").await;
        let formula = NewCustomer { id: "c1", name: "=1+1,\"x\"", associated_days_ago: 3, ..NewCustomer::default() };
        let resale = NewCustomer {
            id: "c2",
            name: "Harbour Trading Ltd",
            associated_days_ago: 2,
            resale: true,
            arrears: 50,
            telephone: "13912345678",
            ..NewCustomer::default()
        };
        app.add_customers("t1", &[formula, resale]).await;
    }

    #[tokio::test]
    async fn the_file_holds_exactly_what_the_filters_match_masked_and_harmless() {
        TestApp::on_both_engines(async |app| {
            two(&app).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let all = lines(&ann, "lang=en").await;
            assert_eq!(all.len(), 3);
            assert!(all[0].starts_with("Customer,Account,Customer ID,Association type,"), "{}", all[0]);
            assert!(all[1].starts_with("Harb****,"), "{}", all[1]);
            assert!(all[1].contains(",Resale,") && all[1].contains(",139****5678,") && all[1].contains(",0.50,"));
            // The quote keeps a spreadsheet from taking the name for a formula.
            assert!(all[2].starts_with("'=1+1****,"), "{}", all[2]);
            let some = lines(&ann, "lang=en&query=%7B%22in_arrears%22%3Atrue%7D").await;
            assert_eq!((some.len(), &some[1]), (2, &all[1]));
            let ordered = lines(&ann, "query=%7B%22sort%22%3A%22associated_on%22%7D").await;
            assert!(ordered[1].starts_with("'=1+1****,"), "{}", ordered[1]);
            let entries = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'customer.export'";
            assert_eq!(app.number("t1", entries).await, 3);
        })
        .await;
    }

    #[tokio::test]
    async fn more_rows_than_are_read_at_a_time_come_once_each() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            let ids: Vec<String> = (0..1_203).map(|at| format!("c{at:05}")).collect();
            let all: Vec<_> = ids.iter().map(|id| NewCustomer { id, ..NewCustomer::default() }).collect();
            app.add_customers("t1", &all).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let lines = lines(&ann, "lang=en").await;
            let mut seen: Vec<_> = lines[1..].iter().filter_map(|line| line.split(',').nth(2)).collect();
            seen.sort_unstable();
            assert_eq!(seen, ids);
        })
        .await;
    }

    #[tokio::test]
    async fn only_an_administrator_takes_out_the_own_list() {
        TestApp::on_both_engines(async |app| {
            two(&app).await;
            app.partner("t2").await;
            app.stranger().get(PATH).expect(401).await;
            for role in [PresetRole::Finance, PresetRole::AccountManager, PresetRole::AccountManagerDirector] {
                let other = app.member("t1", &format!("x{role:?}").to_lowercase(), &[role]).await;
                other.get(PATH).expect(403).await;
            }
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert_eq!(lines(&bob, "lang=zh-CN").await.len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_names_the_field() {
        let app = TestApp::sqlite().await;
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        for (parameters, field) in [
            ("lang=fr", "lang"),
            ("query=%7B", "query"),
            ("query=%7B%22limit%22%3A10%7D", "query"),
            ("query=%7B%22expiring_within_days%22%3A0%7D", "expiring_within_days"),
            ("nonsense=1", "nonsense"),
        ] {
            let refused = ann.get(&format!("{PATH}?{parameters}")).expect(400).await;
            assert_eq!(refused.fields(), [field], "{parameters}");
        }
    }
}
