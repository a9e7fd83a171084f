//! What can be done with a customer, and whether it can be done now: decided in the browser by the server's rules.

use crate::explain::check_title;
use crate::i18n::{Key, date, t};
use crate::routes::Route;
use chrono::{DateTime, Utc};
use domain::api::customers::ConsoleRow;
use domain::ids::CustomerId;
use domain::permission::Permission;
use domain::rules::authorization::{AuthorizationFacts, request_authorization};
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::Policy;
use domain::rules::verdict::{Check, Verdict};
use domain::states::authorization::AuthorizationState;

/// What can be done with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// 分配客户经理.
    AssignManager,
    /// 切换关联类型.
    SwitchType,
    /// 解除关联.
    Unbind,
    /// 申请客户授权.
    Authorize,
    /// 客户关联关系申请: to read.
    Records,
}

/// Whether an action can be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// All conditions hold.
    Possible,
    /// Some do not; the page behind the action lists them all.
    Blocked {
        /// How many do not hold.
        unmet: usize,
        /// Of how many.
        total: usize,
        /// When waiting alone will do.
        again: Option<DateTime<Utc>>,
    },
    /// The reader's roles do not grant it; the page behind the action says which would.
    NoRight,
    /// A reseller's customer: the distributor only looks.
    NotOwn,
}

impl Action {
    /// In the order of the menu.
    pub(super) const ALL: [Self; 5] =
        [Self::AssignManager, Self::SwitchType, Self::Unbind, Self::Authorize, Self::Records];

    pub(super) const fn label(self) -> Key {
        match self {
            Self::AssignManager => t::customers::ASSIGN_MANAGER,
            Self::SwitchType => t::terms::OPERATION_SWITCH,
            Self::Unbind => t::terms::OPERATION_UNBIND,
            Self::Authorize => t::customers::REQUEST_AUTHORIZATION,
            Self::Records => t::customers::REQUEST_RECORDS,
        }
    }

    /// The page where it is done, or where everything that is in the way is listed.
    pub(super) fn link(self, customer: &CustomerId) -> String {
        let id = customer.clone();
        match self {
            Self::AssignManager => Route::AccountManager(id).path(),
            Self::SwitchType => Route::SwitchType(id).path(),
            Self::Unbind => Route::Unbind(id).path(),
            Self::Authorize => Route::Authorize(id).path(),
            Self::Records => Route::AssociationRequests.with(&[("customer_id", customer.as_str())]),
        }
    }

    /// The right that the page behind it asks for; changes of association answer with their check instead.
    const fn right(self) -> Option<Permission> {
        match self {
            Self::AssignManager => Some(Permission::AssignAccountManager),
            Self::Authorize => Some(Permission::RequestAuthorization),
            Self::Records => Some(Permission::ViewRecords),
            Self::SwitchType | Self::Unbind => None,
        }
    }

    fn verdict(self, row: &ConsoleRow, policy: &Policy, now: DateTime<Utc>) -> Option<Verdict> {
        let facts = &row.facts;
        match self {
            Self::SwitchType => Some(partner_switch(facts, facts.customer.association_type.other(), policy, now)),
            Self::Unbind => Some(partner_unbind(facts, policy, now)),
            Self::Authorize => Some(request_authorization(&authorization_facts(row), policy, now)),
            Self::AssignManager | Self::Records => None,
        }
    }

    /// Can it be done with this customer now?
    pub(super) fn standing(
        self,
        row: &ConsoleRow,
        permissions: &[Permission],
        policy: &Policy,
        now: DateTime<Utc>,
    ) -> Standing {
        if self.right().is_some_and(|right| !permissions.contains(&right)) {
            return Standing::NoRight;
        }
        match self.verdict(row, policy, now) {
            // Records are there to look at, of a reseller's customer too.
            _ if self == Self::Records => Standing::Possible,
            _ if !row.facts.own_customer => Standing::NotOwn,
            Some(verdict) if !verdict.allowed() => Standing::Blocked {
                unmet: verdict.unmet().count(),
                total: verdict.conditions.len(),
                again: verdict.available_at(),
            },
            _ => Standing::Possible,
        }
    }
}

impl Standing {
    /// Why not; `None` when it is possible.
    pub(super) fn reason(&self) -> Option<String> {
        match self {
            Self::Possible => None,
            Self::Blocked { unmet, total, again } => {
                let count = t::common::conditions_unmet(unmet, total);
                Some(again.map_or_else(
                    || count.clone(),
                    |again| format!("{count} · {}", t::common::possible_from(date(again))),
                ))
            }
            Self::NoRight => Some(t::customers::ROLE_CANNOT.get().to_owned()),
            Self::NotOwn => Some(t::common::not_met_that(check_title(Check::OwnCustomer).get())),
        }
    }
}

fn authorization_facts(row: &ConsoleRow) -> AuthorizationFacts {
    let active = matches!(row.authorization, Some(AuthorizationState::Pending | AuthorizationState::Authorized));
    AuthorizationFacts {
        association_type: row.facts.customer.association_type,
        partner: row.facts.partner.clone(),
        caller: row.facts.caller,
        active: u32::from(active),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::row;
    use super::*;
    use domain::association::AssociationType;
    use domain::rules::policy::PolicyHistory;

    fn standing(action: Action, row: &ConsoleRow) -> Standing {
        let now = "2026-11-22T07:00:00Z".parse().unwrap();
        let history = PolicyHistory::built_in().unwrap();
        action.standing(row, Permission::ALL, history.at(now).unwrap(), now)
    }

    #[test]
    fn nothing_is_in_the_way_of_an_ordinary_customer() {
        for action in Action::ALL {
            assert_eq!(standing(action, &row()), Standing::Possible, "{action:?}");
        }
    }

    #[test]
    fn every_blocker_is_counted_and_not_only_the_first() {
        let mut row = row();
        row.facts.customer.reserved_instances = 2;
        row.facts.customer.partner_pay_orders = 1;
        row.facts.customer.partner_support_plans = 1;
        assert!(matches!(standing(Action::Unbind, &row), Standing::Blocked { unmet: 3, again: None, .. }));
        // Support plans are no obstacle to a switch.
        assert!(matches!(standing(Action::SwitchType, &row), Standing::Blocked { unmet: 2, .. }));
    }

    #[test]
    fn a_wait_says_until_when() {
        let mut row = row();
        row.facts.history.by_partner = vec!["2026-10-01T00:00:00Z".parse().unwrap()];
        let again = "2027-01-01T00:00:00Z".parse().ok();
        assert!(matches!(standing(Action::Unbind, &row), Standing::Blocked { unmet: 1, again: at, .. } if at == again));
    }

    #[test]
    fn one_authorisation_at_a_time_and_only_of_resale_customers() {
        let mut active = row();
        active.authorization = Some(AuthorizationState::Authorized);
        let mut referral = row();
        referral.facts.customer.association_type = AssociationType::Referral;
        for row in [active, referral] {
            assert!(matches!(standing(Action::Authorize, &row), Standing::Blocked { unmet: 1, .. }));
        }
    }

    #[test]
    fn a_resellers_customer_can_only_be_looked_at() {
        let mut row = row();
        row.facts.own_customer = false;
        for action in [Action::AssignManager, Action::SwitchType, Action::Unbind, Action::Authorize] {
            assert_eq!(standing(action, &row), Standing::NotOwn, "{action:?}");
        }
        assert_eq!(standing(Action::Records, &row), Standing::Possible);
    }

    #[test]
    fn a_missing_right_is_said_before_any_condition() {
        let now = "2026-11-22T07:00:00Z".parse().unwrap();
        let history = PolicyHistory::built_in().unwrap();
        for action in [Action::AssignManager, Action::Authorize, Action::Records] {
            let standing = action.standing(&row(), &[], history.at(now).unwrap(), now);
            assert_eq!(standing, Standing::NoRight, "{action:?}");
        }
    }
}
