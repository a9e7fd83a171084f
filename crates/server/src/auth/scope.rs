//! Whose data a piece of work may touch, and in whose name.
//!
//! A scope is the ticket to the store: every query takes its tenant from one. Scopes are made here, by
//! the session layer, and nowhere else, so a query without a tenant cannot be written.

use domain::ids::{CustomerId, LoginId, MemberId, TenantId};
use domain::permission::CustomerVisibility;

/// In whose name something is done; goes into the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The login, or the name of the job.
    pub id: String,
    /// Name shown to others.
    pub name: String,
    /// What kind of actor it is.
    pub kind: ActorKind,
}

/// Kinds of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// A login of a partner.
    Partner,
    /// A customer, signed in or through a confirmation link.
    Customer,
    /// The vendor's operator.
    Operator,
    /// The server itself: a job, an import.
    System,
}

impl ActorKind {
    /// The spelling in the audit log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partner => "PARTNER",
            Self::Customer => "CUSTOMER",
            Self::Operator => "OPERATOR",
            Self::System => "SYSTEM",
        }
    }
}

/// What of the tenant's data may be touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A partner's staff.
    Staff {
        /// The member behind the login.
        member: MemberId,
        /// Which customers it sees.
        visibility: CustomerVisibility,
    },
    /// One customer: itself only.
    Customer(CustomerId),
    /// The vendor's operator.
    Operator,
    /// The server itself.
    System,
}

/// The part that all scopes have in common; the store works with this.
#[derive(Clone, Debug)]
pub struct Scope {
    tenant: TenantId,
    actor: Actor,
    reach: Reach,
    login: Option<LoginId>,
}

impl Scope {
    pub(in crate::auth) const fn new(tenant: TenantId, actor: Actor, reach: Reach, login: Option<LoginId>) -> Self {
        Self { tenant, actor, reach, login }
    }

    /// The tenant whose rows every query sees.
    pub const fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    /// In whose name.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What of the tenant's data may be touched.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The login, when there is one.
    pub const fn login(&self) -> Option<&LoginId> {
        self.login.as_ref()
    }

    /// Which customers this scope sees; a customer sees itself, the operator and jobs see all.
    pub const fn visibility(&self) -> CustomerVisibility {
        match &self.reach {
            Reach::Staff { visibility, .. } => *visibility,
            Reach::Customer(_) => CustomerVisibility::Own,
            Reach::Operator | Reach::System => CustomerVisibility::All,
        }
    }
}

/// Anything that carries a scope.
pub trait AsScope {
    /// The scope.
    fn scope(&self) -> &Scope;
}

impl AsScope for Scope {
    fn scope(&self) -> &Scope {
        self
    }
}

macro_rules! scopes {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name(Scope);

        impl $name {
            pub(in crate::auth) const fn of(scope: Scope) -> Self {
                Self(scope)
            }
        }

        impl AsScope for $name {
            fn scope(&self) -> &Scope {
                &self.0
            }
        }
    )+};
}

scopes! {
    /// A partner's staff in its own tenant.
    TenantScope,
    /// A customer in the tenant that keeps its account.
    CustomerScope,
    /// The owner of a personal account in the tenant that keeps it.
    PersonScope,
    /// The vendor's operator in the vendor's own tenant.
    OperatorScope,
    /// Any signed-in login in its tenant: messages, password, sign-out.
    LoginScope,
    /// The server itself in one tenant: jobs, demo data.
    SystemScope,
}

impl TenantScope {
    /// The same staff in the tenant of a partner that applied to become its reseller, for that application.
    pub(crate) fn in_tenant(&self, tenant: TenantId) -> Self {
        Self(Scope { tenant, ..self.0.clone() })
    }

    /// The member behind the login, for "own customers".
    pub const fn member(&self) -> Option<&MemberId> {
        match &self.0.reach {
            Reach::Staff { member, .. } => Some(member),
            Reach::Customer(_) | Reach::Operator | Reach::System => None,
        }
    }
}

impl OperatorScope {
    /// The same operator in the tenant of a partner, for what that partner submitted.
    pub(crate) fn in_tenant(&self, tenant: TenantId) -> Self {
        Self(Scope { tenant, ..self.0.clone() })
    }
}

impl CustomerScope {
    /// The same customer in the tenant of its partner, where the relation is kept.
    pub(crate) fn in_tenant(&self, tenant: TenantId) -> Self {
        Self(Scope { tenant, ..self.0.clone() })
    }

    /// The customer itself.
    pub const fn customer(&self) -> Option<&CustomerId> {
        match &self.0.reach {
            Reach::Customer(customer) => Some(customer),
            Reach::Staff { .. } | Reach::Operator | Reach::System => None,
        }
    }
}

impl PersonScope {
    /// The personal account; as a customer it has the same id.
    pub fn account(&self) -> Option<&str> {
        match &self.0.reach {
            Reach::Customer(account) => Some(account.as_str()),
            Reach::Staff { .. } | Reach::Operator | Reach::System => None,
        }
    }
}

/// The scope of a job or an import in one tenant. `name` appears in the audit log.
pub(crate) fn system_scope(tenant: TenantId, name: &'static str) -> SystemScope {
    let actor = Actor { id: name.to_owned(), name: name.to_owned(), kind: ActorKind::System };
    SystemScope::of(Scope::new(tenant, actor, Reach::System, None))
}

/// The scope of somebody who holds a confirmation link of this customer; the link proves who it is.
pub(crate) fn link_scope(tenant: TenantId, customer: CustomerId, name: String) -> CustomerScope {
    let actor = Actor { id: customer.as_str().to_owned(), name, kind: ActorKind::Customer };
    CustomerScope::of(Scope::new(tenant, actor, Reach::Customer(customer), None))
}
