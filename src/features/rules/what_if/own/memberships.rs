//! What the account is a member of, as an example.

use super::super::scenario::Scenario;
use super::{few, is_enterprise, last_day, standing};
use domain::agreement::AgreementKind;
use domain::api::programs::{ProgramCard, Programs};
use domain::program::Program;
use domain::states::membership::MembershipState;

/// R-28 for a programme: the membership that the example asks about.
pub(super) fn membership(scenario: Scenario, all: &Programs) -> Scenario {
    match card_of(&scenario, all) {
        Some(card) => scenario.with("state", card.state.to_string()).with("until", last_day(card.valid_until)),
        None => scenario,
    }
}

/// the network and the programmes that the account is a member of; the invitations, and who sends them, stay as the
/// example has them.
pub(super) fn joined(scenario: Scenario, all: &Programs) -> Scenario {
    let has = [("admin", scenario.has("has", "admin")), ("hcpn", all.applicant.in_hcpn)];
    let scenario = scenario.listing("has", &has);
    let words: Vec<_> = all.programs.iter().map(|card| (card.program.as_str(), card.state.is_member())).collect();
    scenario.listing("programs", &words)
}

/// who depends on the account in the programme that the example asks about.
pub(super) fn leaves(scenario: Scenario, all: &Programs) -> Scenario {
    let facts = card_of(&scenario, all).and_then(|card| card.leaving.as_ref()).map(|leaving| leaving.facts);
    let (resellers, waiting) = facts.map_or((0, 0), |facts| (facts.resellers, facts.reseller_applications));
    scenario.with("resellers", few(resellers)).with("applications", few(waiting)).listing("has", &[])
}

/// the account and its membership in the programme that the example asks about.
pub(super) fn renews(scenario: Scenario, all: &Programs) -> Scenario {
    let account = &all.applicant;
    let card = card_of(&scenario, all);
    let renewal = card.and_then(|card| card.renewal.as_ref());
    let signed = |kind| renewal.is_some_and(|renewal| !renewal.to_sign.contains(&kind));
    let (state, until) = card.map_or((MembershipState::NotJoined, None), |card| (card.state, card.valid_until));
    let sibling = account.sibling_programs.contains(&Program::GovCloud);
    let more = [
        ("enterprise", is_enterprise(account)),
        ("hcpn", account.in_hcpn),
        ("sibling", sibling),
        ("subaccount", account.is_partner_subaccount),
        ("waiting", renewal.is_some_and(|renewal| renewal.under_review)),
        ("terms", signed(AgreementKind::Terms)),
        ("commitments", signed(AgreementKind::Commitments)),
    ];
    let words: Vec<_> = standing(&scenario, account).into_iter().chain(more).collect();
    scenario.with("state", state.to_string()).with("until", last_day(until)).listing("has", &words)
}

fn card_of<'a>(scenario: &Scenario, all: &'a Programs) -> Option<&'a ProgramCard> {
    all.programs.iter().find(|card| card.program.as_str() == scenario.get("program"))
}
