//! Leaving a programme: what the rule looks at, what stays behind, and what ends with the membership.

use super::memberships::Membership;
use super::partner_type::stop_being;
use crate::auth::scope::AsScope;
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::programs::level::PLAN;
use crate::store::requests::notify::partner_administrators;
use crate::store::resellers;
use crate::store::reviews::{self, Closing};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::programs::Leaving;
use domain::api::reviews::ReviewKind;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::programs::plan_leave::{PlanLeaveFacts, plan_leave};
use domain::states::machine::Actor;
use domain::states::membership::MembershipEvent;

/// What depends on the memberships of an account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dependants {
    resellers: u32,
    reseller_applications: u32,
    customers: u64,
    opportunities: u64,
}

/// Counted once for all programmes; nothing where nothing can be left that it would matter to.
pub(crate) async fn dependants(db: &Reader, memberships: &[Membership]) -> Result<Dependants, StoreError> {
    let left = || memberships.iter().filter(|row| row.state.can_be_left(row.program)).map(|row| row.program);
    let distributes = left().any(|program| program == Program::Distribution);
    let sells = left().any(Program::is_sales_tier);
    let shares = left().any(|program| program == Program::Pce);
    let resellers =
        "SELECT COUNT(*) FROM resellers c JOIN tenants t ON t.tenant_id = c.id AND t.parent_tenant_id = c.tenant_id
        WHERE c.tenant_id = $1";
    let applications = "SELECT COUNT(tenant_id) FROM reseller_applications WHERE distributor_id = $1 AND state IN ('VENDOR_REVIEW', 'DISTRIBUTOR_REVIEW')";
    let customers = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND reseller_tenant_id = ''";
    let opportunities = "SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1
        AND state IN ('UNDER_REVIEW', 'VALIDATING', 'ACCEPTED', 'PENDING_ACCEPTANCE', 'IN_PROGRESS')";
    let mut counts = [0; 4];
    let asked = [(distributes, resellers), (distributes, applications), (sells, customers), (shares, opportunities)];
    for (count, (matters, sql)) in counts.iter_mut().zip(asked) {
        if matters {
            *count = db.value::<i64>(db.sql(sql)).await?.unwrap_or(0).unsigned_abs();
        }
    }
    let [resellers, applications, customers, opportunities] = counts;
    let few = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Dependants { resellers: few(resellers), reseller_applications: few(applications), customers, opportunities })
}

impl Dependants {
    /// What R-78 rests on.
    pub(crate) fn facts(&self, program: Program, by: Actor) -> PlanLeaveFacts {
        let of_distributor = program == Program::Distribution;
        PlanLeaveFacts {
            program,
            recorded_by_vendor: by == Actor::Vendor,
            resellers: if of_distributor { self.resellers } else { 0 },
            reseller_applications: if of_distributor { self.reseller_applications } else { 0 },
        }
    }

    /// What leaving means, before anybody does it.
    pub(crate) fn leaving(&self, program: Program, by: Actor, policy: &Policy, now: DateTime<Utc>) -> Leaving {
        let facts = self.facts(program, by);
        Leaving {
            verdict: plan_leave(facts, policy, now),
            facts,
            customers: if program.is_sales_tier() { self.customers } else { 0 },
            opportunities: if program == Program::Pce { self.opportunities } else { 0 },
        }
    }
}

/// Ends a membership before its time, with what hangs on it. The rule has allowed it: the receipt says so.
pub(crate) async fn leave(tx: &Tx, row: &Membership, by: Actor, reason: &str) -> Result<(), ApiError> {
    let program = row.program;
    if !row.state.can_be_left(program) {
        return Err(ApiError::State { state: row.state.to_string() });
    }
    let way = transition(row.state, MembershipEvent::Leave, by)?;
    let sql = "UPDATE program_memberships SET state = $3, valid_until = $4, reason = $5, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $6";
    let ends = row.valid_until.map_or(tx.now(), |until| until.min(tx.now()));
    let query = tx.sql(sql).bind(program.as_str()).bind(way.to.as_str()).bind(ends.timestamp());
    tx.exec_one(query.bind(reason).bind(row.version)).await?;
    if program == PLAN {
        // A level was applied for in this membership, and ends with it.
        reviews::close(tx, ReviewKind::LevelUpgrade, program.as_str(), Closing::Dropped).await?;
    }
    // So does its renewal.
    reviews::close(tx, ReviewKind::ProgramRenewal, program.as_str(), Closing::Dropped).await?;
    if program == Program::CloudReseller {
        resellers::unlink(tx).await?;
    }
    stop_being(tx, program).await?;
    let params = Params::from([
        ("program", program.to_string()),
        ("reason", reason.to_owned()),
        ("from", tx.scope().actor().name.clone()),
    ]);
    partner_administrators(tx, MessageKind::MembershipLeft, &params).await?;
    let object = Object { kind: "program_membership", id: program.as_str() };
    Ok(tx
        .audit("program_membership.leave", object, &serde_json::json!({ "from": row.state, "reason": reason }))
        .await?)
}
