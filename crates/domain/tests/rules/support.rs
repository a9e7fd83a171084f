//! Facts under which every condition is met, for tests to change one at a time.

use chrono::{DateTime, Utc};
use domain::association::{AssociationType, EnterpriseRole, FreezeState};
use domain::incentive::ProductPolicy;
use domain::money::{BasisPoints, Money};
use domain::organization::PartnerType;
use domain::program::RealNameKind;
use domain::rules::associable::{AssociableFacts, CurrentPartner};
use domain::rules::certification::certificates::{CertCode, Certificate, CertifiedPerson, EarnedWith};
use domain::rules::facts::{AssociationFacts, CallerStanding, CustomerStanding, PartnerStanding, RequestHistory};
use domain::rules::incentive_facts::IncentiveFacts;
use domain::rules::policy::{Policy, PolicyHistory};
use domain::rules::programs::applicant::Applicant;
use domain::rules::verdict::{Check, Verdict};
use domain::states::specialist::SpecialistState;

/// The moment that tests decide for.
pub(crate) fn now() -> DateTime<Utc> {
    at("2026-11-22T08:00:00Z")
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn policies() -> PolicyHistory {
    PolicyHistory::built_in().unwrap()
}

pub(crate) fn policy() -> Policy {
    policies().at(now()).unwrap().clone()
}

/// The checks that are not met, in the order of the verdict.
pub(crate) fn unmet(verdict: &Verdict) -> Vec<Check> {
    verdict.unmet().map(|condition| condition.check).collect()
}

/// A referral or resale customer of a solution provider without anything that stands in the way.
pub(crate) fn customer(association_type: AssociationType) -> AssociationFacts {
    AssociationFacts {
        customer: CustomerStanding {
            association_type,
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
        },
        history: RequestHistory::default(),
        partner: PartnerStanding {
            partner_type: PartnerType::SolutionProvider,
            frozen: false,
            prepaid: false,
            may_act_for_customers: false,
        },
        caller: CallerStanding { is_admin: true, may_request_authorization: true },
        own_customer: true,
    }
}

/// An account that any partner could associate with.
pub(crate) fn free_account() -> AssociableFacts {
    AssociableFacts {
        partner: CurrentPartner::Nobody,
        reported_by_other_until: None,
        special_contracts: 0,
        other_site: false,
        is_partner: false,
        is_internal: false,
        unpaid_bills: 0,
        enterprise_role: EnterpriseRole::Standalone,
    }
}

/// 1,000.00 consumed, 900.00 of it performance, at 5.5 %.
pub(crate) fn incentive_line() -> IncentiveFacts {
    IncentiveFacts {
        amount: Money::cny(4_950),
        consumed: Money::cny(100_000),
        base: Money::cny(90_000),
        rate: BasisPoints(550),
        performed_at: at("2026-10-10T02:00:00Z"),
        association_type: AssociationType::Resale,
        product_policy: ProductPolicy::General,
        contract_rate_is_zero: false,
        performance_transferred_to: None,
        dealer_status_until: None,
        plan_member_from: Some(at("2024-01-01T00:00:00Z")),
        plan_member_until: None,
        stored_value_purchase: false,
        long_tail_moved_at: None,
        is_reseller: false,
        taken_back: Vec::new(),
        unpaid: Money::cny(0),
        paid_up_at: None,
    }
}

/// An enterprise account in the partner network, with nothing against it.
pub(crate) fn applicant() -> Applicant {
    Applicant::in_network(RealNameKind::Enterprise)
}

/// A specialist whose certificates all count, without end.
pub(crate) fn person(id: &str, codes: &[CertCode]) -> CertifiedPerson {
    CertifiedPerson {
        specialist_id: id.parse().unwrap(),
        link: SpecialistState::Specialist,
        personally_verified: true,
        certificates: codes.iter().enumerate().map(|(number, code)| certificate(id, number, *code)).collect(),
    }
}

/// A certificate of a person, by its number.
pub(crate) fn certificate(person: &str, number: usize, code: CertCode) -> Certificate {
    Certificate {
        certificate_id: format!("{person}-{number}").parse().unwrap(),
        code,
        earned_with: EarnedWith::Personal,
        valid_until: None,
    }
}
