//! `docs/states.md` is written from the tables; `UPDATE_DOCS=1 cargo test -p domain --test rules` renews it.

use domain::states::association::AssociationState;
use domain::states::association_request::AssociationRequestState;
use domain::states::authorization::AuthorizationState;
use domain::states::customer_report::CustomerReportState;
use domain::states::ho::HoState;
use domain::states::incentive::IncentiveStatus;
use domain::states::machine::Machine;
use domain::states::membership::MembershipState;
use domain::states::opportunity_incentive::OpportunityIncentiveState;
use domain::states::path_stage::PathStage;
use domain::states::payout::PayoutState;
use domain::states::po::PoState;
use domain::states::reseller_application::ResellerApplicationState;
use domain::states::review::ReviewState;
use domain::states::specialist::SpecialistState;
use std::fmt::{Debug, Display, Write};
use std::path::PathBuf;

const HEAD: &str = "\
# State machines

Written from the tables in `crates/domain/src/states` by a test; do not edit by hand, renew with
`UPDATE_DOCS=1 cargo test -p domain --test rules states_doc`. Whatever is not listed is refused: with *not from this
state* when the state has no such way out, with *not by this actor* when somebody else has it.
";

/// One machine: a picture, and the table with effects.
fn section<M: Machine + Display>(out: &mut String, title: &str, start: M, code: impl Fn(M::Event) -> String)
where
    M::Effect: Debug,
{
    let mut line = |text: String| writeln!(out, "{text}").unwrap();
    line(format!("\n## {title}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {start}"));
    for way in M::TABLE {
        line(format!("    {} --> {}: {} ({})", way.from, way.to, code(way.event), way.by));
    }
    let mut ends: Vec<M> = Vec::new();
    for way in M::TABLE {
        if way.to.is_final() && !ends.contains(&way.to) {
            ends.push(way.to);
        }
    }
    ends.iter().for_each(|end| line(format!("    {end} --> [*]")));
    line("```\n\n| from | event | by | to | effects |\n|---|---|---|---|---|".to_owned());
    for way in M::TABLE {
        let effects: Vec<_> = way.effects.iter().map(|effect| format!("{effect:?}")).collect();
        let effects = if effects.is_empty() { "–".to_owned() } else { effects.join(", ") };
        line(format!("| {} | {} | {} | {} | {effects} |", way.from, code(way.event), way.by, way.to));
    }
}

fn document() -> String {
    let mut out = HEAD.to_owned();
    section(&mut out, "Association", AssociationState::Associated, |event| event.to_string());
    section(&mut out, "Association request", AssociationRequestState::Pending, |event| event.to_string());
    section(&mut out, "Authorisation", AuthorizationState::Pending, |event| event.to_string());
    section(&mut out, "Incentive bill", IncentiveStatus::Estimated, |event| event.to_string());
    section(&mut out, "Payout application", PayoutState::Draft, |event| event.to_string());
    section(&mut out, "Programme membership", MembershipState::NotJoined, |event| event.to_string());
    section(&mut out, "Development path", PathStage::Available, |event| event.to_string());
    section(&mut out, "Review by the vendor", ReviewState::UnderReview, |event| event.to_string());
    section(&mut out, "Project specialist", SpecialistState::Invited, |event| event.to_string());
    section(&mut out, "Opportunity shared by the partner", PoState::Draft, |event| event.to_string());
    section(&mut out, "Opportunity shared by the vendor", HoState::PendingAcceptance, |event| event.to_string());
    let incentive = OpportunityIncentiveState::UnderReview;
    section(&mut out, "Incentive of an opportunity", incentive, |event| event.to_string());
    let reseller = ResellerApplicationState::VendorReview;
    section(&mut out, "Reseller application", reseller, |event| event.to_string());
    section(&mut out, "Report of a customer", CustomerReportState::InReview, |event| event.to_string());
    out
}

#[test]
fn the_document_is_up_to_date() {
    let path = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("../../docs/states.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, document()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == document(),
        "docs/states.md is stale: UPDATE_DOCS=1 cargo test -p domain --test rules states_doc"
    );
}
