//! How many objects of a partner there are of the kinds that numbers of the policy concern.

use crate::auth::scope::AsScope;
use crate::store::customers::visible;
use crate::store::programs::{memberships, paths};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::permission::Permission;
use domain::rules::concerned::ConcernedObject as Object;
use domain::states::path_stage::PathStage;
use domain::states::specialist::SpecialistState;

/// The right to see objects of a kind: the one that their list asks for.
pub(crate) const fn right_to_see(object: Object) -> Permission {
    match object {
        Object::Customers => Permission::ViewCustomers,
        Object::OpenRequests => Permission::ViewRecords,
        Object::Members
        | Object::CustomRoles
        | Object::Contacts
        | Object::Specialists
        | Object::SpecialistInvitations => Permission::ManageOrganization,
        Object::SharedOpportunities | Object::ReceivedOpportunities | Object::OpportunityIncentives => {
            Permission::ManageOpportunities
        }
        Object::Paths | Object::Programs => Permission::ViewPrograms,
    }
}

/// How many there are, as this scope sees them.
pub(crate) async fn count(db: &Reader, object: Object, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // What has run out is over even before the job has noted it.
    let secs = now.timestamp();
    let query = match object {
        Object::Customers => {
            visible(db.sql("SELECT COUNT(*) FROM customers c WHERE c.tenant_id = $1 AND c.is_current"), db.scope())
        }
        Object::OpenRequests => {
            let sql = "SELECT COUNT(*) FROM association_requests q
                JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id
                WHERE q.tenant_id = $1 AND q.state = 'PENDING' AND q.due_at > $2";
            visible(db.sql(sql).bind(secs), db.scope())
        }
        Object::Members => db.sql("SELECT COUNT(*) FROM members WHERE tenant_id = $1"),
        Object::CustomRoles => db.sql("SELECT COUNT(*) FROM custom_roles WHERE tenant_id = $1"),
        Object::Contacts => db.sql("SELECT COUNT(*) FROM customer_contacts WHERE tenant_id = $1"),
        Object::Specialists => {
            let bound = SpecialistState::ALL.iter().filter(|state| state.is_bound()).map(|state| state.as_str());
            db.sql("SELECT COUNT(*) FROM specialists WHERE tenant_id = $1").push_list(" AND state IN ", bound)
        }
        Object::SpecialistInvitations => db
            .sql("SELECT COUNT(*) FROM specialists WHERE tenant_id = $1 AND state = 'INVITED'")
            .push_bind(" AND invited_until > ", secs),
        Object::SharedOpportunities => db
            .sql("SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1 AND direction = 'PO'")
            .push_bind(" AND (state = 'UNDER_REVIEW' OR (state = 'VALIDATING' AND due_at > ", secs)
            .push("))"),
        Object::ReceivedOpportunities => db
            .sql("SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1 AND direction = 'HO' AND state = 'PENDING_ACCEPTANCE'")
            .push_bind(" AND due_at > ", secs),
        Object::OpportunityIncentives => db
            .sql("SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1")
            .push_bind(" AND (state IN ('UNDER_REVIEW', 'OBJECTED') OR (state = 'AWAITING_CONFIRMATION' AND due_at > ", secs)
            .push("))"),
        Object::Paths => {
            let chosen = paths(db, now).await?.into_iter().filter(|row| row.stage != PathStage::Available).count();
            return Ok(chosen as u64);
        }
        Object::Programs => {
            let joined = memberships(db, now).await?.into_iter().filter(|row| row.state.is_member()).count();
            return Ok(joined as u64);
        }
    };
    Ok(db.value::<i64>(query).await?.unwrap_or(0).unsigned_abs())
}
