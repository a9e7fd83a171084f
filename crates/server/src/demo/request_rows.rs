//! Requests and authorisations as rows, with the decision and the history of each.

use super::authorizations::Authorization;
use super::partner::Partner;
use super::requests::Request;
use super::world::{World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::api::authorizations::AUTHORIZATION_LETTER_VERSION;
use domain::association::Party;
use domain::rules::customer_unbind::{CustomerUnbindFacts, customer_unbind};
use domain::rules::facts::{AssociationFacts, CallerStanding, RequestHistory};
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::verdict::Verdict;
use domain::states::association_request::AssociationRequestState as State;
use domain::states::authorization::AuthorizationState;
use serde::Serialize;

const REQUESTS: &str = "INSERT INTO association_requests (tenant_id, id, customer_id, operation, requested_by, requester_login_id, requester_name, \
    current_type, target_type, reason, answer_reason, state, due_at, policy_version, facts, verdict, impact, requested_at, answered_at) VALUES";
const AUTHORIZATIONS: &str = "INSERT INTO authorizations (tenant_id, id, customer_id, requester_login_id, requester_name, letter_version, state, \
    answer_reason, due_at, policy_version, requested_at, answered_at) VALUES";
const EVENTS: &str =
    "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";

pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = &partner.spec.id;
    let rows: Vec<Row> =
        partner.requests.iter().map(|request| request_row(world, partner, request)).collect::<Result<_, _>>()?;
    let mut written = insert(tx, tenant, REQUESTS, rows).await?;
    let rows: Vec<Row> =
        partner.authorizations.iter().map(|one| authorization_row(world, partner, one)).collect::<Result<_, _>>()?;
    written += insert(tx, tenant, AUTHORIZATIONS, rows).await?;
    let requests = partner.requests.iter().flat_map(|request| request_events(partner, request));
    written += insert(tx, tenant, EVENTS, requests).await?;
    let authorizations = partner.authorizations.iter().flat_map(|one| authorization_events(partner, one));
    Ok(written + insert(tx, tenant, EVENTS, authorizations).await?)
}

fn request_row(world: &World, partner: &Partner, one: &Request) -> Result<Row, ApiError> {
    let (facts, verdict) = decided(world, partner, one)?;
    let (login, name) = requester(partner, one);
    Ok(vec![
        one.id.as_str().into(),
        partner.customer_id(one.customer).into(),
        one.operation.as_str().into(),
        one.by.as_str().into(),
        login.into(),
        name.into(),
        one.current.as_str().into(),
        one.target.map(|target| target.as_str().to_owned()).into(),
        one.reason.as_str().into(),
        one.answer_reason.clone().into(),
        one.state.as_str().into(),
        one.due.into(),
        i64::from(verdict.policy_version).into(),
        facts.into(),
        json(&verdict)?.into(),
        json(&one.impact)?.into(),
        one.at.into(),
        one.answered_at.into(),
    ])
}

/// The facts as they were when it was asked, and what the rule said to them.
pub(super) fn decided(world: &World, partner: &Partner, one: &Request) -> Result<(String, Verdict), ApiError> {
    let customer = partner.customers.get(one.customer).ok_or(ApiError::Internal("demo customer"))?;
    let [by_customer, by_partner] = one.asked_before.clone().map(|list| list.into_iter().map(moment).collect());
    let history = RequestHistory { by_customer, by_partner, pending_until: None };
    let standing = customer.standing_before(one.current);
    let (policy, at) = (world.policy(one.at)?, moment(one.at));
    if one.by == Party::Customer {
        let facts = CustomerUnbindFacts { customer: standing, history };
        return Ok((json(&facts)?, customer_unbind(&facts, policy, at)));
    }
    let caller = CallerStanding { is_admin: true, may_request_authorization: true };
    let facts = AssociationFacts {
        customer: standing,
        history,
        partner: partner.standing.partner.clone(),
        caller,
        own_customer: true,
    };
    let verdict = match one.target {
        Some(target) => partner_switch(&facts, target, policy, at),
        None => partner_unbind(&facts, policy, at),
    };
    Ok((json(&facts)?, verdict))
}

fn json(value: &impl Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|_| ApiError::Internal("demo facts"))
}

/// Login and name of whoever asked.
pub(super) fn requester<'a>(partner: &'a Partner, one: &Request) -> (&'a str, &'a str) {
    let customer = partner.customers.get(one.customer).filter(|_| one.by == Party::Customer);
    let member = partner.admin().filter(|_| one.by != Party::Customer);
    let of_customer = customer.map(|customer| (customer.login_id.as_str(), customer.name.as_str()));
    of_customer.or_else(|| member.map(|member| (member.login_id.as_str(), member.name.as_str()))).unwrap_or_default()
}

fn event(
    record: &str,
    position: i64,
    at: i64,
    event: &str,
    (actor, party): (&str, Party),
    reason: Option<&str>,
) -> Row {
    vec![
        record.into(),
        position.into(),
        at.into(),
        event.into(),
        actor.into(),
        party.as_str().into(),
        reason.map(str::to_owned).into(),
    ]
}

fn request_events(partner: &Partner, one: &Request) -> Vec<Row> {
    let asker = (requester(partner, one).1, one.by);
    let customer = (partner.customer_name(one.customer), Party::Customer);
    let admin = (partner.admin().map_or("", |member| member.name.as_str()), Party::Partner);
    let answerer = if one.by == Party::Customer { admin } else { customer };
    let mut rows = vec![event(&one.id, 1, one.at, "REQUESTED", asker, Some(&one.reason))];
    if one.by != Party::Customer {
        rows.push(event(&one.id, 2, one.at, "LINK_SENT", asker, None));
    }
    let answer = match one.state {
        State::Pending => None,
        State::Approved => Some(("APPROVE", answerer)),
        State::Rejected => Some(("REJECT", answerer)),
        State::Cancelled => Some(("WITHDRAW", asker)),
        State::Expired => Some(("EXPIRE", ("", Party::Clock))),
    };
    if let Some((code, actor)) = answer {
        let position = i64::try_from(rows.len()).unwrap_or(0) + 1;
        rows.push(event(
            &one.id,
            position,
            one.answered_at.unwrap_or(one.at),
            code,
            actor,
            one.answer_reason.as_deref(),
        ));
    }
    rows
}

fn authorization_row(world: &World, partner: &Partner, one: &Authorization) -> Result<Row, ApiError> {
    Ok(vec![
        one.id.as_str().into(),
        partner.customer_id(one.customer).into(),
        one.requester_login.as_str().into(),
        one.requester.as_str().into(),
        AUTHORIZATION_LETTER_VERSION.into(),
        one.state.as_str().into(),
        one.answer_reason.clone().into(),
        one.due.into(),
        i64::from(world.policy(one.at)?.version).into(),
        one.at.into(),
        one.revoked_at.or(one.answered_at).into(),
    ])
}

fn authorization_events(partner: &Partner, one: &Authorization) -> Vec<Row> {
    let asker = (one.requester.as_str(), Party::Partner);
    let customer = (partner.customer_name(one.customer), Party::Customer);
    let mut rows = vec![event(&one.id, 1, one.at, "REQUESTED", asker, None)];
    let answer = match one.state {
        AuthorizationState::Pending => None,
        AuthorizationState::Authorized | AuthorizationState::Revoked => Some(("AGREE", customer, None)),
        AuthorizationState::Rejected => Some(("REJECT", customer, one.answer_reason.as_deref())),
        AuthorizationState::Withdrawn => Some(("WITHDRAW", asker, None)),
        AuthorizationState::Expired => Some(("EXPIRE", ("", Party::Clock), None)),
    };
    if let Some((code, actor, reason)) = answer {
        rows.push(event(&one.id, 2, one.answered_at.unwrap_or(one.at), code, actor, reason));
    }
    if let Some(at) = one.revoked_at {
        rows.push(event(&one.id, 3, at, "REVOKE", customer, one.answer_reason.as_deref()));
    }
    rows
}
