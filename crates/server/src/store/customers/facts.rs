//! What the rules look at, read from a customer's row and from the partner's own.

use crate::auth::Session;
use crate::store::customers::CustomerRow;
use crate::store::{Reader, StoreError};
use chrono::DateTime;
use domain::association::RequestKind;
use domain::association::{AssociationType, Party};
use domain::money::{Currency, Money};
use domain::organization::{PartnerType, PresetRole, PrincipalKind};
use domain::permission::Permission;
use domain::rules::authorization::AuthorizationFacts;
use domain::rules::facts::{AssociationFacts, CallerStanding, CustomerStanding, PartnerStanding, RequestHistory};
use domain::states::association::AssociationState;
use domain::states::authorization::AuthorizationState;
use sea_orm::FromQueryResult;

/// The partner account on whose behalf something is done; one query.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PartnerContext {
    pub(crate) name_zh: String,
    pub(crate) name_en: String,
    pub(crate) partner_type: Option<String>,
    pub(crate) status: String,
    pub(crate) real_name_status: String,
    pub(crate) parent_tenant_id: Option<String>,
    pub(crate) verification_enabled: bool,
    pub(crate) commitment_letter_at: Option<i64>,
    pub(crate) version: i64,
    pub(crate) ecosystem_manager_name: String,
    pub(crate) ecosystem_manager_email: String,
    pub(crate) ecosystem_manager_phone: String,
    pub(crate) prepaid: bool,
    pub(crate) may_act_for_customers: bool,
}

impl PartnerContext {
    /// The partner of this scope.
    pub(crate) async fn load(db: &Reader) -> Result<Self, StoreError> {
        let sql = "SELECT t.name_zh, t.name_en, t.partner_type, t.status, t.real_name_status, t.parent_tenant_id, t.verification_enabled,
                t.commitment_letter_at, t.version, t.ecosystem_manager_name, t.ecosystem_manager_email, t.ecosystem_manager_phone,
                COALESCE(p.prepaid, FALSE) AS prepaid, COALESCE(p.may_act_for_customers, TRUE) AS may_act_for_customers
             FROM tenants t LEFT JOIN partner_profiles p ON p.tenant_id = t.tenant_id WHERE t.tenant_id = $1";
        db.one(db.sql(sql)).await?.ok_or(StoreError::Corrupt { column: "tenants" })
    }

    /// What the rules look at.
    pub(crate) fn standing(&self) -> Result<PartnerStanding, StoreError> {
        let partner_type = match &self.partner_type {
            Some(code) => code.parse().map_err(|_| StoreError::Corrupt { column: "tenants.partner_type" })?,
            None => PartnerType::SolutionProvider,
        };
        Ok(PartnerStanding {
            partner_type,
            frozen: self.status == "FROZEN",
            prepaid: self.prepaid,
            may_act_for_customers: self.may_act_for_customers,
        })
    }
}

/// What the rules look at of the login that asks.
pub(crate) fn caller(session: &Session) -> CallerStanding {
    CallerStanding {
        is_admin: session.principal.kind() == PrincipalKind::PartnerRoot
            || session.held.preset.contains(&PresetRole::Admin),
        may_request_authorization: session.may(Permission::RequestAuthorization),
    }
}

impl CustomerRow {
    /// The customer as the rules see it.
    pub(crate) fn standing(&self) -> Result<CustomerStanding, StoreError> {
        let count = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
        Ok(CustomerStanding {
            association_type: self.association_type()?,
            enterprise_role: code(&self.enterprise_role, "customers.enterprise_role")?,
            freeze: code(&self.freeze_state, "customers.freeze_state")?,
            frozen_by_hand: self.frozen_by_hand,
            arrears: self.money(self.arrears)?,
            invoice_debt: self.money(self.invoice_debt)?,
            stored_value: self.money(self.stored_value)?,
            independent_members: count(self.independent_members),
            partner_pay_orders: count(self.partner_pay_orders),
            reserved_instances: count(self.reserved_instances),
            partner_support_plans: count(self.partner_support_plans),
            service_support_plans: count(self.service_support_plans),
            member_support_plans: count(self.member_support_plans),
            special_contracts: count(self.special_contracts),
            pro_service_contracts: count(self.pro_service_contracts),
            credit_accounts: count(self.credit_accounts),
        })
    }

    /// What was asked lately.
    pub(crate) fn history(&self) -> RequestHistory {
        let moments =
            |list: &str| list.split(',').filter_map(|at| DateTime::from_timestamp(at.parse().ok()?, 0)).collect();
        RequestHistory {
            by_customer: moments(&self.asked_by_customer),
            by_partner: moments(&self.asked_by_partner),
            pending_until: if self.pending_request_id.is_empty() {
                None
            } else {
                DateTime::from_timestamp(self.pending_until, 0)
            },
        }
    }

    /// Everything that the partner's rules look at.
    pub(crate) fn facts(&self, partner: &PartnerStanding, session: &Session) -> Result<AssociationFacts, StoreError> {
        Ok(AssociationFacts {
            customer: self.standing()?,
            history: self.history(),
            partner: partner.clone(),
            caller: caller(session),
            own_customer: self.is_own(),
        })
    }

    /// What R-12 looks at.
    pub(crate) fn authorization_facts(
        &self,
        partner: &PartnerStanding,
        session: &Session,
    ) -> Result<AuthorizationFacts, StoreError> {
        let active = self.authorization_state()?.is_some_and(AuthorizationState::is_active);
        Ok(AuthorizationFacts {
            association_type: self.association_type()?,
            partner: partner.clone(),
            caller: caller(session),
            active: u32::from(active),
        })
    }

    /// Is it the partner's own customer rather than one of a reseller below it?
    pub(crate) fn is_own(&self) -> bool {
        self.reseller_tenant_id.is_empty()
    }

    pub(crate) fn association_type(&self) -> Result<AssociationType, StoreError> {
        code(&self.association_type, "customers.association_type")
    }

    pub(crate) fn association_state(&self) -> Result<AssociationState, StoreError> {
        code(&self.association_state, "customers.association_state")
    }

    pub(crate) fn authorization_state(&self) -> Result<Option<AuthorizationState>, StoreError> {
        (!self.authorization_state.is_empty())
            .then(|| code(&self.authorization_state, "customers.authorization_state"))
            .transpose()
    }

    pub(crate) fn pending(&self) -> Result<Option<(RequestKind, Party)>, StoreError> {
        if self.pending_request_id.is_empty() {
            return Ok(None);
        }
        Ok(Some((code(&self.pending_kind, "customers.pending_kind")?, code(&self.pending_by, "customers.pending_by")?)))
    }

    /// An amount in the customer's currency.
    pub(crate) fn money(&self, minor: i64) -> Result<Money, StoreError> {
        Ok(Money::new(minor, code::<Currency>(&self.currency, "customers.currency")?))
    }
}

/// Reads a stored code.
pub(crate) fn code<T: std::str::FromStr>(text: &str, column: &'static str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt { column })
}
