//! Loading the demo data: all of it in one transaction, so that a killed server leaves all or nothing.

use super::catalog::TenantSpec;
use super::customer::Customer;
use super::partner::{Partner, far_resellers, partner};
use super::tenant_rows::{self, PASSWORD};
use super::world::World;
use super::{
    agreements, companies, customer_rows, decisions, demo_accounts, development, in_vain, incentive_rows,
    lone_accounts, messages, opportunities, organization, programs, request_rows, resellers, specialists,
};
use crate::auth::password;
use crate::auth::scope::system_scope;
use crate::clock::Stopwatch;
use crate::config::DemoSize;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::platform::platform_tenant;

/// Steps that take no longer than this are not worth a line.
const LONG: std::time::Duration = std::time::Duration::from_millis(700);

/// Everything, before it is written.
#[derive(Debug)]
pub(super) struct Demo {
    pub(super) world: World,
    pub(super) partners: Vec<Partner>,
    /// Resellers below the distributor that nobody signs in to.
    pub(super) far: Vec<(TenantSpec, Vec<Customer>)>,
}

impl Demo {
    /// The same rows for the same size and moment.
    pub(super) fn of(size: DemoSize, now: chrono::DateTime<chrono::Utc>) -> Result<Self, ApiError> {
        let world = World::new(size, now)?;
        let plan = world.plan;
        let sizes = [
            ("csp", plan.csp),
            ("distributor", plan.distributor),
            ("reseller", (plan.reseller, 4)),
            ("reseller-frozen", (plan.few, 2)),
            ("gov-cloud", (plan.few, 2)),
            ("gov-subsidy", (plan.few, 2)),
        ];
        // Each tenant counts its login names from a million of its own.
        let numbered = sizes.into_iter().zip((1..).map(|number| number * 1_000_000));
        let partners =
            numbered.map(|((tenant, size), first)| partner(&world, tenant, size, first)).collect::<Result<_, _>>()?;
        let far = far_resellers(&world, 9_000_000);
        Ok(Self { world, partners, far })
    }
}

/// Loads demo data of a size into an empty database; does nothing when there is data.
///
/// # Errors
/// [`ApiError::Store`], or [`ApiError::Internal`] when the texts of the demo cannot be read.
pub async fn load(app: &App, size: DemoSize) -> Result<(), ApiError> {
    if size == DemoSize::None || !app.store().tenants().await?.is_empty() {
        return Ok(());
    }
    let watch = Stopwatch::start();
    let demo = Demo::of(size, app.now())?;
    say(&watch, "generated", None);
    let hash = password::hash(app.config().password_cost, PASSWORD)?;
    let (demo, hash, url) = (&demo, hash.as_str(), app.config().public_url.as_str());
    let scope = system_scope(platform_tenant(), "demo");
    let rows = app.store().tx(&scope, |tx| async move { write(&tx, demo, hash, url).await }).await?;
    say(&watch, "loaded", Some(rows));
    tracing::info!(rows, seconds = watch.elapsed().as_secs(), "demo data loaded");
    Ok(())
}

/// Is demo data loaded?
///
/// # Errors
/// [`ApiError::Store`].
pub async fn is_loaded(app: &App) -> Result<bool, ApiError> {
    let reader = app.read(&system_scope(platform_tenant(), "demo"));
    let count: Option<i64> =
        reader.value(reader.sql("SELECT COUNT(*) FROM demo_accounts WHERE tenant_id = $1")).await?;
    Ok(count.unwrap_or(0) > 0)
}

async fn write(tx: &Tx, demo: &Demo, hash: &str, url: &str) -> Result<usize, ApiError> {
    let world = &demo.world;
    let mut rng = world.rng("platform", "rows");
    let mut rows = 0;
    for spec in world.catalog.people.tenants.iter().chain(demo.far.iter().map(|(spec, _)| spec)) {
        rows += tenant_rows::tenant(tx, world, spec).await?;
    }
    // What the rules look at in the other accounts of a company has to stand before anything is decided.
    rows += companies::write(tx, demo, hash).await?;
    rows += tenant_rows::operator(tx, &world.catalog.people.operator, hash, world.now, &mut rng).await?;
    for partner in &demo.partners {
        let watch = Stopwatch::start();
        let tenant = partner.spec.id.as_str();
        let mut written =
            tenant_rows::partner(tx, tenant, &partner.accounts, &partner.members, world.now, &mut rng).await?;
        written += tenant_rows::staff(tx, tenant, &partner.members, hash).await?;
        written += organization::write(tx, world, partner).await?;
        written += customer_rows::write(tx, tenant, &of_tenant(demo, partner)).await?;
        written += tenant_rows::customers(tx, tenant, &partner.customers, hash).await?;
        written += request_rows::write(tx, world, partner).await?;
        written += messages::write(tx, world, partner, url).await?;
        written += incentive_rows::write(tx, world, partner).await?;
        written += programs::write(tx, world, partner).await?;
        written += agreements::declared(tx, world, partner).await?;
        written += opportunities::write(tx, world, partner).await?;
        written += decisions::write(tx, world, partner).await?;
        say(&watch, tenant, Some(written));
        rows += written;
    }
    rows += tenant_rows::left(tx).await?;
    rows += specialists::write(tx, world, &demo.partners, hash, url).await?;
    rows += resellers::write(tx, demo, hash).await?;
    rows += development::write(tx, demo, hash, url).await?;
    for partner in &demo.partners {
        rows += in_vain::write(tx, world, partner).await?;
    }
    rows += lone_accounts::write(tx, world, hash).await?;
    for (spec, customers) in &demo.far {
        rows += tenant_rows::customers(tx, &spec.id, customers, hash).await?;
    }
    Ok(rows + demo_accounts::write(tx, &world.catalog).await?)
}

/// A tenant's own customers; a distributor has those of its resellers besides.
fn of_tenant<'a>(demo: &'a Demo, partner: &'a Partner) -> std::borrow::Cow<'a, [Customer]> {
    let below: Vec<&Partner> =
        demo.partners.iter().filter(|other| other.spec.parent.as_ref() == Some(&partner.spec.id)).collect();
    if below.is_empty() {
        return (&partner.customers).into();
    }
    let far = demo.far.iter().filter(|(spec, _)| spec.parent.as_ref() == Some(&partner.spec.id));
    let mut all = partner.customers.clone();
    all.extend(below.iter().flat_map(|reseller| reseller.mirrored()));
    all.extend(far.flat_map(|(_, customers)| customers.iter().cloned()));
    all.into()
}

/// A line for steps that people wait for.
fn say(watch: &Stopwatch, what: &str, rows: Option<usize>) {
    let took = watch.elapsed();
    if took >= LONG {
        let rows = rows.map(|rows| format!(" {rows} rows,")).unwrap_or_default();
        println!("demo data: {what},{rows} {}.{} s", took.as_secs(), took.subsec_millis() / 100);
    }
}
