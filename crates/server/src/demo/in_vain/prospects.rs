//! Reports that were refused this morning. Of one that another partner holds there is no receipt: until when is that
//! partner's secret.

use super::Question;
use crate::demo::customer_rows::HOME;
use crate::demo::development::prospects;
use crate::demo::world::{World, moment};
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::development::{account_of, open_report_of, preregistration_facts};
use domain::rules::verdict::RuleId;
use sea_orm::FromQueryResult;

/// Prospects that are looked at, and customers, who are somebody's already.
const PROSPECTS: usize = 12;
const CUSTOMERS: &str =
    "SELECT id FROM customer_directory WHERE tenant_id = $1 AND partner_tenant_id IS NOT NULL ORDER BY id LIMIT 1";

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

/// What the partner would be told about each.
pub(super) async fn asked(db: &Tx, world: &World) -> Result<Vec<Question>, ApiError> {
    let now = moment(world.now);
    let home = db.elsewhere(&crate::auth::scope::system_scope(
        crate::store::customers::code(HOME, "tenants.tenant_id")?,
        "demo",
    ));
    let customers: Vec<Id> = home.all(home.sql(CUSTOMERS)).await?;
    let ids =
        prospects(world).into_iter().take(PROSPECTS).map(|one| one.id).chain(customers.into_iter().map(|row| row.id));
    let mut all = Vec::new();
    for id in ids {
        let Some(account) = account_of(db, HOME, &id).await? else { continue };
        if open_report_of(db, (HOME, &id), now).await?.is_some() {
            continue;
        }
        let facts = preregistration_facts(db, &account, None, now).await?;
        if facts.customer.reported_by_other_until.is_none() {
            all.push(Question::new(RuleId::R05, &facts, ("customer_report", &account.id, &account.name))?);
        }
    }
    Ok(all)
}
