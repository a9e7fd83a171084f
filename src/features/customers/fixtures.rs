//! Customers for tests.

use domain::api::customers::ConsoleRow;
use domain::association::{AssociationType, EnterpriseRole, FreezeState};
use domain::money::Money;
use domain::organization::PartnerType;
use domain::rules::facts::{AssociationFacts, CallerStanding, CustomerStanding, PartnerStanding, RequestHistory};

/// A resale customer that nothing stands in the way of.
pub(super) fn row() -> ConsoleRow {
    let customer = CustomerStanding {
        association_type: AssociationType::Resale,
        enterprise_role: EnterpriseRole::Standalone,
        freeze: FreezeState::Normal,
        frozen_by_hand: false,
        arrears: Money::cny(0),
        invoice_debt: Money::cny(0),
        stored_value: Money::cny(0),
        independent_members: 0,
        partner_pay_orders: 0,
        reserved_instances: 0,
        partner_support_plans: 0,
        service_support_plans: 0,
        member_support_plans: 0,
        special_contracts: 0,
        pro_service_contracts: 0,
        credit_accounts: 0,
    };
    let partner = PartnerStanding {
        partner_type: PartnerType::SolutionProvider,
        frozen: false,
        prepaid: false,
        may_act_for_customers: true,
    };
    let facts = AssociationFacts {
        customer,
        history: RequestHistory::default(),
        partner,
        caller: CallerStanding { is_admin: true, may_request_authorization: true },
        own_customer: true,
    };
    ConsoleRow {
        version: 1,
        reseller_id: None,
        account_manager: None,
        month_consumption: Money::cny(0),
        available: Some(Money::cny(0)),
        expiring_resources: 0,
        next_expiry: None,
        freeze: FreezeState::Normal,
        pending: None,
        authorization: None,
        facts,
    }
}
