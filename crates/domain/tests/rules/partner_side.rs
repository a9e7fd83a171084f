//! what stands in the way of a partner's request, one cause at a time and together.

use crate::support::{customer, now, policy, unmet};
use domain::association::AssociationType::{Referral, Resale};
use domain::association::{EnterpriseRole, FreezeState, Party};
use domain::money::Money;
use domain::rules::facts::AssociationFacts;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::verdict::{Check, Value};

type Change = fn(&mut AssociationFacts);

/// A cause, and what it blocks: unbinding, switching to referral, switching to resale.
type Row = (&'static str, Change, Option<Check>, Option<Check>, Option<Check>);

const fn all(check: Check) -> (Option<Check>, Option<Check>, Option<Check>) {
    (Some(check), Some(check), Some(check))
}

fn row(what: &'static str, change: Change, blocks: (Option<Check>, Option<Check>, Option<Check>)) -> Row {
    (what, change, blocks.0, blocks.1, blocks.2)
}

fn table() -> Vec<Row> {
    use Check as C;
    let only_unbind = |check| (Some(check), None, None);
    let only_resale = |check| (None, None, Some(check));
    vec![
        row("nothing", |_| {}, (None, None, None)),
        row("a member without the administrator role", |f| f.caller.is_admin = false, all(C::NotAdmin)),
        row("a reseller's customer", |f| f.own_customer = false, all(C::OwnCustomer)),
        row(
            "a master with one independent member",
            |f| {
                f.customer.enterprise_role = EnterpriseRole::Master;
                f.customer.independent_members = 1;
            },
            all(C::MasterHasIndependent),
        ),
        row("a master with none", |f| f.customer.enterprise_role = EnterpriseRole::Master, (None, None, None)),
        row(
            "a unified member",
            |f| f.customer.enterprise_role = EnterpriseRole::UnifiedMember,
            only_resale(C::IsEnterpriseMember),
        ),
        row(
            "an order that the partner has to pay",
            |f| f.customer.partner_pay_orders = 1,
            all(C::PendingPartnerPayOrder),
        ),
        row("a reserved instance", |f| f.customer.reserved_instances = 1, all(C::ValidReservedInstance)),
        row(
            "frozen by hand",
            |f| {
                f.customer.freeze = FreezeState::Account;
                f.customer.frozen_by_hand = true;
            },
            all(C::ManuallyFrozen),
        ),
        row("frozen for arrears", |f| f.customer.freeze = FreezeState::AccountAndResources, (None, None, None)),
        row("a frozen partner", |f| f.partner.frozen = true, all(C::PartnerFrozen)),
        row("a partner support plan", |f| f.customer.partner_support_plans = 1, only_unbind(C::PartnerSupportPlan)),
        row("a service support plan", |f| f.customer.service_support_plans = 1, only_unbind(C::ServiceSupportPlan)),
        row("a member's support plan", |f| f.customer.member_support_plans = 1, only_unbind(C::MemberSupportPlan)),
        row(
            "a professional-services contract",
            |f| f.customer.pro_service_contracts = 1,
            only_resale(C::ProServiceContract),
        ),
        row("0.01 not invoiced", |f| f.customer.invoice_debt = Money::cny(1), only_resale(C::InvoiceDebt)),
        row(
            "0.01 on a stored-value card",
            |f| f.customer.stored_value = Money::cny(1),
            only_resale(C::StoredValueCard),
        ),
        row("a credit account", |f| f.customer.credit_accounts = 1, only_resale(C::CreditAccount)),
        row("a prepaid partner", |f| f.partner.prepaid = true, only_resale(C::PrepaidPartner)),
        row("arrears", |f| f.customer.arrears = Money::cny(1), (None, None, None)),
    ]
}

#[test]
fn each_cause_blocks_what_it_blocks_and_nothing_else() {
    for (what, change, unbind, to_referral, to_resale) in table() {
        let with = |mut facts: AssociationFacts| {
            change(&mut facts);
            facts
        };
        let (referral, resale) = (with(customer(Referral)), with(customer(Resale)));
        assert_eq!(unmet(&partner_unbind(&resale, &policy(), now())), Vec::from_iter(unbind), "unbind: {what}");
        assert_eq!(
            unmet(&partner_switch(&resale, Referral, &policy(), now())),
            Vec::from_iter(to_referral),
            "to referral: {what}"
        );
        assert_eq!(
            unmet(&partner_switch(&referral, Resale, &policy(), now())),
            Vec::from_iter(to_resale),
            "to resale: {what}"
        );
    }
}

#[test]
fn an_independent_member_cannot_be_let_go_nor_become_a_resale_customer() {
    let mut facts = customer(Referral);
    facts.customer.enterprise_role = EnterpriseRole::IndependentMember;
    assert_eq!(unmet(&partner_unbind(&facts, &policy(), now())), [Check::IsIndependentMember]);
    let to_resale = unmet(&partner_switch(&facts, Resale, &policy(), now()));
    assert_eq!(to_resale, [Check::IsIndependentMember, Check::IsEnterpriseMember]);
}

#[test]
fn a_switch_to_the_type_that_it_is_has_no_sense() {
    for kind in [Referral, Resale] {
        let verdict = partner_switch(&customer(kind), kind, &policy(), now());
        assert_eq!(unmet(&verdict), [Check::SameAssociationType], "{kind}");
    }
}

#[test]
fn all_causes_come_at_once() {
    let mut facts = customer(Referral);
    for (_, change, _, _, to_resale) in table() {
        if to_resale.is_some() {
            change(&mut facts);
        }
    }
    facts.customer.enterprise_role = EnterpriseRole::Master;
    let verdict = partner_switch(&facts, Resale, &policy(), now());
    let expect = table().iter().filter(|row| row.4.is_some_and(|check| check != Check::IsEnterpriseMember)).count();
    assert_eq!(verdict.unmet().count(), expect);
    for condition in verdict.unmet() {
        assert!(condition.fix.is_some(), "{} does not say who can put it right", condition.check);
    }
}

#[test]
fn a_condition_says_what_it_saw() {
    let mut facts = customer(Referral);
    facts.customer.invoice_debt = Money::cny(12_345);
    let verdict = partner_switch(&facts, Resale, &policy(), now());
    let condition = verdict.unmet().next().unwrap();
    assert_eq!(condition.seen, Some(Value::Amount(Money::cny(12_345))));
    assert_eq!(condition.fix.map(|fix| fix.by), Some(Party::Customer));
}
