//! Tenants, members, logins and accounts as rows.

use super::catalog::TenantSpec;
use super::companies;
use super::customer::Customer;
use super::customer_rows::HOME;
use super::money::Account;
use super::random::Rng;
use super::staff::Member;
use super::world::{DAY, World};
use super::write::{Row, insert};
use crate::auth::accounts::name_hash;
use crate::auth::scope::system_scope;
use crate::store::customers::code;
use crate::store::development::hand_over_all;
use crate::store::{StoreError, Tx};
use domain::organization::PrincipalKind;

/// The password of every demo account.
pub(super) const PASSWORD: &str = "Partner-2026";

const TENANTS: &str = "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, partner_type, status, parent_tenant_id, ecosystem_manager_name, \
    ecosystem_manager_email, ecosystem_manager_phone, verification_enabled, commitment_letter_at, company_id, created_at, updated_at) VALUES";
const PROFILES: &str = "INSERT INTO partner_profiles (tenant_id, prepaid, may_act_for_customers) VALUES";
const CONTACTS: &str = "INSERT INTO customer_contacts (tenant_id, id, position, name, telephone, email) VALUES";
const ACCOUNTS: &str =
    "INSERT INTO partner_accounts (tenant_id, id, account_type, balance, designated, credit_line) VALUES";
const MEMBERS: &str =
    "INSERT INTO members (tenant_id, id, name, email, phone, is_root, director_id, created_at) VALUES";
const ROLES: &str = "INSERT INTO member_roles (tenant_id, member_id, role) VALUES";
pub(super) const LOGINS: &str = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, email, phone, password_hash, \
    must_change_password, locale, created_at) VALUES";
pub(super) const LOGIN_NAMES: &str = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
const DIRECTORY: &str =
    "INSERT INTO customer_directory (tenant_id, id, partner_tenant_id, former_partner_tenant_id, changed_at) VALUES";

/// A login as it will stand in its rows.
struct Login<'a> {
    id: &'a str,
    kind: PrincipalKind,
    subject: &'a str,
    account: &'a str,
    name: &'a str,
    email: String,
    phone: &'a str,
    must_change: bool,
    created_at: i64,
}

/// The tenant itself; partners with their profile.
pub(super) async fn tenant(tx: &Tx, world: &World, spec: &TenantSpec) -> Result<usize, StoreError> {
    let (managers, now) = (&world.catalog.people.managers, world.now);
    let manager = managers.get(spec.id.len() % managers.len().max(1)).filter(|_| spec.kind == "PARTNER");
    let of = |read: fn(&super::catalog::EcosystemManager) -> &str| manager.map_or("", read).to_owned();
    let row: Row = vec![
        spec.kind.as_str().into(),
        spec.zh.as_str().into(),
        spec.en.as_str().into(),
        spec.partner_type.clone().into(),
        spec.status.as_deref().unwrap_or("ACTIVE").into(),
        spec.parent.clone().into(),
        of(|it| &it.name).into(),
        of(|it| &it.email).into(),
        of(|it| &it.phone).into(),
        spec.verification.into(),
        spec.letter.then_some(now - 400 * DAY).into(),
        companies::id(world, spec).into(),
        (now - 1_100 * DAY).into(),
        now.into(),
    ];
    let written = insert(tx, &spec.id, TENANTS, [row]).await?;
    if spec.kind != "PARTNER" {
        return Ok(written);
    }
    Ok(written + insert(tx, &spec.id, PROFILES, [vec![spec.prepaid.into(), (!spec.not_released).into()]]).await?)
}

/// Accounts and the contacts that customers see.
pub(super) async fn partner(
    tx: &Tx,
    tenant: &str,
    accounts: &[Account],
    members: &[Member],
    now: i64,
    rng: &mut Rng,
) -> Result<usize, StoreError> {
    let mut rows = Vec::new();
    for one in accounts {
        rows.push(vec![
            rng.id(now).into(),
            one.account_type.into(),
            one.balance.into(),
            one.designated.into(),
            one.credit_line.into(),
        ]);
    }
    let written = insert(tx, tenant, ACCOUNTS, rows).await?;
    let mut rows = Vec::new();
    for (position, member) in (1i64..=5).zip(members.iter().filter(|member| !member.must_change)) {
        rows.push(vec![
            rng.id(now).into(),
            position.into(),
            member.name.as_str().into(),
            member.phone.as_str().into(),
            member.email().into(),
        ]);
    }
    Ok(written + insert(tx, tenant, CONTACTS, rows).await?)
}

/// Members with their roles and logins.
pub(super) async fn staff(tx: &Tx, tenant: &str, members: &[Member], password_hash: &str) -> Result<usize, StoreError> {
    let rows = members.iter().map(|one| {
        vec![
            one.id.as_str().into(),
            one.name.as_str().into(),
            one.email().into(),
            one.phone.as_str().into(),
            (one.kind == PrincipalKind::PartnerRoot).into(),
            one.director.clone().into(),
            one.created_at.into(),
        ]
    });
    let mut written = insert(tx, tenant, MEMBERS, rows).await?;
    let roles =
        members.iter().flat_map(|one| one.roles.iter().map(|role| vec![one.id.as_str().into(), role.as_str().into()]));
    written += insert(tx, tenant, ROLES, roles).await?;
    let all = || {
        members.iter().map(|one| Login {
            id: &one.login_id,
            kind: one.kind,
            subject: &one.id,
            account: &one.account,
            name: &one.name,
            email: one.email(),
            phone: &one.phone,
            must_change: one.must_change,
            created_at: one.created_at,
        })
    };
    Ok(written + logins(tx, tenant, all, password_hash).await?)
}

/// Logins of customers, and which partner each has.
pub(super) async fn customers(
    tx: &Tx,
    partner: &str,
    customers: &[Customer],
    password_hash: &str,
) -> Result<usize, StoreError> {
    let rows = customers.iter().map(|one| {
        let home = if one.reseller.is_empty() { partner } else { one.reseller.as_str() };
        let (current, former) =
            if one.is_current() { (Some(home.to_owned()), None) } else { (None, Some(home.to_owned())) };
        vec![one.id.as_str().into(), current.into(), former.into(), one.changed_at.into()]
    });
    let written = insert(tx, HOME, DIRECTORY, rows).await?;
    let all = || {
        customers.iter().map(|one| Login {
            id: &one.login_id,
            kind: PrincipalKind::Customer,
            subject: &one.id,
            account: &one.account_name,
            name: &one.name,
            email: one.email.clone(),
            phone: &one.telephone,
            must_change: false,
            created_at: one.registered_at,
        })
    };
    Ok(written + logins(tx, HOME, all, password_hash).await?)
}

/// What the register says of customers that have left.
pub(super) async fn left(tx: &Tx) -> Result<usize, StoreError> {
    let home = tx.within(&system_scope(code(HOME, "tenants.tenant_id")?, "demo"));
    Ok(usize::try_from(hand_over_all(&home).await?).unwrap_or(usize::MAX))
}

/// The vendor's operator.
pub(super) async fn operator(
    tx: &Tx,
    name: &str,
    password_hash: &str,
    now: i64,
    rng: &mut Rng,
) -> Result<usize, StoreError> {
    let (id, subject) = (rng.id(now), rng.id(now));
    let all = || {
        std::iter::once(Login {
            id: &id,
            kind: PrincipalKind::Operator,
            subject: &subject,
            account: "operator",
            name,
            email: "operator@example.com".to_owned(),
            phone: "",
            must_change: false,
            created_at: now - 900 * DAY,
        })
    };
    logins(tx, "platform", all, password_hash).await
}

async fn logins<'a, I: Iterator<Item = Login<'a>>>(
    tx: &Tx,
    tenant: &str,
    all: impl Fn() -> I,
    password_hash: &str,
) -> Result<usize, StoreError> {
    let rows = all().map(|one| {
        vec![
            one.id.into(),
            one.kind.as_str().into(),
            one.subject.into(),
            one.account.into(),
            one.name.into(),
            one.email.into(),
            one.phone.into(),
            password_hash.into(),
            one.must_change.into(),
            "zh_CN".into(),
            one.created_at.into(),
        ]
    });
    let written = insert(tx, tenant, LOGINS, rows).await?;
    Ok(written
        + insert(tx, tenant, LOGIN_NAMES, all().map(|one| vec![one.id.into(), name_hash(one.account).into()])).await?)
}
