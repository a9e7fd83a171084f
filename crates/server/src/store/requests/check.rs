//! The account check: facts, verdict and impact of one customer, each side with its own rules.

use crate::auth::Session;
use crate::http::error::ApiError;
use crate::store::customers::{CustomerRow, PartnerContext};
use crate::store::requests::impact;
use chrono::{DateTime, Utc};
use domain::api::checks::CheckReport;
use domain::association::{AssociationType, RequestKind};
use domain::rules::customer_unbind::{CustomerUnbindFacts, customer_unbind};
use domain::rules::evaluate::SwitchQuestion;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::Policy;
use domain::rules::verdict::RuleId;

/// with inside. `target` is `None` to end the association.
pub(crate) fn partner_check(
    customer: &CustomerRow,
    partner: &PartnerContext,
    session: &Session,
    target: Option<AssociationType>,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<CheckReport, ApiError> {
    let facts = customer.facts(&partner.standing()?, session)?;
    let verdict = match target {
        None => partner_unbind(&facts, policy, now),
        Some(target) => partner_switch(&facts, target, policy, now),
    };
    let impact = impact(customer, target, policy, now)?;
    Ok(CheckReport { verdict, impact, facts: Some(facts), version: customer.version })
}

/// R-08, and the facts that it rests on.
pub(crate) fn customer_check(
    customer: &CustomerRow,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(CheckReport, CustomerUnbindFacts), ApiError> {
    let facts = CustomerUnbindFacts { customer: customer.standing()?, history: customer.history() };
    let verdict = customer_unbind(&facts, policy, now);
    let impact = impact(customer, None, policy, now)?;
    Ok((CheckReport { verdict, impact, facts: None, version: customer.version }, facts))
}

/// The question of a partner's check as its receipt keeps it.
pub(crate) fn partner_question(
    report: &CheckReport,
    target: Option<AssociationType>,
) -> Result<(RuleId, serde_json::Value), ApiError> {
    let facts = report.facts.clone().ok_or(ApiError::Internal("a check without facts"))?;
    let question = match target {
        None => serde_json::to_value(facts).map(|facts| (RuleId::R09, facts)),
        Some(target) => serde_json::to_value(SwitchQuestion { facts, target }).map(|facts| (RuleId::R10, facts)),
    };
    question.map_err(|_| ApiError::Internal("facts"))
}

/// What a check or a new request asks for: a switch names its target, an unbind has none.
pub(crate) const fn target_of(
    operation: RequestKind,
    target: Option<AssociationType>,
) -> Result<Option<AssociationType>, domain::api::error::FieldProblem> {
    use domain::api::error::FieldProblem;
    match (operation, target) {
        (RequestKind::Unbind, None) => Ok(None),
        (RequestKind::SwitchType, Some(target)) => Ok(Some(target)),
        (RequestKind::SwitchType, None) => Err(FieldProblem::Required),
        (RequestKind::Unbind, Some(_)) => Err(FieldProblem::NotAChoice),
    }
}
