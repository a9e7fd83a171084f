//! R-61 in SQL: which customers a scope sees.

use crate::auth::scope::{Reach, Scope};
use crate::store::{Query, Reader, StoreError};
use domain::ids::MemberId;
use domain::permission::CustomerVisibility;

/// Narrows a statement over `customers c` to what the scope may see; as well one over `resellers c`, who have account
/// managers too.
pub(crate) fn visible(query: Query, scope: &Scope) -> Query {
    match (scope.visibility(), scope.reach()) {
        (_, Reach::Customer(own)) => query.push_bind(" AND c.id = ", own.as_str()),
        (visibility, Reach::Staff { member, .. }) => seen_by(query, visibility, member.as_str()),
        (CustomerVisibility::All, _) => query,
        (CustomerVisibility::Own | CustomerVisibility::OfReportingManagers | CustomerVisibility::Nothing, _) => {
            query.push(" AND 1 = 0")
        }
    }
}

/// How many customers would a member see? One that is yet to be created has none of its own.
pub(crate) async fn count_visible(
    db: &Reader,
    visibility: CustomerVisibility,
    member: Option<&MemberId>,
) -> Result<u64, StoreError> {
    let member = match (visibility, member) {
        (CustomerVisibility::Own | CustomerVisibility::OfReportingManagers, None) => return Ok(0),
        (_, member) => member.map(MemberId::as_str).unwrap_or_default(),
    };
    let query = db.sql("SELECT COUNT(*) FROM customers c WHERE c.tenant_id = $1 AND c.is_current");
    Ok(db.value::<i64>(seen_by(query, visibility, member)).await?.unwrap_or(0).unsigned_abs())
}

fn seen_by(query: Query, visibility: CustomerVisibility, member: &str) -> Query {
    match visibility {
        CustomerVisibility::All => query,
        CustomerVisibility::Own => query.push_bind(" AND c.account_manager_id = ", member),
        CustomerVisibility::OfReportingManagers => query
            .push_bind(
                " AND c.account_manager_id IN (SELECT r.id FROM members r WHERE r.tenant_id = $1 AND r.director_id = ",
                member,
            )
            .push(")"),
        CustomerVisibility::Nothing => query.push(" AND 1 = 0"),
    }
}
