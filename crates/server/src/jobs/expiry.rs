//! What nobody answered or renewed in time: it expires and nothing else changes.

use crate::auth::scope::{SystemScope, system_scope};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::authorizations::{self, change, due_authorizations};
use crate::store::development::{self, due_reports};
use crate::store::opportunities::{self, due_opportunities};
use crate::store::opportunity_incentives::{self, due_incentives};
use crate::store::programs;
use crate::store::requests::{self, Decision, decide, due_requests};
use crate::store::specialists::{self, Step, due_invitations};
use crate::store::{StoreError, Tx};
use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use domain::states::authorization::{AuthorizationEvent, AuthorizationState};
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEvent, SpecialistState};
use std::fmt::Display;

/// One round over all tenants; each object in a transaction of its own.
///
/// What cannot be done is logged, and holds up neither the objects nor the tenants after it.
pub(in crate::jobs) async fn expire(app: App) -> Result<u64, ApiError> {
    let mut done = 0;
    for tenant in app.store().tenants().await? {
        let round = Round { app: &app, scope: system_scope(tenant, "expiry") };
        done += round.run().await?;
    }
    Ok(done)
}

/// The round in one tenant.
struct Round<'a> {
    app: &'a App,
    scope: SystemScope,
}

impl Round<'_> {
    async fn run(&self) -> Result<u64, ApiError> {
        let (db, now) = (self.app.read(&self.scope), self.app.now());
        let (secs, policy) = (now.timestamp(), self.app.policy(now)?);
        let requests = self.each(ids(due_requests(&db, secs).await, |row| row.id.to_string()), |tx, id| async move {
            // Answered since the list was read: then there is nothing left to do.
            let Some(row) = requests::find(&tx, &id).await? else { return Ok(false) };
            if row.state()? != AssociationRequestState::Pending {
                return Ok(false);
            }
            decide(&tx, &row, Decision { event: AssociationRequestEvent::Expire, reason: None }).await?;
            Ok(true)
        });
        let mut done = requests.await;
        let authorizations =
            self.each(ids(due_authorizations(&db, secs).await, |row| row.id.to_string()), |tx, id| async move {
                let Some(row) = authorizations::find(&tx, &id).await? else { return Ok(false) };
                if row.state()? != AuthorizationState::Pending {
                    return Ok(false);
                }
                change(&tx, &row, AuthorizationEvent::Expire, Actor::Clock, None).await?;
                Ok(true)
            });
        done += authorizations.await;
        let opportunities = self.each(ids(due_opportunities(&db, secs).await, |row| row.id), |tx, id| async move {
            match opportunities::find(&tx, &id).await? {
                Some(row) => opportunities::expire(&tx, &row).await,
                None => Ok(false),
            }
        });
        done += opportunities.await;
        let incentives = self.each(ids(due_incentives(&db, secs).await, |row| row.id), |tx, id| async move {
            match opportunity_incentives::find(&tx, &id).await? {
                Some(row) => opportunity_incentives::expire(&tx, &row).await,
                None => Ok(false),
            }
        });
        done += incentives.await;
        let invitations = self.each(ids(due_invitations(&db, secs).await, |row| row.id), |tx, id| async move {
            let Some(row) = specialists::find(&tx, &id).await? else { return Ok(false) };
            if row.stored_state()? != SpecialistState::Invited || row.invited_until > tx.now_secs() {
                return Ok(false);
            }
            let step = Step { event: SpecialistEvent::Expire, by: Actor::Clock, reason: None };
            specialists::change(&tx, &row, step).await?;
            Ok(true)
        });
        done += invitations.await;
        let reports = self.each(ids(due_reports(&db, secs).await, |row| row.id), |tx, id| async move {
            match development::find_report_of(&tx, &id).await? {
                Some(row) => development::expire_report(&tx, &row).await,
                None => Ok(false),
            }
        });
        done += reports.await;
        let memberships = programs::due_memberships(&db, now, policy).await;
        let memberships =
            self.each(memberships, |tx, program| async move { programs::end_membership(&tx, program, policy).await });
        done += memberships.await;
        let paths = programs::due_paths(&db, now, policy).await;
        done += self.each(paths, |tx, path| async move { programs::end_certification(&tx, path, policy).await }).await;
        Ok(done)
    }

    /// Does it to each of what is due, in a transaction of its own; answers how many were done.
    async fn each<T, F, Fut>(&self, due: Result<Vec<T>, StoreError>, act: F) -> u64
    where
        T: Clone + Display,
        F: Fn(Tx, T) -> Fut,
        Fut: Future<Output = Result<bool, ApiError>>,
    {
        let due = due.inspect_err(|error| tracing::error!(%error, "what is due cannot be read")).unwrap_or_default();
        let mut done = 0;
        for one in due {
            let outcome = self.app.store().tx(&self.scope, |tx| act(tx, one.clone())).await;
            match outcome {
                Ok(acted) => done += u64::from(acted),
                Err(error) => tracing::error!(%error, %one, "could not expire"),
            }
        }
        done
    }
}

/// The ids of rows: a row would take what it says about people into the log.
fn ids<R>(rows: Result<Vec<R>, StoreError>, id: fn(R) -> String) -> Result<Vec<String>, StoreError> {
    Ok(rows?.into_iter().map(id).collect())
}
