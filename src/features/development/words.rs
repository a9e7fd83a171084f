//! The words and shapes of reports, links and attempts.

use crate::explain::{Viewer, waiting_turn};
use crate::i18n::{Key, t::development as d};
use crate::ui::Turn;
use chrono::{DateTime, Utc};
use domain::api::customer_development::{CustomerInvitationState, CustomerReport};
use domain::association::AssociationType;
use domain::states::customer_report::CustomerReportState;

/// Who reads these pages.
pub(super) const VIEWER: Viewer = Viewer::PartnerStaff;

/// The shape of a report.
pub(super) fn shape(row: &CustomerReport) -> Turn {
    match row.state {
        CustomerReportState::Associated => Turn::Done,
        CustomerReportState::AssociationFailed | CustomerReportState::Refused => Turn::Failed,
        _ => waiting_turn(&row.turn, &VIEWER),
    }
}

/// Until when nobody else can report the customer, as long as that holds.
pub(super) fn protected_until(row: &CustomerReport) -> Option<DateTime<Utc>> {
    row.protected_until.filter(|_| row.state.protects())
}

/// What a state means, and what comes next.
pub(super) const fn meaning(state: CustomerReportState) -> Key {
    match state {
        CustomerReportState::InReview => d::MEANING_IN_REVIEW,
        CustomerReportState::Reported => d::MEANING_REPORTED,
        CustomerReportState::Invited => d::MEANING_INVITED,
        CustomerReportState::AssociationFailed => d::MEANING_ASSOCIATION_FAILED,
        CustomerReportState::Associated => d::MEANING_ASSOCIATED,
        CustomerReportState::Refused => d::MEANING_REFUSED,
        CustomerReportState::Expired => d::MEANING_EXPIRED,
        CustomerReportState::Withdrawn => d::MEANING_WITHDRAWN,
    }
}

/// What associating as this means.
pub(super) const fn type_hint(kind: AssociationType) -> Key {
    match kind {
        AssociationType::Referral => d::TYPE_REFERRAL_HINT,
        AssociationType::Resale => d::TYPE_RESALE_HINT,
    }
}

/// A link's state, in words and shape.
pub(super) const fn link_state(state: CustomerInvitationState) -> (Turn, Key) {
    match state {
        CustomerInvitationState::Open => (Turn::Running, d::LINK_OPEN),
        CustomerInvitationState::Withdrawn => (Turn::Closed, d::LINK_WITHDRAWN),
        CustomerInvitationState::Expired => (Turn::Closed, d::LINK_EXPIRED),
    }
}
