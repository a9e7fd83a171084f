//! Facts shared by the association rules.

use crate::association::{AssociationType, EnterpriseRole, FreezeState};
use crate::money::Money;
use crate::organization::PartnerType;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a customer is, has and owes, as far as a change of its association goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerStanding {
    /// The association type now.
    pub association_type: AssociationType,
    /// Its place in an enterprise.
    pub enterprise_role: EnterpriseRole,
    /// Frozen, and how.
    pub freeze: FreezeState,
    /// Was it frozen by hand rather than by arrears?
    pub frozen_by_hand: bool,
    /// Debt of the account (欠款).
    pub arrears: Money,
    /// Spending not yet invoiced (欠票).
    pub invoice_debt: Money,
    /// Unspent money on stored-value cards.
    pub stored_value: Money,
    /// Members with independent accounting below this master.
    pub independent_members: u32,
    /// Orders that wait for the partner's payment.
    pub partner_pay_orders: u32,
    /// Reserved instances in force.
    pub reserved_instances: u32,
    /// Partner support plans alive.
    pub partner_support_plans: u32,
    /// Service support plans alive.
    pub service_support_plans: u32,
    /// Support plans held by unified members.
    pub member_support_plans: u32,
    /// Special contracts in force.
    pub special_contracts: u32,
    /// Professional-services contracts in force.
    pub pro_service_contracts: u32,
    /// Credit accounts with the vendor.
    pub credit_accounts: u32,
}

/// What was asked lately about one association, newest first; requests count whatever became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestHistory {
    /// When the customer asked to unbind.
    #[serde(with = "moments")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub by_customer: Vec<DateTime<Utc>>,
    /// When the partner asked to unbind or to switch.
    #[serde(with = "moments")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub by_partner: Vec<DateTime<Utc>>,
    /// Until when the request that waits for an answer waits.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub pending_until: Option<DateTime<Utc>>,
}

/// The partner account on whose behalf the question is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerStanding {
    /// What kind of partner it is.
    pub partner_type: PartnerType,
    /// Is the partner account frozen?
    pub frozen: bool,
    /// Is it of the prepaid kind?
    pub prepaid: bool,
    /// For a reseller: does its distributor let it act for customers?
    pub may_act_for_customers: bool,
}

/// The login that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallerStanding {
    /// Root login or administrator.
    pub is_admin: bool,
    /// May it ask customers for authorisation?
    pub may_request_authorization: bool,
}

/// Everything that look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationFacts {
    /// The customer.
    pub customer: CustomerStanding,
    /// What was asked lately.
    pub history: RequestHistory,
    /// The partner account.
    pub partner: PartnerStanding,
    /// The login.
    pub caller: CallerStanding,
    /// Is it the partner's own customer rather than a reseller's below it?
    pub own_customer: bool,
}

/// Lists of moments in the notation of the wire.
pub(crate) mod moments {
    use crate::api::time::{from_text, to_text};
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(list: &[DateTime<Utc>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(list.iter().map(|at| to_text(*at)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<DateTime<Utc>>, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|text| from_text(text).ok_or_else(|| D::Error::custom("a time is yyyy-MM-ddTHH:mm:ssZ, in UTC")))
            .collect()
    }
}
