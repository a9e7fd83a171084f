//! What an invitation of customers is about, as it is now. Looking changes nothing.

use crate::auth::scope::{SystemScope, system_scope};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::request::Language;
use crate::state::App;
use crate::store::customers::PartnerContext;
use crate::store::development::{InvitationRow, find_invitation, invitation_by_token};
use crate::store::requests::notify::tenant;
use domain::association::AssociationType;
use domain::ids::TenantId;
use domain::rules::customer_invitation::customer_invitation;
use domain::rules::verdict::Check;

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It can be opened.
    Open,
    /// A letter that was used.
    Used,
    /// The partner took it back.
    Withdrawn,
    /// Its days are over.
    Expired,
}

/// An invitation behind a token.
#[derive(Debug)]
pub(super) struct Invitation {
    pub(super) standing: Standing,
    /// The tenant that made it.
    pub(super) tenant: TenantId,
    /// That tenant, in nobody's name but the invitation's.
    pub(super) scope: SystemScope,
    pub(super) row: InvitationRow,
    pub(super) association_type: AssociationType,
    partner: PartnerContext,
}

impl Invitation {
    /// Looks a token up.
    pub(super) async fn of(app: &App, token: &str) -> Result<Option<Self>, ApiError> {
        let well_formed = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if well_formed { invitation_by_token(app.store(), token).await? } else { None };
        let Some(found) = found else { return Ok(None) };
        let tenant = tenant(&found.tenant_id)?;
        let scope = system_scope(tenant.clone(), "customer invitation");
        let db = app.read(&scope);
        let Some(row) = find_invitation(&db, &found.id).await? else { return Ok(None) };
        let partner = PartnerContext::load(&db).await?;
        let (standing, association_type) = (standing(app, &row)?, row.association_type()?);
        Ok(Some(Self { standing, tenant, scope, row, association_type, partner }))
    }

    /// The partner's name in the reader's language.
    pub(super) fn partner_name(&self, t: Texts) -> &str {
        match t.0 {
            Language::Chinese => &self.partner.name_zh,
            Language::English => &self.partner.name_en,
        }
    }

    /// Does associating as this type need a notice to be read?
    pub(super) fn needs_notice(&self) -> bool {
        self.association_type == AssociationType::Resale
    }
}

fn standing(app: &App, row: &InvitationRow) -> Result<Standing, ApiError> {
    let now = app.now();
    let verdict = customer_invitation(row.facts()?, app.policy(now)?, app.policies(), now);
    let is_unmet = |check| verdict.unmet().any(|condition| condition.check == check);
    Ok(if is_unmet(Check::InvitationUsed) {
        Standing::Used
    } else if is_unmet(Check::InvitationWithdrawn) {
        Standing::Withdrawn
    } else if is_unmet(Check::InvitationExpired) {
        Standing::Expired
    } else {
        Standing::Open
    })
}
