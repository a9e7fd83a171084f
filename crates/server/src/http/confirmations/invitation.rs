//! What an employee's link is about, as it is now. Looking changes nothing.

use crate::auth::scope::{CustomerScope, link_scope};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::request::Language;
use crate::state::App;
use crate::store::customers::{PartnerContext, code};
use crate::store::requests::notify::tenant;
use crate::store::specialists::{
    PersonalAccount, SharedCounts, SpecialistRow, account, find, find_invitation, history, shared_counts, target_facts,
};
use crate::store::{Reader, StoreError};
use domain::association::Party;
use domain::ids::CustomerId;
use domain::rules::policy::Policy;
use domain::rules::specialists::invitation::{InvitationTargetFacts, invitation_target};
use domain::rules::verdict::Verdict;
use domain::states::specialist::{SpecialistEvent, SpecialistState};

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Waits for the answer.
    Open,
    /// Not answered in time.
    Expired,
    /// Declined.
    Declined,
    /// Accepted, and bound since.
    Accepted,
    /// The partner has ended the link.
    Ended,
    /// A later letter was sent.
    Replaced,
}

/// An invitation behind a link.
#[derive(Debug)]
pub(super) struct Invited {
    pub(super) standing: Standing,
    /// The employee in the partner's tenant.
    pub(super) scope: CustomerScope,
    pub(super) row: SpecialistRow,
    pub(super) account: PersonalAccount,
    pub(super) inviter: String,
    pub(super) shared: SharedCounts,
    /// May it be accepted?
    pub(super) verdict: Verdict,
    partner: PartnerContext,
}

impl Invited {
    /// Looks a token up.
    pub(super) async fn of(app: &App, token: &str) -> Result<Option<Self>, ApiError> {
        let well_formed = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if well_formed { find_invitation(app.store(), token).await? } else { None };
        let Some(invitation) = found else { return Ok(None) };
        let partner = tenant(&invitation.tenant_id)?;
        let nobody: CustomerId = code(&invitation.specialist_id, "specialist_invitations.specialist_id")?;
        let db = app.read(&link_scope(partner.clone(), nobody, String::new()));
        let Some(row) = find(&db, &invitation.specialist_id).await? else { return Ok(None) };
        let Some(account) = account(&db, &row.home_tenant_id, &row.account_id).await? else { return Ok(None) };
        let (now, past) = (app.now(), history(&db, &row.id).await?);
        let asked = past.iter().rev().find(|entry| entry.party == Party::Partner);
        let declined = past.last().is_some_and(|entry| entry.event == SpecialistEvent::Decline.as_str());
        let standing = if row.token_hash == invitation.token_hash {
            standing(row.state_at(now.timestamp())?, declined)
        } else {
            Standing::Replaced
        };
        let scope = link_scope(partner, code(&row.account_id, "specialists.account_id")?, row.name.clone());
        Ok(Some(Self {
            standing,
            scope,
            inviter: asked.map(|entry| entry.actor.clone()).unwrap_or_default(),
            shared: shared_counts(&db, &row.home_tenant_id, &row.account_id).await?,
            verdict: acceptance(&db, &account, app.policy(now)?, now).await?,
            partner: PartnerContext::load(&db).await?,
            row,
            account,
        }))
    }

    /// The partner's name in the reader's language.
    pub(super) fn partner_name(&self, t: Texts) -> &str {
        match t.0 {
            Language::Chinese => &self.partner.name_zh,
            Language::English => &self.partner.name_en,
        }
    }
}

const fn standing(state: SpecialistState, declined: bool) -> Standing {
    match state {
        SpecialistState::Invited => Standing::Open,
        SpecialistState::Expired if declined => Standing::Declined,
        SpecialistState::Expired => Standing::Expired,
        SpecialistState::Unbound => Standing::Ended,
        _ => Standing::Accepted,
    }
}

/// R-35 as the owner of the account may read it: with everything about itself.
pub(super) async fn acceptance(
    db: &Reader,
    account: &PersonalAccount,
    policy: &Policy,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Verdict, StoreError> {
    let facts = acceptance_facts(db, account, now).await?;
    Ok(invitation_target(&facts, Party::Employee, policy, now))
}

/// What R-35 looks at when the invitation is accepted: that it is invited is why the account can answer at all.
pub(super) async fn acceptance_facts(
    db: &Reader,
    account: &PersonalAccount,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<InvitationTargetFacts, StoreError> {
    Ok(InvitationTargetFacts { link: None, ..target_facts(db, account, now.timestamp()).await? })
}
