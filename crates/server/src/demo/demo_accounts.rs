//! The list of accounts on the sign-in page. It is written last: where it stands, everything does.

use super::catalog::{Catalog, DemoSpec};
use super::tenant_rows::PASSWORD;
use super::write::{Row, insert};
use crate::store::{StoreError, Tx};
use domain::organization::PrincipalKind;

const DEMO_ACCOUNTS: &str = "INSERT INTO demo_accounts (tenant_id, id, position, account, password, kind, roles, tenant_name_zh, \
    tenant_name_en, partner_type, hint_zh, hint_en) VALUES";

pub(super) async fn write(tx: &Tx, catalog: &Catalog) -> Result<usize, StoreError> {
    insert(
        tx,
        "platform",
        DEMO_ACCOUNTS,
        (1i64..).zip(&catalog.people.demo).map(|(position, demo)| row(catalog, position, demo)),
    )
    .await
}

fn row(catalog: &Catalog, position: i64, demo: &DemoSpec) -> Row {
    let member = catalog.people.members.iter().find(|member| member.account == demo.account);
    let customers = catalog.people.customers.iter().map(|one| (&one.account, &one.name));
    let prospects = catalog.development.prospects.iter().map(|one| (&one.account, &one.name));
    let customer = customers.chain(prospects).find(|(account, _)| **account == demo.account);
    let tenant = member.map_or("platform", |member| &member.tenant);
    let tenant = catalog.people.tenants.iter().find(|spec| spec.id == tenant);
    let kind = match (member, customer) {
        (Some(member), _) => member.kind.as_deref().unwrap_or(PrincipalKind::PartnerMember.as_str()),
        (None, Some(_)) => PrincipalKind::Customer.as_str(),
        (None, None) if demo.person.is_some() => PrincipalKind::Employee.as_str(),
        (None, None) => PrincipalKind::Operator.as_str(),
    };
    // A customer's "tenant" is the customer itself, and a person's the person.
    let named = |read: fn(&super::catalog::TenantSpec) -> &String| match (customer, &demo.person) {
        (Some((_, name)), _) => name.clone(),
        (None, Some(person)) => person.clone(),
        (None, None) => tenant.map(read).cloned().unwrap_or_default(),
    };
    vec![
        demo.account.as_str().into(),
        position.into(),
        demo.account.as_str().into(),
        PASSWORD.into(),
        kind.into(),
        member.map(|member| member.roles.join(",")).unwrap_or_default().into(),
        named(|tenant| &tenant.zh).into(),
        named(|tenant| &tenant.en).into(),
        tenant.filter(|_| customer.is_none()).and_then(|tenant| tenant.partner_type.clone()).into(),
        demo.zh.as_str().into(),
        demo.en.as_str().into(),
    ]
}
