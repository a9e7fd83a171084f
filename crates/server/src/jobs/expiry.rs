//! Requests, authorisations, opportunities and invitations that nobody answered in time: they expire and nothing else changes.

use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::authorizations::{self, change, due_authorizations};
use crate::store::opportunities;
use crate::store::requests::{self, Decision, decide, due_requests};
use crate::store::specialists::{self, Step, due_invitations};
use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use domain::states::authorization::{AuthorizationEvent, AuthorizationState};
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEvent, SpecialistState};

/// One round over all tenants; each object in a transaction of its own.
pub(in crate::jobs) async fn expire(app: App) -> Result<u64, ApiError> {
    let mut done = 0;
    for tenant in app.store().tenants().await? {
        let scope = system_scope(tenant, "expiry");
        let (db, now) = (app.read(&scope), app.now().timestamp());
        for due in due_requests(&db, now).await? {
            let id = due.id.as_str();
            done += app
                .store()
                .tx::<_, ApiError, _, _>(&scope, |tx| async move {
                    // Answered since the list was read: then there is nothing left to do.
                    let Some(row) = requests::find(&tx, id).await? else { return Ok(0) };
                    if row.state()? != AssociationRequestState::Pending {
                        return Ok(0);
                    }
                    decide(&tx, &row, Decision { event: AssociationRequestEvent::Expire, reason: None }).await?;
                    Ok(1)
                })
                .await?;
        }
        for due in due_authorizations(&db, now).await? {
            let id = due.id.as_str();
            done += app
                .store()
                .tx::<_, ApiError, _, _>(&scope, |tx| async move {
                    let Some(row) = authorizations::find(&tx, id).await? else { return Ok(0) };
                    if row.state()? != AuthorizationState::Pending {
                        return Ok(0);
                    }
                    change(&tx, &row, AuthorizationEvent::Expire, Actor::Clock, None).await?;
                    Ok(1)
                })
                .await?;
        }
        for due in opportunities::due_opportunities(&db, now).await? {
            let id = due.id.as_str();
            done += app
                .store()
                .tx::<_, ApiError, _, _>(&scope, |tx| async move {
                    let Some(row) = opportunities::find(&tx, id).await? else { return Ok(0) };
                    Ok(u64::from(opportunities::expire(&tx, &row).await?))
                })
                .await?;
        }
        for due in due_invitations(&db, now).await? {
            let id = due.id.as_str();
            done += app
                .store()
                .tx::<_, ApiError, _, _>(&scope, |tx| async move {
                    let Some(row) = specialists::find(&tx, id).await? else { return Ok(0) };
                    if row.stored_state()? != SpecialistState::Invited || row.invited_until > tx.now_secs() {
                        return Ok(0);
                    }
                    let step = Step { event: SpecialistEvent::Expire, by: Actor::Clock, reason: None };
                    specialists::change(&tx, &row, step).await?;
                    Ok(1)
                })
                .await?;
        }
    }
    Ok(done)
}
