//! Customers as rows: the customer itself, how it is found, what it has, and its money.

use super::customer::{Customer, NEVER};
use super::write::{Row, insert};
use crate::store::search::{folded, grams, search_text};
use crate::store::{StoreError, Tx};
use domain::association::ObligationKind as Kind;
use std::collections::HashMap;

/// The tenant in which customers sign in.
pub(super) const HOME: &str = "customers";

const CUSTOMERS: &str = "INSERT INTO customers (tenant_id, id, home_tenant_id, reseller_tenant_id, name, name_folded, account_name, account_folded, \
    search_text, registered_at, associated_on, association_type, association_state, is_current, label, telephone, country_code, email, \
    verified_status, customer_type, customer_level, freeze_state, frozen_by_hand, enterprise_role, account_manager_id, xaccount_id, \
    xaccount_type, arrears, invoice_debt, stored_value, allocated, month_consumption, coupons, coupon_amount, expiring_resources, \
    next_expiry, independent_members, partner_pay_orders, reserved_instances, partner_support_plans, service_support_plans, \
    member_support_plans, special_contracts, pro_service_contracts, credit_accounts, asked_by_customer, asked_by_partner, \
    pending_request_id, pending_kind, pending_by, pending_until, authorization_id, authorization_state, changed_at) VALUES";

const OBLIGATIONS: &str =
    "INSERT INTO obligations (tenant_id, id, customer_id, kind, title, amount, since_at, until_at) VALUES";
const COUPONS: &str = "INSERT INTO coupons (tenant_id, id, customer_id, coupon_type, status, face_value, balance, effective_at, expires_at) VALUES";
const COUPON_RECORDS: &str =
    "INSERT INTO coupon_records (tenant_id, id, coupon_id, customer_id, operation_type, amount, cause_id, at) VALUES";
const ADJUST_RECORDS: &str =
    "INSERT INTO adjust_records (tenant_id, id, customer_id, operation_type, amount, currency, cause_id, at) VALUES";
const RELATIONS: &str =
    "INSERT INTO relation_history (tenant_id, id, customer_id, event, from_type, to_type, cause_id, at) VALUES";
const GRAMS: &str = "INSERT INTO customer_grams (tenant_id, gram, customer_id) VALUES";

/// Everything about the customers of one tenant; answers how many rows it wrote.
pub(super) async fn write(tx: &Tx, tenant: &str, customers: &[Customer]) -> Result<usize, StoreError> {
    let mut written = insert(tx, tenant, CUSTOMERS, customers.iter().map(customer)).await?;
    written += write_grams(tx, tenant, customers).await?;
    let rows = customers.iter().flat_map(|customer| {
        customer.obligations.iter().map(|one| {
            vec![
                one.id.as_str().into(),
                customer.id.as_str().into(),
                one.kind.as_str().into(),
                one.title.as_str().into(),
                one.amount.into(),
                one.since.into(),
                one.until.into(),
            ]
        })
    });
    written += insert(tx, tenant, OBLIGATIONS, rows).await?;
    Ok(written + write_money(tx, tenant, customers).await?)
}

/// Money and history are kept where the customer is an own one.
async fn write_money(tx: &Tx, tenant: &str, customers: &[Customer]) -> Result<usize, StoreError> {
    let own = || customers.iter().filter(|customer| customer.reseller.is_empty());
    let coupons = own().flat_map(|customer| {
        customer.coupons.iter().map(|one| {
            vec![
                one.id.as_str().into(),
                customer.id.as_str().into(),
                one.coupon_type.into(),
                one.status.into(),
                one.face_value.into(),
                one.balance.into(),
                one.effective_at.into(),
                one.expires_at.into(),
            ]
        })
    });
    let mut written = insert(tx, tenant, COUPONS, coupons).await?;
    let of_coupons = own().flat_map(|customer| customer.coupons.iter().map(move |coupon| (customer, coupon)));
    let records = of_coupons.flat_map(|(customer, coupon)| {
        coupon.records.iter().map(|one| {
            vec![
                one.id.as_str().into(),
                coupon.id.as_str().into(),
                customer.id.as_str().into(),
                one.operation.into(),
                one.amount.into(),
                one.cause.as_str().into(),
                one.at.into(),
            ]
        })
    });
    written += insert(tx, tenant, COUPON_RECORDS, records).await?;
    let adjusted = own().flat_map(|customer| {
        customer.adjustments.iter().map(|one| {
            vec![
                one.id.as_str().into(),
                customer.id.as_str().into(),
                one.operation.into(),
                one.amount.into(),
                "CNY".into(),
                one.cause.as_str().into(),
                one.at.into(),
            ]
        })
    });
    written += insert(tx, tenant, ADJUST_RECORDS, adjusted).await?;
    let code = |kind: Option<domain::association::AssociationType>| kind.map(|kind| kind.as_str().to_owned());
    let relations = own().flat_map(|customer| {
        customer.relations.iter().map(move |one| {
            vec![
                one.id.as_str().into(),
                customer.id.as_str().into(),
                one.event.into(),
                code(one.from).into(),
                code(one.to).into(),
                one.cause.as_str().into(),
                one.at.into(),
            ]
        })
    });
    Ok(written + insert(tx, tenant, RELATIONS, relations).await?)
}

/// The pieces of all search texts, in the order of their key: the table is one sorted tree.
async fn write_grams(tx: &Tx, tenant: &str, customers: &[Customer]) -> Result<usize, StoreError> {
    let mut known: HashMap<String, Vec<u32>> = HashMap::new();
    for (index, customer) in (0u32..).zip(customers) {
        for gram in grams(&text_of(customer)) {
            known.entry(gram).or_default().push(index);
        }
    }
    let mut pieces: Vec<(String, Vec<u32>)> = known.into_iter().collect();
    pieces.sort_unstable();
    let id_of = |index: u32| customers.get(index as usize).map_or("", |customer| customer.id.as_str());
    for (_, found) in &mut pieces {
        found.sort_unstable_by_key(|index| id_of(*index));
    }
    let rows = pieces
        .iter()
        .flat_map(|(gram, found)| found.iter().map(|index| vec![gram.as_str().into(), id_of(*index).into()]));
    insert(tx, tenant, GRAMS, rows).await
}

fn text_of(customer: &Customer) -> String {
    search_text(&customer.name, &customer.account_name, &customer.id, &customer.telephone)
}

fn customer(one: &Customer) -> Row {
    let (coupons, coupon_amount) = one.usable_coupons();
    let list = |moments: &[i64]| moments.iter().take(10).map(i64::to_string).collect::<Vec<_>>().join(",");
    let pending = one.pending.as_ref();
    let (authorization, authorization_state) =
        one.authorization.as_ref().map_or(("", ""), |(id, state)| (id, state.as_str()));
    vec![
        one.id.as_str().into(),
        HOME.into(),
        one.reseller.as_str().into(),
        one.name.as_str().into(),
        folded(&one.name).into(),
        one.account_name.as_str().into(),
        folded(&one.account_name).into(),
        text_of(one).into(),
        one.registered_at.into(),
        one.associated_on.into(),
        one.kind.as_str().into(),
        one.state.as_str().into(),
        one.is_current().into(),
        one.label.as_str().into(),
        one.telephone.as_str().into(),
        if one.telephone.is_empty() { "" } else { "0086" }.into(),
        one.email.as_str().into(),
        one.verified.as_str().into(),
        i64::from(!one.is_person).into(),
        format!("V{}", one.level).into(),
        one.freeze.as_str().into(),
        one.by_hand.into(),
        one.role.as_str().into(),
        one.manager.as_str().into(),
        one.xaccount.as_str().into(),
        if one.xaccount.is_empty() { "" } else { "partner-portal" }.into(),
        one.arrears.into(),
        one.invoice_debt.into(),
        one.stored_value().into(),
        one.allocated().into(),
        one.consumption.into(),
        coupons.into(),
        coupon_amount.into(),
        one.expiring.into(),
        if one.expiring == 0 && !one.is_current() { NEVER } else { one.next_expiry }.into(),
        one.count_of(Kind::IndependentMember).into(),
        one.count_of(Kind::PartnerPayOrder).into(),
        one.count_of(Kind::ReservedInstance).into(),
        one.count_of(Kind::PartnerSupportPlan).into(),
        one.count_of(Kind::ServiceSupportPlan).into(),
        one.count_of(Kind::MemberSupportPlan).into(),
        one.count_of(Kind::SpecialContract).into(),
        one.count_of(Kind::ProServiceContract).into(),
        one.count_of(Kind::CreditAccount).into(),
        list(&one.asked_by_customer).into(),
        list(&one.asked_by_partner).into(),
        pending.map_or("", |it| &it.request).into(),
        pending.map_or("", |it| it.kind.as_str()).into(),
        pending.map_or("", |it| it.by.as_str()).into(),
        pending.map_or(0, |it| it.until).into(),
        authorization.into(),
        authorization_state.into(),
        one.changed_at.into(),
    ]
}
