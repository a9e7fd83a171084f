//! Whose turn it is, in words and in the six shapes of the design system.

use crate::explain::{Viewer, terms};
use crate::i18n::{Key, date_time, t};
use crate::ui;
use domain::association::Party;
use domain::states::association_request::AssociationRequestState as Request;
use domain::states::authorization::AuthorizationState as Authorization;
use domain::states::path_stage::PathStage;
use domain::states::review::ReviewState as Review;
use domain::turn::{Silence, Turn};

/// The shape of something that waits for somebody.
pub fn waiting_turn(turn: &Turn, viewer: &Viewer) -> ui::Turn {
    match turn.who {
        None => ui::Turn::Closed,
        Some(who) if viewer.is(who) => ui::Turn::NeedsYou,
        Some(_) => ui::Turn::Waiting,
    }
}

/// The shape of an association request.
pub fn request_turn(state: Request, turn: &Turn, viewer: &Viewer) -> ui::Turn {
    match state {
        Request::Pending => waiting_turn(turn, viewer),
        Request::Approved => ui::Turn::Done,
        Request::Rejected => ui::Turn::Failed,
        Request::Cancelled | Request::Expired => ui::Turn::Closed,
    }
}

/// The shape of an authorisation.
pub fn authorization_turn(state: Authorization, turn: &Turn, viewer: &Viewer) -> ui::Turn {
    match state {
        Authorization::Pending => waiting_turn(turn, viewer),
        Authorization::Authorized => ui::Turn::Done,
        Authorization::Rejected => ui::Turn::Failed,
        Authorization::Revoked | Authorization::Withdrawn | Authorization::Expired => ui::Turn::Closed,
    }
}

/// The shape of something that is submitted to the vendor.
pub fn review_turn(state: Review, turn: &Turn, viewer: &Viewer) -> ui::Turn {
    match state {
        Review::UnderReview => waiting_turn(turn, viewer),
        Review::Approved => ui::Turn::Done,
        Review::Rejected => ui::Turn::Failed,
        Review::Withdrawn => ui::Turn::Closed,
    }
}

/// The shape of a stage on a development path.
pub fn stage_turn(stage: PathStage, viewer: &Viewer) -> ui::Turn {
    match stage {
        PathStage::RoleCertified | PathStage::Differentiated => ui::Turn::Done,
        _ => waiting_turn(&stage.turn(), viewer),
    }
}

/// Who acts, until when, and what silence does: what a status tag tells besides its word.
pub fn turn_detail(turn: &Turn, viewer: &Viewer) -> ui::StatusDetail {
    let due = turn.due;
    ui::StatusDetail {
        next_step: None,
        actor: turn.who.map(|who| terms::party(who, viewer).into()),
        due: due.map(|due| (move || date_time(due)).into()),
        if_silent: silence(turn).map(Into::into),
    }
}

/// What happens when nobody acts.
fn silence(turn: &Turn) -> Option<Key> {
    match turn.silence {
        Silence::RejectsItself if turn.who == Some(Party::Vendor) => Some(t::terms::SILENCE_VENDOR_REJECTS),
        Silence::ExpiresUnchanged => Some(t::terms::SILENCE_EXPIRES),
        Silence::ConfirmsItself => Some(t::terms::SILENCE_CONFIRMS),
        Silence::RejectsItself => Some(t::terms::SILENCE_REJECTS),
        Silence::RunsOut => Some(t::terms::SILENCE_RUNS_OUT),
        Silence::WaitsOn => Some(t::terms::SILENCE_WAITS),
        Silence::Nothing => None,
    }
}

/// "Waiting for the customer", "due 2026-11-30 18:00", "expires unchanged if no answer".
pub fn turn_line(turn: &Turn, viewer: &Viewer) -> Vec<String> {
    let Some(who) = turn.who else { return vec![t::terms::TURN_NOBODY.get().to_owned()] };
    let first = if viewer.is(who) {
        t::terms::TURN_YOURS.get().to_owned()
    } else {
        t::terms::turn_waiting(terms::party(who, viewer).get())
    };
    let due = turn.due.map(|due| t::terms::turn_due(date_time(due)));
    let silence = silence(turn).map(|key| key.get().to_owned());
    [Some(first), due, silence].into_iter().flatten().collect()
}
