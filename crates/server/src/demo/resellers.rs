//! Resellers of the distributor, and an application in every state. Days are counted back from now.

use super::decisions::{Asked, RECEIPTS, json, receipt};
use super::partner::Partner;
use super::queue::VENDOR;
use super::random::Rng;
use super::reseller_funds;
use super::reseller_invitations;
use super::reseller_messages::{self, Course, Sides};
use super::reseller_quotas;
use super::world::{DAY, World, moment};
use super::write::{Row, insert};
use super::{load::Demo, partner, programs, tenant_rows};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use crate::store::programs::{applicant, memberships};
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::program::Program;
use domain::rules::programs::join::{Accepted, question};
use domain::states::reseller_application::{ResellerApplicationEvent as Event, ResellerApplicationState as State};
use domain::states::review::{ReviewEvent, ReviewState};
use serde::Deserialize;

const APPLICATIONS: &str = "INSERT INTO reseller_applications (tenant_id, id, distributor_id, distributor_zh, distributor_en, applicant_zh, \
    applicant_en, account_name, mobile_phone, email, submitted_at, reached_at, decided_at, state, reason, version) VALUES";
const RESELLERS: &str = "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on, application_id, \
    account_manager_id) VALUES";
const REVIEWS: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, \
    submitted_by, submitted_at, receipt_id, state, decided_at, version) VALUES";
const EVENTS: &str =
    "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    tenant: String,
    state: State,
    submitted: i64,
    reached: Option<i64>,
    decided: Option<i64>,
    reason: Option<String>,
}

/// Writes what belongs to the distributor and to those who applied to it. Everything else is written before.
pub(super) async fn write(tx: &Tx, demo: &Demo, hash: &str) -> Result<usize, ApiError> {
    let world = &demo.world;
    let Some(distributor) = demo.partners.iter().find(|one| one.spec.id == "distributor") else { return Ok(0) };
    let specs: Vec<Spec> =
        serde_json::from_str(include_str!("resellers.json")).map_err(|_| ApiError::Internal("demo resellers"))?;
    let mut rng = world.rng("distributor", "resellers");
    let (mut written, mut relations) = (0, Vec::new());
    for spec in &specs {
        let known = demo.partners.iter().find(|one| one.spec.id == spec.tenant);
        let new = if known.is_none() { Some(partner::partner(world, &spec.tenant, (0, 1), 0)?) } else { None };
        let Some(one) = known.or(new.as_ref()) else { continue };
        if let Some(new) = &new {
            written += account(tx, world, new, hash).await?;
        }
        let id = rng.id(world.now - spec.submitted * DAY);
        written += application(tx, world, distributor, (one, spec), &id).await?;
        if spec.state == State::Approved {
            let manager = distributor.members.iter().find(|member| member.is_manager());
            let manager = manager.filter(|_| spec.tenant == "reseller").map_or("", |manager| &manager.id);
            let at = world.now - spec.decided.unwrap_or_default() * DAY;
            relations.push(relation(&one.spec.id, &contact(one), at, Some(id), manager));
        }
    }
    for (spec, _) in &demo.far {
        let at = world.now - rng.between(30, 1_000) * DAY;
        let contact = [spec.id.clone(), format!("199{}", rng.digits(8)), format!("{}@example.com", spec.id)];
        relations.push(relation(&spec.id, &contact, at, None, ""));
    }
    written += linked(tx, distributor, &specs, world.now).await?;
    written += insert(tx, "distributor", RESELLERS, relations).await?;
    written += reseller_invitations::write(tx, world, distributor).await?;
    written += reseller_funds::write(tx, world, distributor, &mut rng).await?;
    Ok(written + reseller_quotas::write(tx, world, distributor, &mut rng).await?)
}

/// An account that has no customers yet.
pub(super) async fn account(tx: &Tx, world: &World, one: &Partner, hash: &str) -> Result<usize, ApiError> {
    let (tenant, mut rng) = (one.spec.id.as_str(), world.rng(&one.spec.id, "rows"));
    let written = tenant_rows::partner(tx, tenant, &one.accounts, &one.members, world.now, &mut rng).await?;
    let written = written + tenant_rows::staff(tx, tenant, &one.members, hash).await?;
    Ok(written + programs::write(tx, world, one).await?)
}

/// Login name, phone number and address of whoever speaks for the account.
fn contact(one: &Partner) -> [String; 3] {
    let root = one.members.first();
    root.map_or_else(Default::default, |root| [root.account.clone(), root.phone.clone(), root.email()])
}

fn relation(id: &str, contact: &[String; 3], at: i64, application: Option<String>, manager: &str) -> Row {
    let [account, phone, email] = contact.clone();
    vec![id.into(), account.into(), phone.into(), email.into(), at.into(), application.into(), manager.into()]
}

/// The application with its receipt, its review and its history.
async fn application(
    tx: &Tx,
    world: &World,
    distributor: &Partner,
    (one, spec): (&Partner, &Spec),
    id: &str,
) -> Result<usize, ApiError> {
    let tenant = one.spec.id.as_str();
    let ago = |days: i64| world.now - days * DAY;
    let [account, phone, email] = contact(one);
    let steps = 1 + i64::from(spec.reached.is_some()) + i64::from(spec.decided.is_some());
    let row = vec![
        id.into(),
        distributor.spec.id.as_str().into(),
        distributor.spec.zh.as_str().into(),
        distributor.spec.en.as_str().into(),
        one.spec.zh.as_str().into(),
        one.spec.en.as_str().into(),
        account.into(),
        phone.into(),
        email.into(),
        ago(spec.submitted).into(),
        spec.reached.map(ago).into(),
        spec.decided.map(ago).into(),
        spec.state.as_str().into(),
        spec.reason.clone().into(),
        steps.into(),
    ];
    let mut written = insert(tx, tenant, APPLICATIONS, [row]).await?;
    let mut rng = world.rng(tenant, "reseller application");
    let receipt = asked(tx, world, one, ago(spec.submitted), &mut rng).await?;
    let receipt_id = receipt.as_ref().and_then(|row| row.first().cloned());
    written += insert(tx, tenant, RECEIPTS, receipt).await?;
    written += insert(tx, tenant, EVENTS, history(world, distributor, (one, spec), id)).await?;
    let (reached, decided) = (spec.reached.map(ago), spec.decided.map(ago));
    let course = Course { id, state: spec.state, reached, decided, reason: spec.reason.as_deref().unwrap_or_default() };
    written += reseller_messages::write(tx, world, Sides { applicant: one, distributor }, course).await?;
    let review_id = rng.id(ago(spec.submitted));
    let state = if spec.reached.is_some() { ReviewState::Approved } else { ReviewState::UnderReview };
    let by = one.admin().map_or("", |admin| admin.name.as_str());
    let review = vec![
        review_id.as_str().into(),
        ReviewKind::ResellerApplication.as_str().into(),
        tenant.into(),
        one.spec.zh.as_str().into(),
        one.spec.en.as_str().into(),
        id.into(),
        distributor.spec.zh.as_str().into(),
        by.into(),
        ago(spec.submitted).into(),
        receipt_id.unwrap_or_else(|| None::<String>.into()),
        state.as_str().into(),
        spec.reached.map(ago).into(),
        (1 + i64::from(spec.reached.is_some())).into(),
    ];
    written += insert(tx, VENDOR, REVIEWS, [review]).await?;
    let submitted = event(&review_id, 1, ago(spec.submitted), "SUBMITTED", (by, Party::Partner), None);
    let operator = world.catalog.people.operator.as_str();
    let decided = spec
        .reached
        .map(|days| event(&review_id, 2, ago(days), ReviewEvent::Approve.as_str(), (operator, Party::Vendor), None));
    Ok(written + insert(tx, VENDOR, EVENTS, std::iter::once(submitted).chain(decided)).await?)
}

/// The decision that let the application through, at its own moment.
async fn asked(tx: &Tx, world: &World, one: &Partner, at: i64, rng: &mut Rng) -> Result<Option<Row>, ApiError> {
    let db = tx.within(&system_scope(code(&one.spec.id, "tenants.tenant_id")?, "demo"));
    let now = moment(world.now);
    let mut account = applicant(&db, &memberships(&db, now).await?, now).await?;
    account.programs.retain(|other| *other != Program::CloudReseller);
    let program = Program::CloudReseller;
    let (rule, facts) =
        question(program, &account, Accepted::default()).map_err(|_| ApiError::Internal("demo facts"))?;
    let by = one.admin().map_or(("", ""), |admin| (admin.login_id.as_str(), admin.name.as_str()));
    let asked = Asked { rule, facts: json(&facts)?, at, by, subject: ("program_membership", program.as_str(), "") };
    let (allowed, row) = receipt(world, rng, &asked)?;
    // Who is frozen today was not when it applied.
    Ok(allowed.then_some(row))
}

fn history(world: &World, distributor: &Partner, (one, spec): (&Partner, &Spec), id: &str) -> Vec<Row> {
    let ago = |days: i64| world.now - days * DAY;
    let by = one.admin().map_or("", |admin| admin.name.as_str());
    let hers = distributor.admin().map_or("", |admin| admin.name.as_str());
    let operator = world.catalog.people.operator.as_str();
    let mut rows = vec![event(id, 1, ago(spec.submitted), "SUBMITTED", (by, Party::Partner), None)];
    if let Some(days) = spec.reached {
        rows.push(event(id, 2, ago(days), Event::Approve.as_str(), (operator, Party::Vendor), None));
    }
    let last = match spec.state {
        State::Approved => Some((Event::Approve, hers, Party::Distributor)),
        State::Rejected => Some((Event::Reject, hers, Party::Distributor)),
        State::Withdrawn => Some((Event::Withdraw, by, Party::Partner)),
        State::VendorReview | State::DistributorReview => None,
    };
    if let (Some((what, who, party)), Some(days)) = (last, spec.decided) {
        rows.push(event(id, 3, ago(days), what.as_str(), (who, party), spec.reason.as_deref()));
    }
    rows
}

/// What happened to the resellers themselves.
async fn linked(tx: &Tx, distributor: &Partner, specs: &[Spec], now: i64) -> Result<usize, ApiError> {
    let hers = distributor.admin().map_or("", |admin| admin.name.as_str());
    let rows = specs.iter().filter(|spec| spec.state == State::Approved).map(|spec| {
        let at = now - spec.decided.unwrap_or_default() * DAY;
        event(&spec.tenant, 1, at, "LINKED", (hers, Party::Distributor), None)
    });
    Ok(insert(tx, "distributor", EVENTS, rows).await?)
}

fn event(id: &str, position: i64, at: i64, what: &str, (who, party): (&str, Party), reason: Option<&str>) -> Row {
    let reason = reason.map(str::to_owned);
    vec![id.into(), position.into(), at.into(), what.into(), who.into(), party.as_str().into(), reason.into()]
}
