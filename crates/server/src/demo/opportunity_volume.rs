//! Many more opportunities that are being worked on, for lists as long as real ones (sizes.rs).

use super::opportunities::Spec;
use super::opportunity_course::EventSpec;
use super::partner::Partner;
use super::world::World;
use crate::http::error::ApiError;
use domain::opportunity::{CloudService, OpportunityPhase};
use domain::program::Direction;
use serde::Deserialize;

/// What opportunities are about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    theme: String,
    industry: String,
    services: Vec<CloudService>,
    budget: String,
    authority: String,
    need: String,
    timing: String,
    position: String,
    /// What was said of the progress.
    said: [String; 2],
}

/// So many as the plan has for this partner: with its own customers, two of three shared by the vendor.
pub(super) fn more(world: &World, partner: &Partner) -> Result<Vec<Spec>, ApiError> {
    let count = world.plan.opportunities(&partner.spec.id);
    let themes: Vec<Theme> = serde_json::from_str(include_str!("opportunity_themes.json"))
        .map_err(|_| ApiError::Internal("demo opportunity themes"))?;
    let mut rng = world.rng(&partner.spec.id, "opportunity volume");
    let names = &world.catalog.names;
    let customers = partner.customers.iter().filter(|customer| !customer.is_named);
    let specs = customers.zip(themes.iter().cycle()).take(count).map(|(customer, theme)| {
        let direction = if rng.permille(667) { Direction::Ho } else { Direction::Po };
        let value = rng.between(8, 600) * 10_000;
        let [first, second] = &theme.said;
        let began = rng.between(30, 200);
        let mut events = begun(direction, began);
        events.push(EventSpec::progress(rng.between(12, 20), first, OpportunityPhase::Solution, 40));
        if rng.permille(600) {
            let phase = rng.one_of(OpportunityPhase::Bidding, &[OpportunityPhase::Negotiation]);
            events.push(EventSpec::progress(rng.between(1, 11), second, phase, 70));
        }
        Spec {
            tenant: partner.spec.id.clone(),
            direction,
            name: format!("{}{}", customer.name.chars().take(24).collect::<String>(), theme.theme),
            customer: customer.name.clone(),
            industry: theme.industry.clone(),
            region: rng.pick(&names.cities).to_owned(),
            value,
            cloud: value * rng.between(3, 7) / 10,
            signing: Some(rng.between(20, 240)),
            unconfirmed: false,
            budget: theme.budget.clone(),
            authority: theme.authority.clone(),
            need: theme.need.clone(),
            timing: theme.timing.clone(),
            presales: Vec::new(),
            offerings: Vec::new(),
            services: theme.services.clone(),
            support: Vec::new(),
            contact: format!("{}{}", rng.pick(&names.surnames), rng.pick(&names.given)),
            position: theme.position.clone(),
            events,
            incentive: Vec::new(),
        }
    });
    Ok(specs.collect())
}

/// From the first step to the acceptance, so many days ago.
fn begun(direction: Direction, ago: i64) -> Vec<EventSpec> {
    let steps: &[(&str, i64)] = match direction {
        Direction::Ho => &[("SHARE", 2), ("ACCEPT", 0)],
        Direction::Po => &[("CREATE", 6), ("SUBMIT", 4), ("PASS_REVIEW", 2), ("ACCEPT", 0)],
    };
    steps.iter().map(|(event, before)| EventSpec::step(event, ago + before)).collect()
}
