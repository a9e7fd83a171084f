//! A live session: who it is and what it may do.

use crate::auth::scope::{Actor, ActorKind, LoginScope, Reach, Scope};
use crate::store::error::StoreError;
use crate::store::organization::{custom_grants, preset_roles};
use crate::store::platform::SessionRow;
use chrono::{DateTime, Duration, Utc};
use domain::ids::{CustomerId, LoginId, MemberId, TenantId};
use domain::organization::PrincipalKind;
use domain::permission::Permission;
use domain::roles::{HeldRoles, customer_visibility, is_granted};

/// A session ends after this long without a request.
pub const IDLE: Duration = Duration::minutes(30);
/// A session ends after this long in any case.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// Requests within this time of the last noted one do not write.
pub const TOUCH: Duration = Duration::seconds(60);

/// What stands behind a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// The login that owns the partner account.
    PartnerRoot(MemberId),
    /// A member of the partner's organisation.
    PartnerMember(MemberId),
    /// A customer.
    Customer(CustomerId),
    /// The owner of a personal account; where it is some partner's customer, it is so by this id.
    Employee(CustomerId),
    /// The vendor's operator.
    Operator,
}

impl Principal {
    /// Its kind on the wire.
    pub const fn kind(&self) -> PrincipalKind {
        match self {
            Self::PartnerRoot(_) => PrincipalKind::PartnerRoot,
            Self::PartnerMember(_) => PrincipalKind::PartnerMember,
            Self::Customer(_) => PrincipalKind::Customer,
            Self::Employee(_) => PrincipalKind::Employee,
            Self::Operator => PrincipalKind::Operator,
        }
    }
}

/// A live session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The login.
    pub login: LoginId,
    /// Login name.
    pub account: String,
    /// Name shown to others.
    pub display_name: String,
    /// The tenant whose data it sees.
    pub tenant: TenantId,
    /// What stands behind the login.
    pub principal: Principal,
    /// Roles held, the preset ones in the order of the specification. Read anew for each request, so that a
    /// change of roles holds at once.
    pub held: HeldRoles,
    /// Nothing else is possible until the password is changed.
    pub must_change_password: bool,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// Hash of its token.
    pub token_hash: String,
}

impl Session {
    /// Reads a row; `None` when the session has ended by time.
    pub(in crate::auth) fn from_row(
        row: SessionRow,
        token_hash: String,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, StoreError> {
        let idle_end = row.last_seen_at + IDLE.num_seconds();
        if now.timestamp() >= row.expires_at.min(idle_end) {
            return Ok(None);
        }
        let corrupt = |column| StoreError::Corrupt { column };
        let member = |id: &str| MemberId::new(id).map_err(|_| corrupt("logins.subject_id"));
        let customer = |id: &str| CustomerId::new(id).map_err(|_| corrupt("logins.subject_id"));
        let principal = match row.kind.parse().map_err(|_| corrupt("logins.kind"))? {
            PrincipalKind::PartnerRoot => Principal::PartnerRoot(member(&row.subject_id)?),
            PrincipalKind::PartnerMember => Principal::PartnerMember(member(&row.subject_id)?),
            PrincipalKind::Customer => Principal::Customer(customer(&row.subject_id)?),
            PrincipalKind::Employee => Principal::Employee(customer(&row.subject_id)?),
            PrincipalKind::Operator => Principal::Operator,
        };
        let preset = preset_roles(row.roles.as_deref());
        let custom = custom_grants(row.custom_roles.as_deref().unwrap_or_default())?;
        Ok(Some(Self {
            login: LoginId::new(row.login_id).map_err(|_| corrupt("sessions.login_id"))?,
            account: row.account,
            display_name: row.display_name,
            tenant: TenantId::new(row.tenant_id).map_err(|_| corrupt("sessions.tenant_id"))?,
            principal,
            held: HeldRoles { preset, custom },
            must_change_password: row.must_change_password,
            expires_at: DateTime::from_timestamp(row.expires_at, 0).ok_or(corrupt("sessions.expires_at"))?,
            token_hash,
        }))
    }

    /// Has it the right?
    pub fn may(&self, permission: Permission) -> bool {
        is_granted(self.principal.kind(), &self.held, permission)
    }

    /// Every right that it has.
    pub fn permissions(&self) -> Vec<Permission> {
        Permission::ALL.iter().copied().filter(|permission| self.may(*permission)).collect()
    }

    /// The scope of this login for what every login may do: messages, password, sign-out.
    pub fn login_scope(&self) -> LoginScope {
        LoginScope::of(self.scope())
    }

    pub(in crate::auth) fn scope(&self) -> Scope {
        let visibility = customer_visibility(self.principal.kind(), &self.held);
        let (kind, reach) = match &self.principal {
            Principal::PartnerRoot(member) | Principal::PartnerMember(member) => {
                (ActorKind::Partner, Reach::Staff { member: member.clone(), visibility })
            }
            Principal::Customer(customer) | Principal::Employee(customer) => {
                (ActorKind::Customer, Reach::Customer(customer.clone()))
            }
            Principal::Operator => (ActorKind::Operator, Reach::Operator),
        };
        let actor = Actor { id: self.login.as_str().to_owned(), name: self.display_name.clone(), kind };
        Scope::new(self.tenant.clone(), actor, reach, Some(self.login.clone()))
    }
}
