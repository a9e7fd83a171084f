//! Shared opportunities: between them the tenants show every state of both directions (SM-9), deadlines near and far, and
//! every condition of submitting one.

use super::decisions::{self, Asked, json};
use super::opportunity_course::{Course, EventSpec};
use super::opportunity_incentives::{Delivered, IncentiveRows, StepSpec};
use super::opportunity_rows::{People, Rows, Waits};
use super::opportunity_volume::more;
use super::partner::Partner;
use super::world::{DAY, World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::numbers::Series;
use crate::store::opportunities::{details, search_text};
use domain::association::Party;
use domain::money::Money;
use domain::opportunity::{CloudService, OpportunityDraft, PresalesActivity, RequestedSupport};
use domain::organization::PrincipalKind;
use domain::period::business_day;
use domain::program::Direction;
use domain::rules::verdict::RuleId;
use serde::Deserialize;

const OPPORTUNITIES: &str = "INSERT INTO opportunities (tenant_id, id, number, direction, state, name, customer_name, search_text, currency, \
    value_minor, cloud_revenue_minor, expected_on, details, reason, created_at, changed_at, shared_at, accepted_at, due_at, version) VALUES";

/// One opportunity; the amounts are in yuan, days count from now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spec {
    pub(super) tenant: String,
    pub(super) direction: Direction,
    pub(super) name: String,
    pub(super) customer: String,
    pub(super) industry: String,
    pub(super) region: String,
    pub(super) value: i64,
    pub(super) cloud: i64,
    pub(super) signing: Option<i64>,
    #[serde(default)]
    pub(super) unconfirmed: bool,
    #[serde(default)]
    pub(super) budget: String,
    #[serde(default)]
    pub(super) authority: String,
    #[serde(default)]
    pub(super) need: String,
    #[serde(default)]
    pub(super) timing: String,
    #[serde(default)]
    pub(super) presales: Vec<PresalesActivity>,
    #[serde(default)]
    pub(super) offerings: Vec<String>,
    pub(super) services: Vec<CloudService>,
    #[serde(default)]
    pub(super) support: Vec<RequestedSupport>,
    pub(super) contact: String,
    pub(super) position: String,
    pub(super) events: Vec<EventSpec>,
    /// The course of the application for its incentive.
    #[serde(default)]
    pub(super) incentive: Vec<StepSpec>,
}

/// Writes the opportunities of a partner.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let mut specs: Vec<Spec> = serde_json::from_str(include_str!("opportunities.json"))
        .map_err(|_| ApiError::Internal("demo opportunities"))?;
    specs.extend(more(world, partner)?);
    let mut rng = world.rng(tenant, "opportunities");
    let root = partner.members.iter().find(|member| member.kind == PrincipalKind::PartnerRoot);
    let (root, login) = root.map_or(("", ""), |root| (root.name.as_str(), root.login_id.as_str()));
    let people = People { partner, root, login, operator: &world.catalog.people.operator };
    let (mut rows, mut incentives, mut opportunities) = (Rows::default(), IncentiveRows::default(), Vec::new());
    for (number, spec) in (1_i64..).zip(specs.iter().filter(|spec| spec.tenant == tenant)) {
        let course = Course::of(world, spec.direction, &spec.events)?;
        let id = rng.id(course.created_at());
        let said = said(world, spec, &rng.digits(8));
        let number = Series::Opportunities(spec.direction).number(moment(course.created_at()), number);
        if let Some((kind, at, params)) = course.message(&said.name, &id, &number, spec.direction) {
            let message = rng.id(at);
            let to = people.login;
            rows.messages.push(vec![
                message.into(),
                to.into(),
                kind.as_str().into(),
                params.into(),
                at.into(),
                "NONE".into(),
            ]);
        }
        rows.happened(&people, &course, &id);
        if let Some(kind) = course.awaited_review() {
            // Both reviews of a submission rest on the decision that let it through.
            let receipt = match course.at("SUBMIT") {
                Some(at) => {
                    let (facts, subject) =
                        (json(&said.submission_facts(true))?, ("opportunity", id.as_str(), said.name.as_str()));
                    let asked = Asked { rule: RuleId::R71, facts, at, by: (people.login, people.root), subject };
                    Some(decisions::receipt(world, &mut rng, &asked)?.1)
                }
                None => None,
            };
            let review = rng.id(course.changed_at());
            let by = course.steps.last().map_or(Party::Partner, |step| step.by);
            let (at, due) = (course.changed_at(), course.due);
            let waits = Waits { kind, review: &review, subject: &id, name: &said.name, at, by, due };
            rows.awaits(&people, &waits, receipt);
        }
        if let Some(at) = course.at("DELIVER") {
            let delivered = Delivered { id: &id, number: &number, said: &said, at };
            incentives.add((world, &mut rng), &people, &delivered, &spec.incentive)?;
        }
        opportunities.push(row(spec, &course, &said, &id, &number));
    }
    let mut written = insert(tx, tenant, OPPORTUNITIES, opportunities).await?;
    written += rows.write(tx, tenant).await?;
    Ok(written + incentives.write(tx, tenant).await?)
}

fn said(world: &World, spec: &Spec, phone: &str) -> OpportunityDraft {
    let signing = spec.signing.map(|days| business_day(moment(world.now + days * DAY)));
    OpportunityDraft {
        name: spec.name.clone(),
        customer_name: spec.customer.clone(),
        industry: spec.industry.clone(),
        region: spec.region.clone(),
        customer_driven: !spec.unconfirmed,
        budget: spec.budget.clone(),
        authority: spec.authority.clone(),
        need: spec.need.clone(),
        timing: spec.timing.clone(),
        presales: spec.presales.clone(),
        offerings: spec.offerings.clone(),
        services: spec.services.clone(),
        opportunity_value: Money::cny(spec.value * 100),
        cloud_revenue: Money::cny(spec.cloud * 100),
        expected_on: signing,
        contact_name: spec.contact.clone(),
        contact_position: spec.position.clone(),
        telephone: format!("138{phone}"),
        email: String::new(),
        support: spec.support.clone(),
    }
}

fn row(spec: &Spec, course: &Course, said: &OpportunityDraft, id: &str, number: &str) -> Row {
    vec![
        id.into(),
        number.into(),
        spec.direction.as_str().into(),
        course.state.as_str().into(),
        said.name.as_str().into(),
        said.customer_name.as_str().into(),
        search_text(said, number).into(),
        said.opportunity_value.currency.as_str().into(),
        said.opportunity_value.minor.into(),
        said.cloud_revenue.minor.into(),
        said.expected_on.map(|day| day.to_string()).into(),
        details(said).into(),
        course.reason().into(),
        course.created_at().into(),
        course.changed_at().into(),
        course.at("SUBMIT").or(course.at("SHARE")).into(),
        course.at("ACCEPT").into(),
        course.due.into(),
        i64::try_from(course.steps.len()).unwrap_or(1).into(),
    ]
}
