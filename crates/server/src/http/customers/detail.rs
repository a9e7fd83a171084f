//! One customer with everything that the console shows of it.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{PartnerContext, find, open_obligations, wire_obligation};
use axum::extract::State;
use domain::api::customers::CustomerDetail;
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// A customer that the login sees.
#[utoipa::path(get, path = "/v2/partners/sub-customers/{customer_id}", tag = "customers", params(("customer_id" = String, Path)),
    responses((status = 200, body = CustomerDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let customer = find(&db, &id).await?.ok_or(ApiError::CustomerNotFound)?;
    let partner = PartnerContext::load(&db).await?.standing()?;
    let open = open_obligations(&db, id.as_str()).await?;
    let obligations = open.into_iter().map(wire_obligation).collect::<Result<_, _>>()?;
    Ok(Reply::ok(&customer.detail(&partner, &staff.session, obligations)?)?.version(customer.version))
}

#[cfg(test)]
mod tests {
    use crate::testing::{NewCustomer, TestApp};
    use domain::organization::PresetRole;

    #[tokio::test]
    async fn another_tenants_customer_does_not_exist() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let obligations = &[("o1", "RESERVED_INSTANCE")];
            app.add_customer(
                "t1",
                NewCustomer {
                    resale: true,
                    allocated: 700,
                    coupons: &[100, 50],
                    obligations,
                    ..NewCustomer::default()
                },
            )
            .await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let seen = ann.get("/v2/partners/sub-customers/c1").expect(200).await;
            assert_eq!(seen.version(), Some(1));
            let json = seen.json();
            assert_eq!((json["coupons"].as_i64(), json["coupon_amount"]["minor"].as_i64()), (Some(2), Some(150)));
            assert_eq!(json["obligations"][0]["kind"], "RESERVED_INSTANCE");
            assert_eq!(json["info"]["console"]["available"]["minor"], 700);
            let without_id = |text: String| text.split("request_id").next().unwrap().to_owned();
            let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
            let foreign = bob.get("/v2/partners/sub-customers/c1").expect(404).await.text;
            let unknown = bob.get("/v2/partners/sub-customers/c2").expect(404).await.text;
            assert_eq!(without_id(foreign), without_id(unknown));
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            assert_eq!(max.get("/v2/partners/sub-customers/c1").expect(404).await.code(), "CBC.5002");
        })
        .await;
    }
}
