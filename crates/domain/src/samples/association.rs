//! Facts of the association rules.

use super::seed::Samples;
use crate::association::{AssociationType, EnterpriseRole, FreezeState};
use crate::organization::PartnerType;
use crate::period::business_day;
use crate::rules::account_manager::AssignmentFacts;
use crate::rules::associable::{AssociableFacts, CurrentPartner};
use crate::rules::authorization::AuthorizationFacts;
use crate::rules::customer_invitation::{CustomerInvitationFacts, LinkRegistrations};
use crate::rules::customer_unbind::CustomerUnbindFacts;
use crate::rules::direct_association::DirectAssociationFacts;
use crate::rules::facts::{AssociationFacts, CallerStanding, CustomerStanding, PartnerStanding, RequestHistory};
use crate::rules::preregistration::{PreregistrationFacts, VendorInterest};
use chrono::{DateTime, Utc};

impl Samples {
    /// Facts of.
    pub fn association_facts(&mut self, now: DateTime<Utc>) -> AssociationFacts {
        AssociationFacts {
            customer: self.customer_standing(),
            history: self.request_history(now),
            partner: self.partner_standing(),
            caller: self.caller_standing(),
            own_customer: !self.once_in(8),
        }
    }

    /// Facts of R-08.
    pub fn customer_unbind_facts(&mut self, now: DateTime<Utc>) -> CustomerUnbindFacts {
        CustomerUnbindFacts { customer: self.customer_standing(), history: self.request_history(now) }
    }

    /// Facts of R-12.
    pub fn authorization_facts(&mut self) -> AuthorizationFacts {
        AuthorizationFacts {
            association_type: self.pick(AssociationType::ALL, AssociationType::Resale),
            partner: self.partner_standing(),
            caller: self.caller_standing(),
            active: self.few(),
        }
    }

    /// Facts of R-14.
    pub const fn assignment_facts(&mut self) -> AssignmentFacts {
        AssignmentFacts {
            own_customer: !self.once_in(4),
            is_account_manager: !self.once_in(4),
            is_current: self.once_in(4),
        }
    }

    /// Facts of R-01.
    pub fn direct_association_facts(&mut self, now: DateTime<Utc>) -> DirectAssociationFacts {
        DirectAssociationFacts {
            registered_at: self.before(now),
            cash_spent: self.some_money(),
            preregistered_until: self.once_in(3).then(|| self.around(now)),
        }
    }

    /// Facts of R-02.
    pub fn associable_facts(&mut self, now: DateTime<Utc>) -> AssociableFacts {
        AssociableFacts {
            partner: self.pick(CurrentPartner::ALL, CurrentPartner::Nobody),
            reported_by_other_until: self.once_in(3).then(|| self.around(now)),
            special_contracts: self.few(),
            other_site: self.once_in(8),
            is_partner: self.once_in(8),
            is_internal: self.once_in(8),
            unpaid_bills: self.few(),
            enterprise_role: self.enterprise_role(),
        }
    }

    /// Facts of R-04.
    pub fn customer_invitation_facts(&mut self, now: DateTime<Utc>) -> CustomerInvitationFacts {
        CustomerInvitationFacts {
            made_at: self.before(now),
            single_use: self.once_in(2),
            used: self.once_in(4),
            withdrawn: self.once_in(4),
            ends_at: if self.once_in(3) { Some(self.before(now)) } else { None },
            registrations: if self.once_in(3) { None } else { Some(self.link_registrations(now)) },
        }
    }

    fn link_registrations(&mut self, now: DateTime<Utc>) -> LinkRegistrations {
        let on = business_day(if self.once_in(2) { now } else { self.before(now) });
        LinkRegistrations { on, count: self.pick(&[0, 1, 99, 100, 250], 0) }
    }

    /// Facts of R-05.
    pub fn preregistration_facts(&mut self, now: DateTime<Utc>) -> PreregistrationFacts {
        let held = self.pick(&[0, 5, 90, 99, 100, 120], 0);
        PreregistrationFacts {
            has_contact: !self.once_in(8),
            distributor_delisted: self.once_in(8),
            in_review: self.few(),
            preregistered_until: (0..held).map(|_| self.around(now)).collect(),
            customer: self.associable_facts(now),
            registered_at: self.before(now),
            cash_spent: self.some_money(),
            vendor: VendorInterest {
                direct_sales: self.once_in(4),
                reported: self.once_in(8),
                online_sales: self.once_in(8),
                sales_support_center: self.once_in(8),
                other_country: self.once_in(8),
            },
        }
    }

    fn customer_standing(&mut self) -> CustomerStanding {
        CustomerStanding {
            association_type: self.pick(AssociationType::ALL, AssociationType::Resale),
            enterprise_role: self.enterprise_role(),
            freeze: self.pick(FreezeState::ALL, FreezeState::Normal),
            frozen_by_hand: self.once_in(4),
            arrears: self.some_money(),
            invoice_debt: self.some_money(),
            stored_value: self.some_money(),
            independent_members: self.few(),
            partner_pay_orders: self.few(),
            reserved_instances: self.few(),
            partner_support_plans: self.few(),
            service_support_plans: self.few(),
            member_support_plans: self.few(),
            special_contracts: self.few(),
            pro_service_contracts: self.few(),
            credit_accounts: self.few(),
        }
    }

    fn request_history(&mut self, now: DateTime<Utc>) -> RequestHistory {
        let (by_customer, by_partner) = (self.few(), self.few());
        RequestHistory {
            by_customer: (0..by_customer).map(|_| self.before(now)).collect(),
            by_partner: (0..by_partner).map(|_| self.before(now)).collect(),
            pending_until: self.once_in(4).then(|| self.around(now)),
        }
    }

    fn partner_standing(&mut self) -> PartnerStanding {
        PartnerStanding {
            partner_type: self.pick(PartnerType::ALL, PartnerType::SolutionProvider),
            frozen: self.once_in(8),
            prepaid: self.once_in(8),
            may_act_for_customers: self.once_in(2),
        }
    }

    const fn caller_standing(&mut self) -> CallerStanding {
        CallerStanding { is_admin: !self.once_in(4), may_request_authorization: !self.once_in(4) }
    }

    fn enterprise_role(&mut self) -> EnterpriseRole {
        if self.once_in(2) {
            EnterpriseRole::Standalone
        } else {
            self.pick(EnterpriseRole::ALL, EnterpriseRole::Master)
        }
    }
}
