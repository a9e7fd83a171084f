//! Balances of the partner's own accounts.

use crate::auth::Allowed;
use crate::auth::rights::ViewBalance;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::StoreError;
use crate::store::accounts::accounts;
use axum::extract::State;
use domain::api::accounts::{AccountBalance, PartnerBalances};
use domain::api::error::ErrorBody;

/// One entry an account: 1 balance, 2 credit, 5 bonus, 7 deposit, 8 allocatable.
#[utoipa::path(get, path = "/v2/accounts/partner-accounts/balances", tag = "balances",
    responses((status = 200, body = PartnerBalances), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn balances(staff: Allowed<ViewBalance>, State(app): State<App>) -> Result<Reply, ApiError> {
    let accounts = accounts(&app.read(&staff)).await?.into_iter().map(|row| {
        Ok(AccountBalance {
            account_type: i32::try_from(row.account_type).unwrap_or(0),
            amount: row.money(row.balance)?.to_decimal(),
            designated_amount: row.money(row.designated)?.to_decimal(),
            credit_amount: row.credit_line.map(|line| row.money(line)).transpose()?.map(|line| line.to_decimal()),
            currency: row.currency,
            account_id: row.id,
            measure_id: 1,
        })
    });
    Reply::ok(&PartnerBalances { account_balances: accounts.collect::<Result<_, StoreError>>()? })
}
