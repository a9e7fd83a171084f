//! Signing in and what a session may do.

use crate::ids::{CustomerId, LoginId, MemberId, TenantId};
use crate::organization::{PartnerType, PresetRole, PrincipalKind};
use crate::permission::Permission;
use crate::rules::sent_policy::SentPolicy;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `POST /v2/sessions`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSession {
    /// Login name, 1 to 64 characters.
    pub account: String,
    /// Password, 1 to 128 characters.
    pub password: String,
}

// A password must not reach a log through `{:?}`.
impl std::fmt::Debug for NewSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewSession").field("account", &self.account).finish_non_exhaustive()
    }
}

/// `PUT /v2/sessions/password`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password so far.
    pub current_password: String,
    /// The new one, 12 to 128 characters, not a common one.
    pub new_password: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordChange").finish_non_exhaustive()
    }
}

/// Who is signed in, and what the session may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInfo {
    /// The login.
    pub login_id: LoginId,
    /// Login name.
    pub account: String,
    /// Name shown in the top bar.
    pub display_name: String,
    /// What stands behind the login.
    pub kind: PrincipalKind,
    /// The tenant whose data it sees.
    pub tenant_id: TenantId,
    /// The tenant's name in Chinese.
    pub tenant_name_zh: String,
    /// The tenant's name in English.
    pub tenant_name_en: String,
    /// The partner type, for partners.
    pub partner_type: Option<PartnerType>,
    /// The member, for members and root logins.
    pub member_id: Option<MemberId>,
    /// The customer, for customers.
    pub customer_id: Option<CustomerId>,
    /// Preset roles held.
    pub roles: Vec<PresetRole>,
    /// Custom roles held, by name.
    #[serde(default)]
    pub custom_roles: Vec<String>,
    /// Every right of this session.
    pub permissions: Vec<Permission>,
    /// Nothing else is possible until the password is changed.
    pub must_change_password: bool,
    /// Does the partner ask its staff for a code at sensitive operations?
    pub verification_enabled: bool,
    /// Has the partner account ticked the commitment letter for acting for customers?
    pub commitment_letter_accepted: bool,
    /// When the session ends at the latest.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// The server's time, for clocks that are off.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub server_time: DateTime<Utc>,
    /// Is demo data loaded?
    pub demo: bool,
    /// The rule policy in force, for checks in the browser.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::rules::policy::Policy))]
    pub policy: SentPolicy,
}

/// One entry of `GET /v2/demo/accounts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoAccount {
    /// Login name.
    pub account: String,
    /// Password.
    pub password: String,
    /// What stands behind it.
    pub kind: PrincipalKind,
    /// Preset roles.
    pub roles: Vec<PresetRole>,
    /// The tenant's name in Chinese.
    pub tenant_name_zh: String,
    /// The tenant's name in English.
    pub tenant_name_en: String,
    /// The partner type, for partners.
    pub partner_type: Option<PartnerType>,
    /// What the account is good for, in Chinese.
    pub hint_zh: String,
    /// What the account is good for, in English.
    pub hint_en: String,
}

/// `GET /v2/demo/accounts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoAccounts {
    /// The accounts, one for each part to play.
    pub accounts: Vec<DemoAccount>,
}
