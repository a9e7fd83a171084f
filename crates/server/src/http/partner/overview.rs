//! The partner's home page.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::http::partner::waiting;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::accounts::accounts;
use crate::store::customers::{PartnerContext, moment, visible};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::overview::{EcosystemManager, Overview, TodoCount};
use domain::association::RealNameStatus;
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Figures {
    customers: i64,
    resale: i64,
    in_arrears: i64,
    month_consumption: i64,
}

/// Top-up account.
const TOP_UP: i64 = 1;

/// Account, customers within the login's reach, and what waits.
#[utoipa::path(get, path = "/v2/partners/overview", tag = "partner",
    responses((status = 200, body = Overview), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn overview(staff: Allowed<UsePartnerCenter>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (db, now) = (app.read(&staff), app.now());
    let partner = PartnerContext::load(&db).await?;
    let top_up = accounts(&db).await?.into_iter().find(|account| account.account_type == TOP_UP);
    let (balance, designated) = match &top_up {
        Some(account) => (account.money(account.balance)?, account.money(account.designated)?),
        None => (Money::zero(Currency::Cny), Money::zero(Currency::Cny)),
    };
    let sql = "SELECT COUNT(*) AS customers, CAST(COALESCE(SUM(CASE WHEN c.association_type = '2' THEN 1 ELSE 0 END), 0) AS BIGINT) AS resale,
            CAST(COALESCE(SUM(CASE WHEN c.arrears > 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS in_arrears,
            CAST(COALESCE(SUM(c.month_consumption), 0) AS BIGINT) AS month_consumption
         FROM customers c WHERE c.tenant_id = $1 AND c.is_current AND c.reseller_tenant_id = ''";
    let none = Figures { customers: 0, resale: 0, in_arrears: 0, month_consumption: 0 };
    let figures: Figures = db.one(visible(db.sql(sql), db.scope())).await?.unwrap_or(none);
    let mut todos = Vec::new();
    let moments = waiting::moments(now, app.policy(now)?);
    for kind in waiting::kinds(&staff.session) {
        let sum = kind.sum(&db, moments, waiting::Due::Whenever).await?;
        let next_due = sum.next_due.map(moment).transpose()?;
        todos.push(TodoCount { kind: kind.kind, count: sum.count.unsigned_abs(), next_due, who: kind.who });
    }
    Reply::ok(&Overview {
        verified_status: verified(&partner.real_name_status),
        balance,
        designated,
        customers: figures.customers.unsigned_abs(),
        resale_customers: figures.resale.unsigned_abs(),
        in_arrears: figures.in_arrears.unsigned_abs(),
        month_consumption: Money::new(figures.month_consumption, balance.currency),
        ecosystem_manager: EcosystemManager {
            name: partner.ecosystem_manager_name,
            email: partner.ecosystem_manager_email,
            telephone: partner.ecosystem_manager_phone,
        },
        todos,
        as_of: now,
    })
}

fn verified(stored: &str) -> RealNameStatus {
    match stored {
        "VERIFIED" => RealNameStatus::Verified,
        "PENDING" => RealNameStatus::InReview,
        _ => RealNameStatus::None,
    }
}
