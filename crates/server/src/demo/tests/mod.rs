//! What the demo data promise.

mod affected;
mod agreements;
mod decisions;
mod development;
mod invariants;
mod loading;
mod opportunities;
mod opportunity_incentives;
mod organization;
mod programs;
mod resellers;
mod rules;
mod specialists;

use crate::config::DemoSize;
use crate::testing::{Engine, Settings, TestApp};

/// A service with demo data of a size.
async fn loaded(engine: Engine, size: DemoSize) -> TestApp {
    let app = TestApp::start(engine, Settings::default()).await;
    crate::demo::load(&app.app, size).await.unwrap();
    app
}
