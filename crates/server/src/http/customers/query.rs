//! The customer list, as the public API has it, with the console's own filters.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Reader;
use crate::store::customers::{ALL_RESELLERS, ListQuery, PartnerContext, list};
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
    let partner = if query.include.contains(&Include::Console) {
        Some(PartnerContext::load(&db).await?.standing()?)
    } else {
        None
    };
    let infos = rows.iter().map(|row| {
        let mut info = row.info()?;
        if let Some(partner) = &partner {
            info.console = Some(row.console(partner, &staff.session)?);
        }
        Ok(info)
    });
    Reply::ok(&SubCustomers { count, customer_infos: infos.collect::<Result<_, ApiError>>()? })
}

/// A distributor may ask for the customers of its own resellers only; `*`, which no id can be, stands for all of them.
pub(in crate::http) async fn require_reseller(db: &Reader, reseller: Option<&str>) -> Result<(), ApiError> {
    let Some(reseller) = reseller.filter(|id| !id.is_empty() && *id != ALL_RESELLERS) else { return Ok(()) };
    if reseller.len() > 64 || reseller.contains('\0') {
        return Err(ApiError::field("indirect_partner_id", FieldProblem::Malformed));
    }
    let sql = "SELECT COUNT(*) FROM tenants t WHERE t.parent_tenant_id = $1 AND t.tenant_id = $2";
    match db.value::<i64>(db.sql(sql).bind(reseller)).await? {
        Some(1) => Ok(()),
        _ => Err(ApiError::Coded { code: ErrorCode::NotYourReseller, status: StatusCode::BAD_REQUEST }),
    }
}

/// Texts that are too long, bounds that cannot be.
pub(super) fn check(query: &SubCustomerQuery) -> Result<(), ApiError> {
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

#[cfg(test)]
mod tests {
    use crate::testing::{Client, NewCustomer, TestApp};
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/sub-customers/query";

    async fn ids(client: &Client, query: Value) -> Vec<String> {
        let page = client.post(PATH, &query).expect(200).await.json();
        let infos = page["customer_infos"].as_array().unwrap();
        infos.iter().map(|info| info["customer_id"].as_str().unwrap().to_owned()).collect()
    }

    async fn three(app: &TestApp) {
        app.partner("t1").await;
        let base = NewCustomer::default();
        let all = [
            NewCustomer {
                id: "c1",
                name: "李静",
                account_name: "li-jing",
                associated_days_ago: 3,
                month_consumption: 300,
                ..base.clone()
            },
            NewCustomer {
                id: "c2",
                name: "静安100%餐饮",
                account_name: "jingan",
                associated_days_ago: 2,
                resale: true,
                arrears: 50,
                label: "VIP",
                ..base.clone()
            },
            NewCustomer {
                id: "c3",
                name: "O'Neil_海",
                account_name: "oneil",
                associated_days_ago: 1,
                manager: "max",
                telephone: "13912345678",
                ..base
            },
        ];
        app.add_customers("t1", &all).await;
    }

    #[tokio::test]
    async fn filters_sorts_and_pages() {
        TestApp::on_both_engines(async |app| {
            three(&app).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            assert_eq!(ids(&ann, json!({})).await, ["c3", "c2", "c1"]);
            for (query, expect) in [
                (json!({ "sort": "associated_on" }), vec!["c1", "c2", "c3"]),
                (json!({ "sort": "-month_consumption", "limit": 1 }), vec!["c1"]),
                (json!({ "offset": 2 }), vec!["c1"]),
                (json!({ "customer": "静" }), vec!["c2", "c1"]),
                (json!({ "search": "LI-J" }), vec!["c1"]),
                (json!({ "search": "100%" }), vec!["c2"]),
                (json!({ "search": "%" }), vec!["c2"]),
                (json!({ "search": "_" }), vec!["c3"]),
                (json!({ "search": "o'n" }), vec!["c3"]),
                (json!({ "search": "1391234" }), vec!["c3"]),
                (json!({ "label": "VIP" }), vec!["c2"]),
                (json!({ "label": "vip" }), vec![]),
                (json!({ "association_type": "2" }), vec!["c2"]),
                (json!({ "in_arrears": true }), vec!["c2"]),
                (json!({ "account_manager_id": "max" }), vec!["c3"]),
                (json!({ "customer_id": "c1" }), vec!["c1"]),
                (json!({ "month_consumption_min": 1 }), vec!["c1"]),
                (json!({ "associated_on_begin": "2026-11-20T02:00:00Z" }), vec!["c3", "c2"]),
            ] {
                assert_eq!(ids(&ann, query.clone()).await, expect, "{query}");
            }
            let page = ann.post(PATH, &json!({ "limit": 1 })).expect(200).await.json();
            assert_eq!((page["count"].as_u64(), page["customer_infos"][0].get("console")), (Some(3), None));
            let page = ann.post(PATH, &json!({ "limit": 1, "include": ["console"] })).expect(200).await.json();
            assert_eq!(page["customer_infos"][0]["console"]["facts"]["caller"]["is_admin"], true);
        })
        .await;
    }

    #[tokio::test]
    async fn a_login_sees_the_customers_of_its_role_and_tenant() {
        TestApp::on_both_engines(async |app| {
            three(&app).await;
            app.partner("t2").await;
            let max = app.login("t1", PrincipalKind::PartnerMember, "max", &[PresetRole::AccountManager]).await;
            assert_eq!(ids(&app.client(&max).await, json!({})).await, ["c3"]);
            let director = app.member("t1", "dan", &[PresetRole::AccountManagerDirector]).await;
            assert!(ids(&director, json!({})).await.is_empty());
            let reports = "UPDATE members SET director_id = 'dan' WHERE tenant_id = $1 AND id = 'max'";
            app.execute("t1", reports).await;
            assert_eq!(ids(&director, json!({})).await, ["c3"]);
            let other = app.member("t2", "bob", &[PresetRole::Admin]).await;
            assert!(ids(&other, json!({ "customer_id": "c1" })).await.is_empty());
            let specialist = app.member("t1", "sam", &[PresetRole::SaSpecialist]).await;
            assert_eq!(specialist.post(PATH, &json!({})).expect(403).await.code(), "CBC.0151");
            app.stranger().post(PATH, &json!({})).expect(401).await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_distributor_asks_for_its_own_resellers_only() {
        TestApp::on_both_engines(async |app| {
            app.partner("d1").await;
            app.partner("r1").await;
            app.partner("r2").await;
            app.execute("r1", "UPDATE tenants SET parent_tenant_id = 'd1' WHERE tenant_id = $1").await;
            app.add_customer("d1", NewCustomer { id: "c9", reseller: "r1", ..NewCustomer::default() }).await;
            let ann = app.member("d1", "ann", &[PresetRole::Admin]).await;
            assert!(ids(&ann, json!({})).await.is_empty());
            assert_eq!(ids(&ann, json!({ "indirect_partner_id": "r1" })).await, ["c9"]);
            let refused = ann.post(PATH, &json!({ "indirect_partner_id": "r2" })).expect(400).await;
            assert_eq!(refused.code(), "CBC.99000037");
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_names_the_field() {
        let app = TestApp::sqlite().await;
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        for (query, field) in [
            (json!({ "limit": 0 }), "limit"),
            (json!({ "limit": 101 }), "limit"),
            (json!({ "offset": 40_000_001 }), "offset"),
            (json!({ "customer": "x".repeat(65) }), "customer"),
            (json!({ "search": "a\u{0}b" }), "search"),
            (json!({ "associated_on_begin": "" }), "associated_on_begin"),
            (json!({ "sort": "password" }), "sort"),
            (json!({ "expiring_within_days": 0 }), "expiring_within_days"),
            (json!({ "nonsense": 1 }), "nonsense"),
        ] {
            assert_eq!(ann.post(PATH, &query).expect(400).await.fields(), [field], "{query}");
        }
    }
}
