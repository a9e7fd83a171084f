//!

use crate::support::{customer, now, policy, unmet};
use domain::association::AssociationType::{Referral, Resale};
use domain::association::{AssociationType, EnterpriseRole, Party};
use domain::money::Money;
use domain::organization::PartnerType;
use domain::rules::account_manager::{AssignmentFacts, assign_account_manager};
use domain::rules::authorization::{AuthorizationFacts, request_authorization};
use domain::rules::customer_unbind::{CustomerUnbindFacts, customer_unbind};
use domain::rules::facts::{CustomerStanding, RequestHistory};
use domain::rules::verdict::{Check, Verdict};

fn unbind(association_type: AssociationType, change: impl Fn(&mut CustomerStanding)) -> Verdict {
    let mut standing = customer(association_type).customer;
    change(&mut standing);
    customer_unbind(&CustomerUnbindFacts { customer: standing, history: RequestHistory::default() }, &policy(), now())
}

#[test]
fn some_causes_hold_back_resale_customers_only() {
    type Change = fn(&mut CustomerStanding);
    let table: [(&str, Change, Option<Check>, Option<Check>); 10] = [
        ("nothing", |_| {}, None, None),
        (
            "an order for the partner to pay",
            |c| c.partner_pay_orders = 1,
            Some(Check::PendingPartnerPayOrder),
            Some(Check::PendingPartnerPayOrder),
        ),
        ("0.01 in arrears", |c| c.arrears = Money::cny(1), Some(Check::Arrears), Some(Check::Arrears)),
        (
            "a member of an enterprise",
            |c| c.enterprise_role = EnterpriseRole::UnifiedMember,
            Some(Check::IsEnterpriseMember),
            Some(Check::IsEnterpriseMember),
        ),
        (
            "a master with an independent member",
            |c| {
                c.enterprise_role = EnterpriseRole::Master;
                c.independent_members = 1;
            },
            None,
            Some(Check::MasterHasIndependent),
        ),
        ("a reserved instance", |c| c.reserved_instances = 1, None, Some(Check::ValidReservedInstance)),
        ("a partner support plan", |c| c.partner_support_plans = 1, None, Some(Check::PartnerSupportPlan)),
        ("a special contract", |c| c.special_contracts = 1, None, Some(Check::SpecialContractActive)),
        ("a service support plan", |c| c.service_support_plans = 1, None, None),
        ("0.01 not invoiced", |c| c.invoice_debt = Money::cny(1), None, None),
    ];
    for (what, change, referral, resale) in table {
        assert_eq!(unmet(&unbind(Referral, change)), Vec::from_iter(referral), "referral: {what}");
        assert_eq!(unmet(&unbind(Resale, change)), Vec::from_iter(resale), "resale: {what}");
    }
}

#[test]
fn who_clears_arrears_depends_on_the_type() {
    for (what, association_type, by) in [
        ("T-6: the partner allocates", Resale, Party::Partner),
        ("T-7: the customer tops up", Referral, Party::Customer),
    ] {
        let verdict = unbind(association_type, |c| c.arrears = Money::cny(1_000));
        assert_eq!(unmet(&verdict), [Check::Arrears], "{what}");
        assert_eq!(verdict.unmet().next().and_then(|condition| condition.fix).map(|fix| fix.by), Some(by), "{what}");
    }
}

#[test]
fn authorisation_is_asked_of_resale_customers_by_those_who_may() {
    use PartnerType::{CloudReseller, SolutionProvider};
    for (what, association_type, partner_type, released, may, active, expect) in [
        ("a solution provider", Resale, SolutionProvider, false, true, 0, None),
        ("T-23: a referral customer", Referral, SolutionProvider, false, true, 0, Some(Check::NotResale)),
        ("a reseller let by its distributor", Resale, CloudReseller, true, true, 0, None),
        ("a reseller not let", Resale, CloudReseller, false, true, 0, Some(Check::DistributorPermissionMissing)),
        ("a login without the right", Resale, SolutionProvider, false, false, 0, Some(Check::NoPermission)),
        ("one is active", Resale, SolutionProvider, false, true, 1, Some(Check::AuthorizationActive)),
    ] {
        let facts = customer(association_type);
        let mut partner = facts.partner;
        (partner.partner_type, partner.may_act_for_customers) = (partner_type, released);
        let mut caller = facts.caller;
        caller.may_request_authorization = may;
        let facts = AuthorizationFacts { association_type, partner, caller, active };
        assert_eq!(unmet(&request_authorization(&facts, &policy(), now())), Vec::from_iter(expect), "{what}");
    }
}

#[test]
fn a_customer_gets_another_manager_who_has_the_role() {
    let fits = AssignmentFacts { own_customer: true, is_account_manager: true, is_current: false };
    for (facts, expect) in [
        (fits, None),
        (AssignmentFacts { own_customer: false, ..fits }, Some(Check::OwnCustomer)),
        (AssignmentFacts { is_account_manager: false, ..fits }, Some(Check::NotAccountManager)),
        (AssignmentFacts { is_current: true, ..fits }, Some(Check::SameAccountManager)),
    ] {
        assert_eq!(unmet(&assign_account_manager(facts, &policy(), now())), Vec::from_iter(expect), "{facts:?}");
    }
}
