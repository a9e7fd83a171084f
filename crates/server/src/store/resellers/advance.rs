//! One step of an application, with everything that it causes, in one transaction.

use super::applications::{find_own, inviter};
use super::invitations::agreed_by;
use super::permission::set_may_act;
use super::{APPLICATION, ApplicationRow};
use crate::auth::scope::{Actor as Name, AsScope, system_scope};
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::programs::{membership, move_membership, state_of, step_membership};
use crate::store::requests::notify::partner_administrators;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::association::Party;
use domain::organization::PartnerType;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::states::machine::Actor;
use domain::states::membership::MembershipEvent;
use domain::states::reseller_application::{
    ResellerApplicationEffect as Effect, ResellerApplicationEvent as Event, ResellerApplicationState as State,
};

/// What happens to an application.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    /// What.
    pub(crate) event: Event,
    /// By whom.
    pub(crate) by: Actor,
    /// Why; a refusal always has a reason.
    pub(crate) reason: Option<&'a str>,
    /// The policy of the moment, which says how long a membership holds.
    pub(crate) policy: &'a Policy,
    /// In whose name, where that is not the name that the transaction runs in: the distributor's who invited.
    pub(crate) inviter: Option<&'a str>,
    /// Has the distributor agreed already, with its invitation?
    pub(crate) agreed: bool,
    /// What the vendor wrote to the applicant on passing it on, where that step told nothing.
    pub(crate) told: Option<&'a str>,
}

impl<'a> Step<'a> {
    /// A step in the name that the transaction runs in.
    pub(crate) const fn new(event: Event, by: Actor, reason: Option<&'a str>, policy: &'a Policy) -> Self {
        Self { event, by, reason, policy, inviter: None, agreed: false, told: None }
    }
}

/// Moves an application on. `tx` is the transaction in the applicant's account, in the name of whoever acts.
pub(crate) async fn advance(tx: &Tx, row: &ApplicationRow, step: Step<'_>) -> Result<State, ApiError> {
    let from = row.state()?;
    let transition = transition(from, step.event, step.by)?;
    // Its machine may refuse, and then nothing is written.
    move_with_it(tx, transition.to, step).await?;
    settle(tx, row, transition.to, step.reason).await?;
    let party = match step.by {
        Actor::Distributor => Party::Distributor,
        Actor::Vendor => Party::Vendor,
        _ => Party::Partner,
    };
    // Both sides read the history: a remark of the vendor's on passing it on is for the applicant alone.
    let reason = step.reason.filter(|_| step.event == Event::Reject);
    let inviter = step.inviter.map(inviter);
    let actor = inviter.as_ref().unwrap_or_else(|| tx.scope().actor());
    tx.record_for(party, actor, &row.id, step.event.as_str(), reason).await?;
    for effect in transition.effects {
        match effect {
            // Whoever agreed before has nothing to answer, and the applicant nothing to wait for.
            Effect::NotifyDistributor | Effect::NotifyApplicant if step.agreed => {}
            Effect::NotifyDistributor => tell_distributor(tx, row, step.event).await?,
            Effect::NotifyApplicant => tell_applicant(tx, row, transition.to, step.reason.or(step.told)).await?,
            Effect::LinkReseller => link(tx, row, actor).await?,
        }
    }
    let action = match step.event {
        Event::Approve => "reseller_application.approve",
        Event::Reject => "reseller_application.reject",
        Event::Withdraw => "reseller_application.withdraw",
    };
    let detail =
        serde_json::json!({ "from": from, "to": transition.to, "reason": step.reason, "inviter": step.inviter });
    tx.audit(action, Object { kind: APPLICATION, id: &row.id }, &detail).await?;
    Ok(transition.to)
}

/// What the vendor's decision does to an application.
pub(crate) async fn rule_application(
    tx: &Tx,
    policy: &Policy,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let row = find_own(tx, subject).await?.ok_or(StoreError::Corrupt { column: "reviews.subject_id" })?;
    let event = if approved { Event::Approve } else { Event::Reject };
    let reason = Some(reason).filter(|text| !text.is_empty());
    let step = Step::new(event, Actor::Vendor, reason, policy);
    let inviter = match (&row.invitation_id, approved) {
        (Some(invitation), true) => agreement(tx, &row, invitation).await?,
        _ => None,
    };
    advance(tx, &row, Step { agreed: inviter.is_some(), ..step }).await?;
    let Some(inviter) = inviter else { return Ok(()) };
    let row = find_own(tx, subject).await?.ok_or(StoreError::Corrupt { column: "reviews.subject_id" })?;
    let agreed = Step::new(Event::Approve, Actor::Distributor, None, policy);
    advance(tx, &row, Step { inviter: Some(&inviter), told: reason, ..agreed }).await?;
    Ok(tell_joined(tx, &row).await?)
}

/// Who agreed with an invitation that still stands; nobody where the distributor takes nobody new by now.
async fn agreement(tx: &Tx, row: &ApplicationRow, invitation: &str) -> Result<Option<String>, ApiError> {
    let distributor = row.distributor()?;
    if tx.distributor(&distributor, tx.now()).await?.is_none() {
        return Ok(None);
    }
    Ok(agreed_by(tx, &distributor, invitation).await?)
}

async fn settle(tx: &Tx, row: &ApplicationRow, to: State, reason: Option<&str>) -> Result<(), StoreError> {
    let reached = (to == State::DistributorReview).then(|| tx.now_secs());
    let decided = (to != State::DistributorReview).then(|| tx.now_secs());
    let sql = "UPDATE reseller_applications SET state = $4, reached_at = COALESCE($5, reached_at), decided_at = $6, reason = $7,
        version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(to.as_str());
    let reason = reason.filter(|_| to == State::Rejected).map(str::to_owned);
    tx.exec_one(query.bind(reached).bind(decided).bind(reason)).await
}

/// The membership goes with the application: open as long as it is, and joined in the moment of the relation.
async fn move_with_it(tx: &Tx, to: State, step: Step<'_>) -> Result<(), ApiError> {
    let (event, by) = match to {
        State::VendorReview | State::DistributorReview => return note_step(tx).await,
        State::Approved => (MembershipEvent::Approve, step.by),
        State::Rejected => (MembershipEvent::Reject, step.by),
        State::Withdrawn => (MembershipEvent::Withdraw, Actor::Partner),
    };
    let reason = step.reason.filter(|_| to == State::Rejected).unwrap_or_default();
    step_membership(tx, Program::CloudReseller, (event, by), (reason, step.policy)).await.map(drop)
}

/// A step on the way is a change of the membership too: who has not seen it reads it before taking the application back.
async fn note_step(tx: &Tx) -> Result<(), ApiError> {
    let known = membership(tx, Program::CloudReseller, tx.now()).await?;
    Ok(move_membership(tx, Program::CloudReseller, state_of(known.as_ref()), None, "").await?)
}

/// The applicant becomes this distributor's reseller.
async fn link(tx: &Tx, row: &ApplicationRow, by: &Name) -> Result<(), StoreError> {
    let sql = "UPDATE tenants SET parent_tenant_id = $2, partner_type = $3, updated_at = $4, version = version + 1
        WHERE tenant_id = $1 AND (parent_tenant_id IS NULL OR parent_tenant_id = $2)
            AND (partner_type IS NULL OR partner_type <> $5)";
    let query = tx.sql(sql).bind(row.distributor_id.as_str()).bind(PartnerType::CloudReseller.as_str());
    tx.exec_one(query.bind(tx.now_secs()).bind(PartnerType::Distributor.as_str())).await?;
    // Acting for customers is the distributor's to allow.
    set_may_act(tx, false).await?;
    let distributor = tx.within(&system_scope(row.distributor()?, "resellers"));
    let reseller = tx.scope().tenant().as_str();
    let sql = "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on, application_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, id) DO UPDATE SET account_name = excluded.account_name,
            mobile_phone = excluded.mobile_phone, email = excluded.email, associated_on = excluded.associated_on,
            application_id = excluded.application_id, version = resellers.version + 1";
    let query = distributor.sql(sql).bind(reseller).bind(row.account_name.as_str()).bind(row.mobile_phone.as_str());
    distributor.exec_one(query.bind(row.email.as_str()).bind(tx.now_secs()).bind(row.id.as_str())).await?;
    distributor.record_for(Party::Distributor, by, reseller, "LINKED", None).await
}

/// Who it is about, from the other side; the reader's language chooses the name.
fn about(row: &ApplicationRow, zh: &str, en: &str) -> Params {
    Params::from([("application_id", row.id.clone()), ("partner_zh", zh.to_owned()), ("partner_en", en.to_owned())])
}

async fn tell_distributor(tx: &Tx, row: &ApplicationRow, event: Event) -> Result<(), StoreError> {
    let kind = match event {
        Event::Withdraw => MessageKind::ResellerApplicationWithdrawn,
        Event::Approve | Event::Reject => MessageKind::ResellerApplicationReceived,
    };
    let distributor = tx.within(&system_scope(row.distributor()?, "resellers"));
    partner_administrators(&distributor, kind, &about(row, &row.applicant_zh, &row.applicant_en)).await
}

/// The distributor has not heard of the application until now.
async fn tell_joined(tx: &Tx, row: &ApplicationRow) -> Result<(), StoreError> {
    let distributor = tx.within(&system_scope(row.distributor()?, "resellers"));
    let mut params = about(row, &row.applicant_zh, &row.applicant_en);
    params.insert("reseller_id", tx.scope().tenant().to_string());
    partner_administrators(&distributor, MessageKind::ResellerJoined, &params).await
}

async fn tell_applicant(tx: &Tx, row: &ApplicationRow, to: State, reason: Option<&str>) -> Result<(), StoreError> {
    let mut params = about(row, &row.distributor_zh, &row.distributor_en);
    params.insert("state", to.as_str().to_owned());
    params.insert("reason", reason.unwrap_or_default().to_owned());
    partner_administrators(tx, MessageKind::ResellerApplicationDecided, &params).await
}
