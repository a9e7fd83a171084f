//! What was asked in vain this morning: of every rule that an operation asks, the refusals of the tenant's own facts that
//! show a reason not shown before. Between them the receipts have every reason that the demo can give.

mod organization;
mod prospects;

use super::decisions::{Asked, RECEIPTS, decided_now, json, receipt_row};
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
use crate::store::programs::{
    PLAN, applicant, choice_facts, dependants, exit_facts, level_facts, memberships, paths, records, renewal_facts,
};
use crate::store::reviews;
use crate::store::specialists::{self, certification_facts, chosen_paths, invitation_facts};
use crate::store::{Reader, StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::association::AssociationType;
use domain::organization::PrincipalKind;
use domain::program::{DevelopmentPath, Program};
use domain::rules::account_manager::AssignmentFacts;
use domain::rules::authorization::AuthorizationFacts;
use domain::rules::certification::annual_review::AnnualReviewFacts;
use domain::rules::evaluate::SwitchQuestion;
use domain::rules::facts::{AssociationFacts, CallerStanding};
use domain::rules::opportunities::deadlines::{HoAnswer, HoAnswerFacts};
use domain::rules::programs::join::{Accepted, question};
use domain::rules::programs::path_application::PathApplicationFacts;
use domain::rules::specialists::lifecycle::{SpecialistFacts, SpecialistOperation};
use domain::rules::verdict::{Check, RuleId};
use domain::states::authorization::AuthorizationState;
use domain::states::machine::Actor;
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// Customers that are looked at; more of them show no other reason.
const CUSTOMERS: i64 = 300;
const BELOW: i64 = 20;

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

/// A question of the morning: the rule, its facts, and what it is about.
struct Question {
    rule: RuleId,
    facts: serde_json::Value,
    subject: (&'static str, String, String),
}

impl Question {
    fn new(
        rule: RuleId,
        facts: &impl serde::Serialize,
        (kind, id, name): (&'static str, &str, &str),
    ) -> Result<Self, ApiError> {
        Ok(Self { rule, facts: json(facts)?, subject: (kind, id.to_owned(), name.to_owned()) })
    }
}

/// Writes the refusals of one partner; everything else of it is written before.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let db = tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo"));
    let root = partner.members.iter().find(|member| member.kind == PrincipalKind::PartnerRoot);
    let Some(admin) = partner.admin() else { return Ok(0) };
    let mut all = about_customers(&db).await?;
    all.extend(about_programs(&db, world).await?);
    all.extend(about_specialists(&db, tx, admin).await?);
    all.extend(organization::asked(&db).await?);
    all.extend(prospects::asked(&db, world).await?);
    let mut rng = world.rng(tenant, "in-vain");
    let mut shown = BTreeSet::new();
    let mut rows = refusals(world, &mut rng, admin, &mut shown, &all)?;
    let shared = about_opportunities(&db, world).await?;
    rows.extend(refusals(world, &mut rng, root.unwrap_or(admin), &mut shown, &shared)?);
    Ok(insert(tx, tenant, RECEIPTS, rows).await?)
}

/// The receipts of those that were refused for a reason which is not shown yet.
fn refusals(
    world: &World,
    rng: &mut Rng,
    by: &Member,
    shown: &mut BTreeSet<(RuleId, RuleId, Check)>,
    all: &[Question],
) -> Result<Vec<Row>, ApiError> {
    let mut rows = Vec::new();
    for (one, ago) in all.iter().zip((1_i64..).map(|number| (number % 170 + 1) * 60)) {
        let (kind, id, name) = &one.subject;
        // A customer asks for itself.
        let by = if one.rule == RuleId::R08 { ("", name.as_str()) } else { (by.login_id.as_str(), by.name.as_str()) };
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

async fn about_programs(db: &Reader, world: &World) -> Result<Vec<Question>, ApiError> {
    let now = moment(world.now);
    let (joined, chosen) = (memberships(db, now).await?, paths(db, now).await?);
    let account = applicant(db, &joined, now).await?;
    let mut all = Vec::new();
    for program in Program::ALL.iter().copied() {
        let asked = question(program, &account, Accepted::default()).map_err(|_| ApiError::Internal("demo facts"))?;
        all.push(Question {
            rule: asked.0,
            facts: asked.1,
            subject: ("program_membership", program.to_string(), String::new()),
        });
    }
    let depends = dependants(db, &joined).await?;
    for row in joined.iter().filter(|row| row.state.can_be_left(row.program)) {
        let subject = ("program_membership", row.program.as_str(), "");
        all.push(Question::new(RuleId::R78, &depends.facts(row.program, Actor::Partner), subject)?);
        all.push(Question::new(RuleId::R80, &renewal_facts(row, &account, Accepted::default()), subject)?);
    }
    let plan = ("program_membership", PLAN.as_str(), "");
    let member = joined.iter().find(|row| row.program == PLAN);
    all.push(Question::new(RuleId::R23, &level_facts(db, member, now).await?, plan)?);
    let waiting = reviews::waiting(db, ReviewKind::PathApplication).await?;
    for facts in choice_facts(db, &chosen, now).await? {
        let subject = ("development_path", facts.path.as_str(), "");
        all.push(Question::new(RuleId::R21, &facts, subject)?);
        let under_review = waiting.iter().any(|path| path == facts.path.as_str());
        all.push(Question::new(RuleId::R82, &PathApplicationFacts { choice: facts, under_review }, subject)?);
    }
    let exit = exit_facts(db, &records(db).await?, now).await?;
    for row in &chosen {
        all.push(Question::new(RuleId::R20, &exit, ("development_path", row.path.as_str(), ""))?);
    }
    for path in DevelopmentPath::ALL.iter().copied() {
        let subject = ("development_path", path.as_str(), "");
        let (facts, _) = certification_facts(db, path, now).await?;
        all.push(Question::new(RuleId::R31, &facts, subject)?);
        all.push(Question::new(RuleId::R33, &facts, subject)?);
        let row = chosen.iter().find(|row| row.path == path);
        let (valid_until, under_review) = row.map_or((None, false), |row| (row.valid_until, row.under_review));
        let facts = AnnualReviewFacts { certification: facts, valid_until, under_review };
        all.push(Question::new(RuleId::R79, &facts, subject)?);
    }
    Ok(all)
}

async fn about_specialists(db: &Reader, tx: &Tx, admin: &Member) -> Result<Vec<Question>, ApiError> {
    let room = invitation_facts(db, &admin.login_id, tx.now()).await?;
    let mut all = vec![Question::new(RuleId::R34, &room, ("specialist", "", ""))?];
    let links: Vec<Id> = db.all(db.sql("SELECT id FROM specialists WHERE tenant_id = $1 ORDER BY id")).await?;
    let paths = chosen_paths(db, tx.now()).await?;
    for link in links {
        let Some(row) = specialists::find(db, &link.id).await? else { continue };
        for operation in SpecialistOperation::ALL.iter().copied() {
            let facts = SpecialistFacts { operation, state: row.state_at(tx.now_secs())?, paths: paths.clone() };
            all.push(Question::new(RuleId::R36, &facts, ("specialist", &row.id, &row.name))?);
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
