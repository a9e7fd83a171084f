//! What a registration link is about, as it is now. Looking changes nothing.

use crate::auth::scope::{SystemScope, system_scope};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::request::Language;
use crate::state::App;
use crate::store::customers::PartnerContext;
use crate::store::registration_links::{LinkRow, find, find_by_token};
use crate::store::requests::notify::tenant;
use domain::api::registration_links::LinkState;

/// A link behind a token.
#[derive(Debug)]
pub(super) struct Registration {
    pub(super) state: LinkState,
    /// The tenant that made the link, in nobody's name but the link's.
    pub(super) scope: SystemScope,
    pub(super) row: LinkRow,
    partner: PartnerContext,
}

impl Registration {
    /// Looks a token up.
    pub(super) async fn of(app: &App, token: &str) -> Result<Option<Self>, ApiError> {
        let well_formed = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if well_formed { find_by_token(app.store(), token).await? } else { None };
        let Some(found) = found else { return Ok(None) };
        let scope = system_scope(tenant(&found.tenant_id)?, "registration");
        let db = app.read(&scope);
        let Some(row) = find(&db, &found.id).await? else { return Ok(None) };
        let partner = PartnerContext::load(&db).await?;
        Ok(Some(Self { state: row.state(app.now())?, scope, row, partner }))
    }

    /// The name of the company's account in the reader's language.
    pub(super) fn partner_name(&self, t: Texts) -> &str {
        match t.0 {
            Language::Chinese => &self.partner.name_zh,
            Language::English => &self.partner.name_en,
        }
    }
}
