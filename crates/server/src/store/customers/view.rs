//! A customer's row on the wire.

use crate::auth::Session;
use crate::http::error::ApiError;
use crate::store::StoreError;
use crate::store::customers::CustomerRow;
use crate::store::customers::facts::code;
use crate::store::customers::obligations::ObligationRow;
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::customers::{
    AccountManagerRef, ConsoleRow, CustomerDetail, CustomerInfo, ManagerName, Obligation, PendingRequest,
};
use domain::association::{AssociationType, FreezeState};
use domain::ids::{AssociationRequestId, CustomerId, MemberId, ObligationId};
use domain::money::Money;
use domain::period::business_day;
use domain::rules::facts::PartnerStanding;
use domain::states::association_request::AssociationRequestState;

/// No resource expires: the end of the year 9999.
const NEVER: i64 = 253_402_300_799;

/// Amounts and days of a customer's row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) month_consumption: Money,
    /// What a resale customer can still spend.
    pub(crate) available: Option<Money>,
    pub(crate) arrears: Money,
    pub(crate) next_expiry: Option<NaiveDate>,
}

impl CustomerRow {
    pub(crate) fn figures(&self) -> Result<Figures, StoreError> {
        let resale = self.association_type()? == AssociationType::Resale;
        Ok(Figures {
            month_consumption: self.money(self.month_consumption)?,
            available: resale.then(|| self.money(self.allocated)).transpose()?,
            arrears: self.money(self.arrears)?,
            next_expiry: match self.next_expiry {
                NEVER => None,
                at => Some(business_day(moment(at)?)),
            },
        })
    }

    /// The public API's members.
    pub(crate) fn info(&self) -> Result<CustomerInfo, ApiError> {
        Ok(CustomerInfo {
            customer: self.name.clone(),
            account_name: self.account_name.clone(),
            customer_id: self.customer_id()?,
            associated_on: moment(self.associated_on)?,
            association_type: self.association_type()?,
            label: self.label.clone(),
            telephone: self.telephone.clone(),
            country_code: self.country_code.clone(),
            email: self.email.clone(),
            verified_status: self.verified_status.clone(),
            customer_type: i32::try_from(self.customer_type).unwrap_or(-1),
            is_frozen: match code(&self.freeze_state, "customers.freeze_state")? {
                FreezeState::Normal => 0,
                FreezeState::Account => 1,
                FreezeState::AccountAndResources => 2,
            },
            account_managers: self
                .manager_account
                .iter()
                .map(|account| AccountManagerRef { account_name: account.clone() })
                .collect(),
            xaccount_id: self.xaccount_id.clone(),
            xaccount_type: self.xaccount_type.clone(),
            customer_level: self.customer_level.clone(),
            console: None,
        })
    }

    /// What the console adds: what the list shows and what its checks need.
    pub(crate) fn console(&self, partner: &PartnerStanding, session: &Session) -> Result<ConsoleRow, ApiError> {
        let figures = self.figures()?;
        Ok(ConsoleRow {
            version: self.version,
            reseller_id: match self.reseller_tenant_id.as_str() {
                "" => None,
                id => Some(code(id, "customers.reseller_tenant_id")?),
            },
            account_manager: self.manager()?,
            month_consumption: figures.month_consumption,
            available: figures.available,
            expiring_resources: u32::try_from(self.expiring_resources).unwrap_or(u32::MAX),
            next_expiry: figures.next_expiry,
            freeze: code(&self.freeze_state, "customers.freeze_state")?,
            pending: self.pending_request()?,
            authorization: self.authorization_state()?,
            facts: self.facts(partner, session)?,
        })
    }

    /// Everything about one customer.
    pub(crate) fn detail(
        &self,
        partner: &PartnerStanding,
        session: &Session,
        obligations: Vec<Obligation>,
    ) -> Result<CustomerDetail, ApiError> {
        Ok(CustomerDetail {
            info: CustomerInfo { console: Some(self.console(partner, session)?), ..self.info()? },
            registered_at: moment(self.registered_at)?,
            enterprise_role: code(&self.enterprise_role, "customers.enterprise_role")?,
            allocated_balance: self.money(self.allocated)?,
            arrears: self.money(self.arrears)?,
            coupons: u32::try_from(self.coupons).unwrap_or(u32::MAX),
            coupon_amount: self.money(self.coupon_amount)?,
            obligations,
            changed_at: moment(self.changed_at)?,
        })
    }

    pub(crate) fn customer_id(&self) -> Result<CustomerId, StoreError> {
        CustomerId::new(&*self.id).map_err(|_| StoreError::Corrupt { column: "customers.id" })
    }

    fn manager(&self) -> Result<Option<ManagerName>, StoreError> {
        let Some(name) = &self.manager_name else { return Ok(None) };
        let member_id = MemberId::new(&*self.account_manager_id)
            .map_err(|_| StoreError::Corrupt { column: "customers.account_manager_id" })?;
        Ok(Some(ManagerName { member_id, name: name.clone() }))
    }

    fn pending_request(&self) -> Result<Option<PendingRequest>, StoreError> {
        let Some((kind, requested_by)) = self.pending()? else { return Ok(None) };
        let request_id = AssociationRequestId::new(&*self.pending_request_id)
            .map_err(|_| StoreError::Corrupt { column: "customers.pending_request_id" })?;
        let turn = AssociationRequestState::Pending.turn(requested_by, moment(self.pending_until)?);
        Ok(Some(PendingRequest { request_id, kind, requested_by, turn }))
    }
}

/// An obligation on the wire.
pub(crate) fn wire_obligation(row: ObligationRow) -> Result<Obligation, StoreError> {
    let currency = code(&row.currency, "obligations.currency")?;
    Ok(Obligation {
        obligation_id: ObligationId::new(row.id).map_err(|_| StoreError::Corrupt { column: "obligations.id" })?,
        kind: code(&row.kind, "obligations.kind")?,
        title: row.title,
        amount: row.amount.map(|minor| Money::new(minor, currency)),
        since: moment(row.since_at)?,
        until: row.until_at.map(moment).transpose()?,
        version: row.version,
    })
}

/// Stored seconds as a moment.
pub(crate) fn moment(seconds: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(seconds, 0).ok_or(StoreError::Corrupt { column: "a time" })
}
