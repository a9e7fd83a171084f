//! What can be done with a link: in a row of the lists and at the top of its page.

use super::words;
use crate::api::session;
use crate::explain::unmet_line;
use crate::routes::{Moved, Route, navigate};
use crate::ui::MenuItem;
use domain::api::specialists::Specialist;
use domain::program::DevelopmentPath;
use domain::rules::specialists::lifecycle::{SpecialistFacts, SpecialistOperation, specialist_operation};
use domain::rules::verdict::Verdict;
use domain::states::specialist::SpecialistState;

/// R-36 in the browser; followed.
pub(super) fn verdict(row: &Specialist, paths: &[DevelopmentPath], operation: SpecialistOperation) -> Option<Verdict> {
    let facts = SpecialistFacts { operation, state: row.state, paths: paths.to_vec() };
    Some(specialist_operation(&facts, &*session::policy()?, session::now()))
}

/// What makes sense to be offered in this state, whether or not the rules allow it now.
const fn offered(state: SpecialistState) -> &'static [SpecialistOperation] {
    use SpecialistOperation as O;
    match state {
        SpecialistState::Invited => &[O::Resend],
        SpecialistState::Expired | SpecialistState::Unbound => &[O::Resend],
        SpecialistState::Bound | SpecialistState::ApplyRejected => &[O::Apply, O::Unbind],
        SpecialistState::ApplyReviewing => &[O::Unbind],
        SpecialistState::Specialist => &[O::Cancel, O::Unbind],
        SpecialistState::CancelReviewing => &[O::WithdrawCancel, O::Unbind],
        SpecialistState::CancelApproved | SpecialistState::CancelledByVendor => &[O::Apply, O::Unbind],
    }
}

/// Is an application as a specialist what comes next in this state?
pub(super) fn can_apply(state: SpecialistState) -> bool {
    offered(state).contains(&SpecialistOperation::Apply)
}

/// The entries of the menu. What the rules do not allow stays: it says why and leads to the conditions. Followed.
pub(super) fn entries(row: &Specialist, paths: &[DevelopmentPath]) -> Vec<MenuItem> {
    let entry = |operation: &SpecialistOperation| {
        let operation = *operation;
        let link = Route::Specialist(row.specialist_id.clone()).with(&[("do", words::address(operation))]);
        let item = MenuItem::new(words::operation(operation), move |()| navigate(&link, Moved::Push));
        let item = match verdict(row, paths, operation).and_then(|verdict| unmet_line(&verdict.conditions)) {
            Some(reason) => item.blocked(reason),
            None => item,
        };
        let ends = matches!(operation, SpecialistOperation::Unbind | SpecialistOperation::Cancel);
        if ends { item.danger() } else { item }
    };
    offered(row.state).iter().map(entry).collect()
}
