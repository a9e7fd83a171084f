//! What was asked in vain this morning: of every rule that an operation asks, the refusals of the tenant's own facts that
//! show a reason not shown before. Between them the receipts have every reason that the demo can give.

mod organization;
mod prospects;
mod resellers;
mod specialists;

use super::decisions::{Asked, RECEIPTS, decided_now, receipt_row};
use super::partner::Partner;
use super::random::Rng;
use super::staff::Member;
use super::world::{World, moment};
use super::write::{Row, insert};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::customers::{PartnerContext, code, find};
use crate::store::opportunities::{self, ho_eligibility_facts, in_pce_plan};
use crate::store::opportunity_incentives::{application_facts, last_of};
use crate::store::questions::{Question, about_programs};
use crate::store::{Reader, StoreError, Tx};
use domain::association::AssociationType;
use domain::organization::PrincipalKind;
use domain::rules::account_manager::AssignmentFacts;
use domain::rules::authorization::AuthorizationFacts;
use domain::rules::evaluate::SwitchQuestion;
use domain::rules::facts::{AssociationFacts, CallerStanding};
use domain::rules::opportunities::deadlines::{HoAnswer, HoAnswerFacts};
use domain::rules::verdict::{Check, RuleId};
use domain::states::authorization::AuthorizationState;
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// Customers that are looked at; more of them show no other reason.
const CUSTOMERS: i64 = 300;
const BELOW: i64 = 20;

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

/// Writes the refusals of one partner; everything else of it is written before.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let db = tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo"));
    let root = partner.members.iter().find(|member| member.kind == PrincipalKind::PartnerRoot);
    let Some(admin) = partner.admin() else { return Ok(0) };
    let mut all = about_customers(&db).await?;
    all.extend(about_programs(&db, moment(world.now)).await?);
    all.extend(specialists::asked(&db, tx, admin, world.policy(world.now)?).await?);
    all.extend(organization::asked(&db).await?);
    all.extend(prospects::asked(&db, world).await?);
    all.extend(resellers::asked(&db).await?);
    let mut rng = world.rng(tenant, "in-vain");
    let mut shown = BTreeSet::new();
    let mut rows = refusals((world, partner), &mut rng, admin, &mut shown, &all)?;
    let shared = about_opportunities(&db, world).await?;
    rows.extend(refusals((world, partner), &mut rng, root.unwrap_or(admin), &mut shown, &shared)?);
    Ok(insert(tx, tenant, RECEIPTS, rows).await?)
}

/// The receipts of those that were refused for a reason which is not shown yet.
fn refusals(
    (world, partner): (&World, &Partner),
    rng: &mut Rng,
    by: &Member,
    shown: &mut BTreeSet<(RuleId, RuleId, Check)>,
    all: &[Question],
) -> Result<Vec<Row>, ApiError> {
    let mut rows = Vec::new();
    for (one, ago) in all.iter().zip((1_i64..).map(|number| (number % 170 + 1) * 60)) {
        let (kind, id, name) = &one.subject;
        let by = match one.rule {
            // A customer asks for itself.
            RuleId::R08 => ("", name.as_str()),
            // So does whoever presses what is not its own.
            RuleId::R60 | RuleId::R64 | RuleId::R65 | RuleId::R66 => {
                let member = partner.members.iter().find(|member| member.id == *id).unwrap_or(by);
                (member.login_id.as_str(), member.name.as_str())
            }
            _ => (by.login_id.as_str(), by.name.as_str()),
        };
        let asked =
            Asked { rule: one.rule, facts: one.facts.clone(), at: world.now - ago, by, subject: (kind, id, name) };
        let receipt = decided_now(world, &asked)?;
        let reasons = receipt.decision.verdict.unmet().map(|condition| (one.rule, condition.rule, condition.check));
        // Each is noted, not only the first new one.
        if reasons.filter(|reason| shown.insert(*reason)).count() > 0 {
            rows.push(receipt_row(rng, &asked, &receipt)?);
        }
    }
    Ok(rows)
}

async fn about_customers(db: &Reader) -> Result<Vec<Question>, ApiError> {
    let partner = PartnerContext::load(db).await?.standing()?;
    // Its own, and a few of the resellers below it.
    let own = "SELECT id FROM customers WHERE tenant_id = $1 AND reseller_tenant_id = '' ORDER BY id";
    let below = "SELECT id FROM customers WHERE tenant_id = $1 AND reseller_tenant_id <> '' ORDER BY id";
    let mut ids: Vec<Id> = db.all(db.sql(own).push_bind(" LIMIT ", CUSTOMERS)).await?;
    ids.extend(db.all::<Id>(db.sql(below).push_bind(" LIMIT ", BELOW)).await?);
    let mut all = Vec::new();
    for one in ids {
        let id = code(&one.id, "customers.customer_id")?;
        let Some(row) = find(db, &id).await? else { continue };
        let subject = ("customer", one.id.as_str(), row.name.as_str());
        let caller = CallerStanding { is_admin: true, may_request_authorization: true };
        let facts = AssociationFacts {
            customer: row.standing()?,
            history: row.history(),
            partner: partner.clone(),
            caller,
            own_customer: row.is_own(),
        };
        all.push(Question::new(RuleId::R08, &facts, subject)?);
        all.push(Question::new(RuleId::R09, &facts, subject)?);
        for target in AssociationType::ALL.iter().copied() {
            let facts = facts.clone();
            all.push(Question::new(RuleId::R10, &SwitchQuestion { facts, target }, subject)?);
        }
        let active = row.authorization_state()?.is_some_and(AuthorizationState::is_active);
        let asked = AuthorizationFacts {
            association_type: row.association_type()?,
            partner: partner.clone(),
            caller: CallerStanding { is_admin: true, may_request_authorization: true },
            active: u32::from(active),
        };
        all.push(Question::new(RuleId::R12, &asked, subject)?);
        for (is_account_manager, is_current) in [(false, false), (true, true)] {
            let asked = AssignmentFacts { own_customer: row.is_own(), is_account_manager, is_current };
            all.push(Question::new(RuleId::R14, &asked, subject)?);
        }
    }
    Ok(all)
}

async fn about_opportunities(db: &Reader, world: &World) -> Result<Vec<Question>, ApiError> {
    #[derive(FromQueryResult)]
    struct One {
        id: String,
        direction: String,
    }
    let now = moment(world.now);
    let ours = ho_eligibility_facts(db, now).await?;
    let mut all = vec![Question::new(RuleId::R27, &ours, ("opportunity", "", ""))?];
    let sql = "SELECT id, direction FROM opportunities WHERE tenant_id = $1 ORDER BY id";
    let rows: Vec<One> = db.all(db.sql(sql)).await?;
    let in_plan = in_pce_plan(db, now).await?;
    for one in rows {
        let Some(row) = opportunities::find(db, &one.id).await? else { continue };
        let subject = ("opportunity", row.id.as_str(), row.name.as_str());
        if one.direction == "PO" {
            all.push(Question::new(RuleId::R71, &row.details()?.submission_facts(in_plan), subject)?);
            all.push(Question::new(
                RuleId::R77,
                &application_facts(&row, in_plan, last_of(db, &row.id).await?.as_ref())?,
                subject,
            )?);
        } else {
            let corrupt = StoreError::Corrupt { column: "opportunities.shared_at" };
            let received_at = row.shared_at()?.ok_or(corrupt)?;
            let facts = HoAnswerFacts { received_at, answer: HoAnswer::Decline, has_reason: false };
            all.push(Question::new(RuleId::R72, &facts, subject)?);
        }
    }
    Ok(all)
}
