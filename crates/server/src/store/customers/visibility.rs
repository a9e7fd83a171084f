//! R-61 in SQL: which customers a scope sees.

use crate::auth::scope::{Reach, Scope};
use crate::store::Query;
use domain::permission::CustomerVisibility;

/// Narrows a statement over `customers c` to what the scope may see.
pub(crate) fn visible(query: Query, scope: &Scope) -> Query {
    match (scope.visibility(), scope.reach()) {
        (_, Reach::Customer(own)) => query.push_bind(" AND c.id = ", own.as_str()),
        (CustomerVisibility::All, _) => query,
        (CustomerVisibility::Own, Reach::Staff { member, .. }) => {
            query.push_bind(" AND c.account_manager_id = ", member.as_str())
        }
        (CustomerVisibility::OfReportingManagers, Reach::Staff { member, .. }) => query
            .push_bind(
                " AND c.account_manager_id IN (SELECT r.id FROM members r WHERE r.tenant_id = $1 AND r.director_id = ",
                member.as_str(),
            )
            .push(")"),
        (CustomerVisibility::Own | CustomerVisibility::OfReportingManagers | CustomerVisibility::Nothing, _) => {
            query.push(" AND 1 = 0")
        }
    }
}
