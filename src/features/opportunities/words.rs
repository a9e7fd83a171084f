//! The words and shapes of opportunities.

use crate::explain::{Viewer, program_terms, waiting_turn};
use crate::i18n::{Key, joined, t::opportunities as o};
use crate::ui::Turn;
use domain::money::{Currency, Money};
use domain::opportunity::{
    CloudService, OpportunityPhase, OpportunityState, OverviewPeriod, PresalesActivity, ProgressEvent,
    RequestedSupport, Standing,
};
use domain::program::Direction;
use domain::turn;

/// A state in the words of its direction.
pub(super) fn state(direction: Direction, state: OpportunityState) -> Key {
    match Standing::of(direction, state) {
        Some(Standing::Ho(state)) => program_terms::ho_state(state),
        Some(Standing::Po(state)) => program_terms::po_state(state),
        None => crate::i18n::t::common::UNKNOWN,
    }
}

/// The shape of a state. What is being followed up is under way and asks for nothing by a day.
pub(super) fn shape(state: OpportunityState, turn: &turn::Turn) -> Turn {
    match state {
        OpportunityState::Accepted | OpportunityState::InProgress => Turn::Running,
        OpportunityState::Delivered => Turn::Done,
        OpportunityState::Rejected => Turn::Failed,
        _ => waiting_turn(turn, &Viewer::PartnerStaff),
    }
}

pub(super) const fn direction(value: Direction) -> Key {
    match value {
        Direction::Ho => o::TAB_HO,
        Direction::Po => o::TAB_PO,
    }
}

pub(super) const fn presales(value: PresalesActivity) -> Key {
    match value {
        PresalesActivity::Visit => o::PRESALES_VISIT,
        PresalesActivity::TechnicalExchange => o::PRESALES_EXCHANGE,
        PresalesActivity::Demonstration => o::PRESALES_DEMONSTRATION,
        PresalesActivity::ProofOfConcept => o::PRESALES_PROOF,
        PresalesActivity::Proposal => o::PRESALES_PROPOSAL,
    }
}

pub(super) const fn service(value: CloudService) -> Key {
    match value {
        CloudService::Compute => o::SERVICE_COMPUTE,
        CloudService::Storage => o::SERVICE_STORAGE,
        CloudService::Network => o::SERVICE_NETWORK,
        CloudService::Database => o::SERVICE_DATABASE,
        CloudService::Container => o::SERVICE_CONTAINER,
        CloudService::BigData => o::SERVICE_BIG_DATA,
        CloudService::Ai => o::SERVICE_AI,
        CloudService::Security => o::SERVICE_SECURITY,
        CloudService::Media => o::SERVICE_MEDIA,
        CloudService::Other => o::SERVICE_OTHER,
    }
}

pub(super) const fn support(value: RequestedSupport) -> Key {
    match value {
        RequestedSupport::Architecture => o::SUPPORT_ARCHITECTURE,
        RequestedSupport::Demonstration => o::SUPPORT_DEMONSTRATION,
        RequestedSupport::Consulting => o::SUPPORT_CONSULTING,
        RequestedSupport::Strategy => o::SUPPORT_STRATEGY,
        RequestedSupport::Resources => o::SUPPORT_RESOURCES,
        RequestedSupport::VisibilityOnly => o::SUPPORT_VISIBILITY,
    }
}

pub(super) const fn phase(value: OpportunityPhase) -> Key {
    match value {
        OpportunityPhase::NeedConfirmed => o::PHASE_NEED,
        OpportunityPhase::Solution => o::PHASE_SOLUTION,
        OpportunityPhase::Bidding => o::PHASE_BIDDING,
        OpportunityPhase::Negotiation => o::PHASE_NEGOTIATION,
        OpportunityPhase::Contract => o::PHASE_CONTRACT,
    }
}

pub(super) const fn outcome(value: ProgressEvent) -> Key {
    match value {
        ProgressEvent::UpdateProgress => o::OUTCOME_GOES_ON,
        ProgressEvent::Deliver => o::OUTCOME_DELIVERED,
        ProgressEvent::Close => o::OUTCOME_CLOSED,
    }
}

pub(super) const fn period(value: OverviewPeriod) -> Key {
    match value {
        OverviewPeriod::Month => o::PERIOD_MONTH,
        OverviewPeriod::HalfYear => o::PERIOD_HALF_YEAR,
        OverviewPeriod::Year => o::PERIOD_YEAR,
    }
}

/// Several terms in one line; a dash for none.
pub(super) fn list<T: Copy>(values: &[T], term: impl Fn(T) -> Key) -> String {
    if values.is_empty() {
        return "—".to_owned();
    }
    joined(values.iter().map(|value| term(*value).get()))
}

/// What was typed as an amount; nothing typed is nothing.
pub(super) fn amount(text: &str) -> Option<Money> {
    let text = text.trim().replace(',', "");
    if text.is_empty() { Some(Money::zero(Currency::Cny)) } else { Money::from_decimal(&text, Currency::Cny).ok() }
}

/// What happened, in words and shape.
pub(super) fn happened(event: &str) -> (Turn, Key) {
    match event {
        "CREATE" => (Turn::Running, o::EVENT_CREATE),
        "SHARE" => (Turn::Running, o::EVENT_SHARE),
        "SUBMIT" => (Turn::Running, o::EVENT_SUBMIT),
        "PASS_REVIEW" => (Turn::Running, o::EVENT_PASS_REVIEW),
        "UPDATE_PROGRESS" => (Turn::Running, o::EVENT_PROGRESS),
        "ACCEPT" => (Turn::Done, o::EVENT_ACCEPT),
        "DELIVER" => (Turn::Done, o::EVENT_DELIVER),
        "DECLINE" => (Turn::Failed, o::EVENT_DECLINE),
        "REJECT" => (Turn::Failed, o::EVENT_REJECT),
        "EXPIRE" => (Turn::Failed, o::EVENT_EXPIRE),
        "CLOSE" => (Turn::Closed, o::EVENT_CLOSE),
        "CANCEL" => (Turn::Closed, o::EVENT_CANCEL),
        "DISCARD" => (Turn::Closed, o::EVENT_DISCARD),
        _ => (Turn::Running, o::EVENT_OTHER),
    }
}

#[cfg(test)]
mod tests {
    use super::amount;
    use domain::money::Money;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        assert_eq!(amount(" 1,200,000.5 "), Some(Money::cny(120_000_050)));
        assert_eq!(amount(""), Some(Money::cny(0)));
        assert_eq!(amount("12 million"), None);
    }
}
