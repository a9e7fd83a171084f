//! The hundred reports of the distributor's: it cannot report another customer, and one of them others want to report.

use super::customer_rows::HOME;
use super::development::{LEADS, Prospect, email};
use super::development_reports::{CLAIMS, DAYS, REPORTS, claim};
use super::partner::Partner;
use super::world::{DAY, HOUR, World};
use super::write::insert;
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::states::customer_report::CustomerReportState as State;

/// The distributor has reported as many customers as it may.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner, all: &[Prospect]) -> Result<usize, ApiError> {
    let Some(admin) = partner.admin() else { return Ok(0) };
    let mut rng = world.rng("distributor", "development");
    let rival = all.iter().filter(|one| one.spec.account == "prospect-rival");
    let (mut reports, mut claims) = (Vec::new(), Vec::new());
    for (one, number) in rival.chain(all.iter().rev().take(LEADS)).zip(0..) {
        let at = world.now - (number % 12) * DAY - HOUR;
        let id = rng.id(at);
        claims.push(claim(&one.id, "distributor", &id, at + DAYS * DAY));
        reports.push(vec![
            id.as_str().into(),
            HOME.into(),
            one.id.as_str().into(),
            one.spec.account.as_str().into(),
            one.spec.name.as_str().into(),
            "OTHER".into(),
            one.spec.name.as_str().into(),
            email(&one.spec).into(),
            one.spec.name.as_str().into(),
            State::Reported.as_str().into(),
            at.into(),
            admin.login_id.as_str().into(),
            admin.name.as_str().into(),
            admin.id.as_str().into(),
            at.into(),
            (at + DAYS * DAY).into(),
            "".into(),
            None::<String>.into(),
            None::<String>.into(),
            None::<i64>.into(),
            "[]".into(),
            None::<String>.into(),
        ]);
    }
    let written = insert(tx, "distributor", REPORTS, reports).await?;
    Ok(written + insert(tx, HOME, CLAIMS, claims).await?)
}
