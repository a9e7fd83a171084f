//! Employees with their personal accounts: between them they show every state of SM-5 and every reason of R-35.

use super::customer_rows::HOME;
use super::names::Names;
use super::partner::Partner;
use super::specialist_links as links;
use super::tenant_rows::{LOGIN_NAMES, LOGINS};
use super::world::{DAY, World};
use super::write::{Row, insert};
use crate::auth::accounts::name_hash;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::specialists::contact_hash;
use domain::api::personal_records::SyncState;
use domain::program::{DevelopmentPath, RealNameKind};
use domain::rules::certification::certificates::{CertCode, EarnedWith};
use domain::states::specialist::SpecialistState;
use serde::Deserialize;

/// The cap of the built-in policy.
const INVITED_TODAY: usize = 100;

const ACCOUNTS: &str = "INSERT INTO personal_accounts (tenant_id, id, name_hash, mobile_hash, email_hash, real_name, position, cloud_since, \
    linked_tenant_id, is_partner) VALUES";
const CERTIFICATES: &str = "INSERT INTO personal_certificates (tenant_id, id, account_id, code, number, earned_with, earned_at, valid_until, \
    sync_state) VALUES";
const TRAININGS: &str = "INSERT INTO personal_trainings (tenant_id, id, account_id, name, completed_at, hours) VALUES";
const PROJECTS: &str =
    "INSERT INTO personal_projects (tenant_id, id, account_id, name, duty, started_at, ended_at, by_vendor) VALUES";

/// A person; days are counted back from now, ends forward.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) mobile: String,
    real_name: Option<RealNameKind>,
    /// The account of a partner, not of an employee.
    #[serde(default)]
    is_partner: bool,
    position: String,
    since: i64,
    certificates: Vec<CertificateSpec>,
    #[serde(default)]
    trainings: Vec<TrainingSpec>,
    #[serde(default)]
    projects: Vec<ProjectSpec>,
    pub(super) link: Option<LinkSpec>,
    /// Partners that it was bound to before, and how many days ago.
    #[serde(default)]
    pub(super) earlier: Vec<(String, i64)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateSpec {
    code: CertCode,
    earned: i64,
    ends: i64,
    with: Option<EarnedWith>,
    sync: Option<SyncState>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrainingSpec {
    name: String,
    done: i64,
    hours: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectSpec {
    name: String,
    duty: String,
    from: i64,
    to: Option<i64>,
    #[serde(default)]
    by_vendor: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkSpec {
    pub(super) tenant: String,
    pub(super) state: SpecialistState,
    pub(super) path: Option<DevelopmentPath>,
    /// Days since it took this state.
    pub(super) since: i64,
    /// What the vendor said, or why it is to be cancelled.
    #[serde(default)]
    pub(super) reason: String,
}

/// Everybody with a personal account.
pub(super) fn people() -> Result<Vec<Person>, ApiError> {
    serde_json::from_str(include_str!("specialists.json")).map_err(|_| ApiError::Internal("demo specialists"))
}

/// Writes the personal accounts and their links to partners.
pub(super) async fn write(
    tx: &Tx,
    world: &World,
    partners: &[Partner],
    hash: &str,
    url: &str,
) -> Result<usize, ApiError> {
    let mut people = people()?;
    people.extend(invited_today(world));
    let mut rng = world.rng("customers", "personal accounts");
    let mut written = 0;
    for person in &people {
        let at = world.now - person.since * DAY;
        let (id, login) = (rng.id(at), rng.id(at));
        written += account(tx, world, person, &id, &login, hash).await?;
        let number = |of: &str| format!("{of}-{}", rng.digits(10));
        written += records(tx, world, person, &id, number).await?;
        written +=
            links::write(tx, world, partners, links::Linked { person, account: &id, login: &login }, url).await?;
    }
    Ok(written)
}

/// As many people as one administrator may invite in a day, all of them by the distributor's this morning.
fn invited_today(world: &World) -> impl Iterator<Item = Person> {
    let parts = &world.catalog.names;
    let mut names = Names::new(parts, world.rng("distributor", "invited people"), INVITED_TODAY);
    (1..=INVITED_TODAY).map(move |number| Person {
        account: format!("invitee-{number:03}"),
        name: names.person(),
        mobile: format!("19930000{number:03}"),
        real_name: None,
        is_partner: false,
        position: String::new(),
        since: 200,
        certificates: Vec::new(),
        trainings: Vec::new(),
        projects: Vec::new(),
        link: Some(LinkSpec {
            tenant: "distributor".to_owned(),
            state: SpecialistState::Invited,
            path: None,
            since: 0,
            reason: String::new(),
        }),
        earlier: Vec::new(),
    })
}

async fn account(
    tx: &Tx,
    world: &World,
    person: &Person,
    id: &str,
    login: &str,
    hash: &str,
) -> Result<usize, ApiError> {
    let (at, email) = (world.now - person.since * DAY, format!("{}@example.com", person.account));
    let bound = person.link.as_ref().filter(|link| link.state.is_bound()).map(|link| link.tenant.clone());
    let row: Row = vec![
        id.into(),
        contact_hash(&person.account).into(),
        contact_hash(&person.mobile).into(),
        contact_hash(&email).into(),
        person.real_name.unwrap_or(RealNameKind::Personal).as_str().into(),
        person.position.as_str().into(),
        at.into(),
        bound.into(),
        person.is_partner.into(),
    ];
    let signs_in: Row = vec![
        login.into(),
        "CUSTOMER".into(),
        id.into(),
        person.account.as_str().into(),
        person.name.as_str().into(),
        email.into(),
        person.mobile.as_str().into(),
        hash.into(),
        false.into(),
        "zh_CN".into(),
        at.into(),
    ];
    let named: Row = vec![login.into(), name_hash(&person.account).into()];
    Ok(insert(tx, HOME, ACCOUNTS, [row]).await?
        + insert(tx, HOME, LOGINS, [signs_in]).await?
        + insert(tx, HOME, LOGIN_NAMES, [named]).await?)
}

async fn records(
    tx: &Tx,
    world: &World,
    person: &Person,
    account: &str,
    mut number: impl FnMut(&str) -> String,
) -> Result<usize, ApiError> {
    let ago = |days: i64| world.now - days * DAY;
    let mut rng = world.rng(&person.account, "personal records");
    let mut certificates: Vec<Row> = Vec::new();
    for one in &person.certificates {
        certificates.push(vec![
            rng.id(ago(one.earned)).into(),
            account.into(),
            one.code.as_str().into(),
            number("C").into(),
            one.with.unwrap_or(EarnedWith::Personal).as_str().into(),
            ago(one.earned).into(),
            ago(-one.ends).into(),
            one.sync.unwrap_or(SyncState::Synced).as_str().into(),
        ]);
    }
    let mut trainings: Vec<Row> = Vec::new();
    for one in &person.trainings {
        let id = rng.id(ago(one.done));
        trainings.push(vec![
            id.into(),
            account.into(),
            one.name.as_str().into(),
            ago(one.done).into(),
            one.hours.into(),
        ]);
    }
    let mut projects: Vec<Row> = Vec::new();
    for one in &person.projects {
        projects.push(vec![
            rng.id(ago(one.from)).into(),
            account.into(),
            one.name.as_str().into(),
            one.duty.as_str().into(),
            ago(one.from).into(),
            one.to.map(ago).into(),
            one.by_vendor.into(),
        ]);
    }
    Ok(insert(tx, HOME, CERTIFICATES, certificates).await?
        + insert(tx, HOME, TRAININGS, trainings).await?
        + insert(tx, HOME, PROJECTS, projects).await?)
}
