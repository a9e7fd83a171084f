//! The account check (账号检查): the browser's answer at once, then the server's, which counts.

use crate::api::{Fetch, customers, session, use_fetch_when};
use crate::explain::{Viewer, check_item, decided_under, rules_of};
use crate::i18n::t;
use crate::platform::dom;
use crate::ui::CheckItem;
use chrono::{DateTime, Utc};
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::customers::CustomerDetail;
use domain::association::{AssociationType, RequestKind};
use domain::ids::CustomerId;
use domain::rules::facts::AssociationFacts;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::Policy;
use domain::rules::verdict::{Condition, Outcome, Verdict};
use leptos::prelude::*;

/// What a page knows about one account check.
#[derive(Clone, Copy)]
pub(super) struct AccountCheck {
    kind: RequestKind,
    report: Fetch<CheckReport>,
    detail: Fetch<CustomerDetail>,
    /// Conditions of a refused request: newer than the last report.
    refused: RwSignal<Option<Vec<Condition>>>,
    viewer: StoredValue<Viewer>,
}

/// The type that a switch would lead to; nothing for an unbind.
pub(super) fn target_of(kind: RequestKind, current: AssociationType) -> Option<AssociationType> {
    (kind == RequestKind::SwitchType).then(|| current.other())
}

/// Checks one change of one customer: now, when something is written, and when the reader comes back to the window.
pub(super) fn use_check(id: &CustomerId, kind: RequestKind, detail: Fetch<CustomerDetail>) -> AccountCheck {
    let asked = id.clone();
    let current = Memo::new(move |_| detail.read(|detail| detail.info.association_type));
    let report = use_fetch_when(move || {
        let new = NewCheck { operation: kind, target_type: target_of(kind, current.get()?) };
        Some(customers::check(&asked, &new))
    });
    let seen_again = window_event_listener_untyped("visibilitychange", move |_| {
        if dom::document().is_some_and(|document| !document.hidden()) {
            report.reload();
        }
    });
    on_cleanup(move || seen_again.remove());
    let refused = RwSignal::new(None);
    let read_at = Memo::new(move |_| report.as_of());
    Effect::watch(move || read_at.get(), move |_, _, _| refused.set(None), false);
    AccountCheck { kind, report, detail, refused, viewer: StoredValue::new(Viewer::Partner(id.clone())) }
}

impl AccountCheck {
    /// Every condition, from the best source there is; followed.
    pub(super) fn items(self) -> Vec<CheckItem> {
        let conditions =
            self.refused.get().or_else(|| self.verdict().map(|verdict| verdict.conditions)).unwrap_or_default();
        self.viewer.with_value(|viewer| conditions.iter().map(|condition| check_item(condition, viewer)).collect())
    }

    fn verdict(self) -> Option<Verdict> {
        self.report.read(|report| report.verdict.clone()).or_else(|| self.at_once())
    }

    /// The browser's own answer, from what it knows about the customer.
    fn at_once(self) -> Option<Verdict> {
        let facts = self.detail.read(|detail| detail.info.console.as_ref().map(|console| console.facts.clone()))??;
        Some(evaluate(self.kind, &facts, &*session::policy()?, session::now()))
    }

    /// Does the server say that all conditions hold? Followed.
    pub(super) fn allowed(self) -> bool {
        self.refused.with(Option::is_none) && self.report.read(|report| report.verdict.allowed()).unwrap_or_default()
    }

    /// Why the request cannot be sent now; `None` when it can. Followed.
    pub(super) fn blocked_by(self) -> Option<String> {
        if self.allowed() {
            return None;
        }
        let items = self.items();
        let unmet = items.iter().filter(|item| item.outcome != crate::ui::Outcome::Met).count();
        Some(t::common::conditions_unmet(unmet, items.len()))
    }

    /// The server's report; followed.
    pub(super) fn report(self) -> Fetch<CheckReport> {
        self.report
    }

    /// Do the rules of the browser and of the server say different things? Followed.
    pub(super) fn differs(self) -> bool {
        let policy = session::policy();
        self.report.read(|report| policy.is_some_and(|policy| differs(report, self.kind, &policy))).unwrap_or_default()
    }

    /// When and by which rules this was decided, and by whom; followed.
    pub(super) fn note(self) -> Option<String> {
        match self.report.read(|report| (report.verdict.policy_version, report.verdict.evaluated_at)) {
            Some((version, at)) => Some(decided_under(version, at)),
            None => self.at_once().map(|verdict| t::association::checked_by_browser(verdict.policy_version)),
        }
    }

    /// The rules by which this was decided; followed.
    pub(super) fn rules(self) -> Option<String> {
        let version = self.verdict()?.policy_version;
        Some(rules_of(version))
    }

    /// Is an answer under way? Followed.
    pub(super) fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.report.loading())
    }

    /// Asks the server again.
    pub(super) fn again(self) {
        self.report.reload();
    }

    /// A request was refused: its conditions are the newest.
    pub(super) fn refuse(self, conditions: Vec<Condition>) {
        self.refused.try_set(Some(conditions));
    }
}

fn evaluate(kind: RequestKind, facts: &AssociationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    match kind {
        RequestKind::Unbind => partner_unbind(facts, policy, now),
        RequestKind::SwitchType => partner_switch(facts, facts.customer.association_type.other(), policy, now),
    }
}

/// Compares the two evaluations of the same facts at the same moment.
fn differs(report: &CheckReport, kind: RequestKind, policy: &Policy) -> bool {
    let outcomes = |verdict: &Verdict| -> Vec<(_, Outcome)> {
        verdict.conditions.iter().map(|condition| (condition.check, condition.outcome)).collect()
    };
    report.facts.as_ref().is_some_and(|facts| {
        outcomes(&evaluate(kind, facts, policy, report.verdict.evaluated_at)) != outcomes(&report.verdict)
    })
}

#[cfg(test)]
mod tests {
    use super::{differs, target_of};
    use domain::api::checks::CheckReport;
    use domain::association::{AssociationType, RequestKind};
    use domain::rules::policy::{Policy, PolicyHistory};

    fn policy() -> Policy {
        PolicyHistory::built_in().unwrap().versions()[0].clone()
    }

    /// A referral customer whose partner asked once, two months ago.
    fn report() -> CheckReport {
        let facts = r#"{"customer":{"association_type":"1","enterprise_role":"STANDALONE","freeze":"NORMAL","frozen_by_hand":false,
            "arrears":{"minor":0,"currency":"CNY"},"invoice_debt":{"minor":0,"currency":"CNY"},"stored_value":{"minor":0,"currency":"CNY"},
            "independent_members":0,"partner_pay_orders":0,"reserved_instances":0,"partner_support_plans":0,"service_support_plans":0,
            "member_support_plans":0,"special_contracts":0,"pro_service_contracts":0,"credit_accounts":0},
            "history":{"by_customer":[],"by_partner":["2025-01-01T00:00:00Z"],"pending_until":null},
            "partner":{"partner_type":"SOLUTION_PROVIDER","frozen":false,"prepaid":false,"may_act_for_customers":true},
            "caller":{"is_admin":true,"may_request_authorization":true},"own_customer":true}"#;
        let facts = serde_json::from_str(facts).unwrap();
        let now = "2025-03-01T00:00:00Z".parse().unwrap();
        let verdict = super::evaluate(RequestKind::Unbind, &facts, &policy(), now);
        let impact = r#"{"from":"1","to":null,"returned_allocation":{"minor":0,"currency":"CNY"},"reclaimed_coupons":0,
            "reclaimed_coupon_amount":{"minor":0,"currency":"CNY"},"authorization_ends":false,"grace_days_at_least":null,
            "partner_invoices":false,"running_resources":0,"next_request_at":"2025-06-01T00:00:00Z"}"#;
        CheckReport { verdict, impact: serde_json::from_str(impact).unwrap(), facts: Some(facts), version: 1 }
    }

    #[test]
    fn the_same_rules_agree_and_other_numbers_are_told() {
        let report = report();
        assert!(!report.verdict.allowed());
        assert!(!differs(&report, RequestKind::Unbind, &policy()));
        let mut generous = policy();
        generous.association.max_requests = 3;
        assert!(differs(&report, RequestKind::Unbind, &generous));
    }

    #[test]
    fn only_a_switch_has_a_target() {
        assert_eq!(target_of(RequestKind::SwitchType, AssociationType::Referral), Some(AssociationType::Resale));
        assert_eq!(target_of(RequestKind::Unbind, AssociationType::Resale), None);
    }
}
