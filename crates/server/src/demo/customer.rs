//! A customer as the demo data make it, before it becomes rows.

use domain::association::{
    AssociationType, EnterpriseRole, FreezeState, ObligationKind, Party, RealNameStatus, RequestKind,
};
use domain::money::Money;
use domain::rules::facts::CustomerStanding;
use domain::states::association::AssociationState;
use domain::states::authorization::AuthorizationState;

/// What `next_expiry` holds when nothing expires.
pub(super) const NEVER: i64 = 253_402_300_799;

#[derive(Clone, Debug)]
pub(super) struct Customer {
    pub(super) id: String,
    pub(super) login_id: String,
    /// Plays a part of its own in the demo.
    pub(super) is_named: bool,
    pub(super) name: String,
    pub(super) account_name: String,
    pub(super) registered_at: i64,
    pub(super) associated_on: i64,
    pub(super) kind: AssociationType,
    pub(super) state: AssociationState,
    /// The reseller below the distributor that it belongs to; empty for an own customer.
    pub(super) reseller: String,
    pub(super) label: String,
    pub(super) telephone: String,
    pub(super) email: String,
    pub(super) verified: RealNameStatus,
    pub(super) is_person: bool,
    pub(super) level: i64,
    pub(super) freeze: FreezeState,
    pub(super) by_hand: bool,
    pub(super) role: EnterpriseRole,
    /// The account manager's member id; empty when there is none.
    pub(super) manager: String,
    pub(super) xaccount: String,
    pub(super) arrears: i64,
    pub(super) invoice_debt: i64,
    pub(super) consumption: i64,
    pub(super) expiring: i64,
    pub(super) next_expiry: i64,
    pub(super) obligations: Vec<Obligation>,
    pub(super) coupons: Vec<Coupon>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) relations: Vec<Relation>,
    /// When each side asked, newest first.
    pub(super) asked_by_customer: Vec<i64>,
    pub(super) asked_by_partner: Vec<i64>,
    pub(super) pending: Option<Pending>,
    pub(super) authorization: Option<(String, AuthorizationState)>,
    pub(super) changed_at: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Obligation {
    pub(super) id: String,
    pub(super) kind: ObligationKind,
    pub(super) title: String,
    pub(super) amount: Option<i64>,
    pub(super) since: i64,
    pub(super) until: Option<i64>,
}

#[derive(Clone, Debug)]
pub(super) struct Coupon {
    pub(super) id: String,
    pub(super) coupon_type: &'static str,
    pub(super) status: &'static str,
    pub(super) face_value: i64,
    pub(super) balance: i64,
    pub(super) effective_at: i64,
    pub(super) expires_at: i64,
    pub(super) records: Vec<CouponRecord>,
}

#[derive(Clone, Debug)]
pub(super) struct CouponRecord {
    pub(super) id: String,
    /// 1 issued, 3 reclaimed at an unbind, 4 expired, 8 reclaimed at a switch.
    pub(super) operation: i64,
    pub(super) amount: i64,
    pub(super) cause: String,
    pub(super) at: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Adjustment {
    pub(super) id: String,
    pub(super) operation: &'static str,
    pub(super) amount: i64,
    pub(super) cause: String,
    pub(super) at: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) event: &'static str,
    pub(super) from: Option<AssociationType>,
    pub(super) to: Option<AssociationType>,
    pub(super) cause: String,
    pub(super) at: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) request: String,
    pub(super) kind: RequestKind,
    pub(super) by: Party,
    pub(super) until: i64,
}

/// Money goes to the customer …
pub(super) const ALLOCATED: &str = "SOURCE_OPERATION_BEADJUST";
/// … is taken back …
pub(super) const RETRIEVED: &str = "SOURCE_OPERATION_BERETRIEVE";
/// … or flows back because the relation changed.
pub(super) const RETURNED: &str = "SOURCE_OPERATION_BEUNBIND";
/// The status of a coupon that can be used.
pub(super) const USABLE: &str = "2";

impl Customer {
    pub(super) fn count_of(&self, kind: ObligationKind) -> i64 {
        self.obligations.iter().map(|obligation| i64::from(obligation.kind == kind)).sum()
    }

    pub(super) fn stored_value(&self) -> i64 {
        let cards = self.obligations.iter().filter(|obligation| obligation.kind == ObligationKind::StoredValueCard);
        cards.filter_map(|card| card.amount).sum()
    }

    /// What the adjustments add up to.
    pub(super) fn allocated(&self) -> i64 {
        self.adjustments
            .iter()
            .map(|record| if record.operation == ALLOCATED { record.amount } else { -record.amount })
            .sum()
    }

    /// Number and balance of the coupons that can be used.
    pub(super) fn usable_coupons(&self) -> (i64, i64) {
        let usable = self.coupons.iter().filter(|coupon| coupon.status == USABLE);
        usable.fold((0, 0), |(count, sum), coupon| (count + 1, sum + coupon.balance))
    }

    pub(super) fn is_current(&self) -> bool {
        self.state != AssociationState::Unassociated
    }

    pub(super) fn is_resale(&self) -> bool {
        self.kind == AssociationType::Resale
    }

    /// As a rule saw it when it had no obstacle yet and was of this type.
    pub(super) fn standing_before(&self, kind: AssociationType) -> CustomerStanding {
        let role =
            if self.role == EnterpriseRole::Master { EnterpriseRole::Master } else { EnterpriseRole::Standalone };
        CustomerStanding {
            association_type: kind,
            enterprise_role: role,
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
        }
    }
}
