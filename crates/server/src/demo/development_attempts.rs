//! Customers of the demo that opened an invitation: what the rules said then, and the receipts of it.

use super::customer_rows::HOME;
use super::decisions::{Asked, RECEIPTS, decided_now, json, receipt_row};
use super::partner::Partner;
use super::random::Rng;
use super::staff::Member;
use super::world::{World, moment};
use super::write::insert;
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use crate::store::development::{account_of, partner};
use domain::association::{AssociationType, Party};
use domain::rules::associable::CurrentPartner;
use domain::rules::customer_invitation::CustomerInvitationFacts;
use domain::rules::evaluate::AssociableQuestion;
use domain::rules::facts::{AssociationFacts, CallerStanding, RequestHistory};
use domain::rules::verdict::RuleId;

const ATTEMPTS: &str = "INSERT INTO association_attempts (tenant_id, id, at, home_tenant_id, account_id, customer_name, account_name, \
    association_type, invitation_id, report_id, invited_by, invited_by_member, associated, unmet, rules, receipt_id) VALUES";

/// One customer at one invitation.
pub(super) struct Tried<'a> {
    pub(super) account: &'a str,
    pub(super) kind: AssociationType,
    /// Its id, and whether it is a letter.
    pub(super) invitation: (&'a str, bool),
    pub(super) made_at: i64,
    pub(super) at: i64,
    pub(super) report: Option<&'a str>,
    /// Who made the invitation.
    pub(super) member: &'a Member,
}

/// Writes it; answers what was not met, as the report keeps it, and how many rows.
pub(super) async fn write(
    tx: &Tx,
    world: &World,
    (of, rng): (&Partner, &mut Rng),
    tried: Tried<'_>,
) -> Result<(String, usize), ApiError> {
    let tenant = of.spec.id.as_str();
    let db = tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo"));
    let (us, now) = (partner(&db).await?, moment(tried.at));
    let account = account_of(&db, HOME, tried.account).await?.ok_or(ApiError::Internal("demo prospect"))?;
    let mut facts = account.associable_facts(&us, now)?;
    if facts.partner == CurrentPartner::Us {
        // Whoever is a customer now was nobody's then.
        facts.partner = CurrentPartner::Nobody;
    }
    let (made_at, single_use) = (moment(tried.made_at), tried.invitation.1);
    let invitation = CustomerInvitationFacts {
        made_at,
        ends_at: None,
        single_use,
        used: false,
        withdrawn: false,
        registrations: None,
    };
    let mut questions = vec![
        (RuleId::R04, json(&invitation)?),
        (RuleId::R01, json(&account.direct_facts(&us, now)?)?),
        (RuleId::R02, json(&AssociableQuestion { facts, viewer: Party::Partner })?),
    ];
    if tried.kind == AssociationType::Resale {
        let facts = AssociationFacts {
            customer: account.standing(AssociationType::Resale)?,
            history: RequestHistory::default(),
            partner: of.standing.partner.clone(),
            caller: CallerStanding { is_admin: false, may_request_authorization: false },
            own_customer: true,
        };
        questions.push((RuleId::R03, json(&facts)?));
    }
    let mut all = Vec::new();
    for (rule, facts) in questions {
        let subject = ("customer_association", account.id.as_str(), account.name.as_str());
        let asked = Asked { rule, facts, at: tried.at, by: ("", &account.name), subject };
        let receipt = decided_now(world, &asked)?;
        let row = receipt_row(rng, &asked, &receipt)?;
        all.push((receipt.decision.verdict, row));
    }
    let associated = all.iter().all(|(verdict, _)| verdict.allowed());
    let unmet: Vec<_> = all.iter().flat_map(|(verdict, _)| verdict.unmet().cloned()).collect();
    let unmet = serde_json::to_string(&unmet).map_err(|_| ApiError::Internal("demo conditions"))?;
    let rules: Vec<_> = all.iter().map(|(verdict, _)| verdict.rule.as_str()).collect();
    // A refusal keeps the receipts of the rules that refused.
    let kept: Vec<_> = all.iter().filter(|(verdict, _)| associated || !verdict.allowed()).collect();
    let first = kept.first().and_then(|(_, row)| row.first().cloned());
    let attempt = vec![
        rng.id(tried.at).into(),
        tried.at.into(),
        HOME.into(),
        account.id.as_str().into(),
        account.name.as_str().into(),
        account.account_name.as_str().into(),
        tried.kind.as_str().into(),
        tried.invitation.0.into(),
        tried.report.map(str::to_owned).into(),
        tried.member.name.as_str().into(),
        tried.member.id.as_str().into(),
        associated.into(),
        unmet.as_str().into(),
        rules.join(",").into(),
        first.unwrap_or_else(|| None::<String>.into()),
    ];
    let rows: Vec<_> = kept.into_iter().map(|(_, row)| row.clone()).collect();
    let written = insert(tx, tenant, RECEIPTS, rows).await? + insert(tx, tenant, ATTEMPTS, [attempt]).await?;
    Ok((unmet, written))
}
