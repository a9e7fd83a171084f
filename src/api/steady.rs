//! Answers that hold verdicts: each reading gives these another moment, which alone is nothing new.

use chrono::DateTime;
use domain::api::certification::Certification;
use domain::api::opportunities::OpportunityDetail;
use domain::api::programs::{Paths, Programs};
use domain::rules::verdict::{Value, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

use super::fetch::Fetch;

/// An answer that holds verdicts.
pub trait HoldsVerdicts: Clone + PartialEq + Send + Sync + 'static {
    /// All of them.
    fn verdicts(&mut self) -> Vec<&mut Verdict>;
}

impl HoldsVerdicts for Programs {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        let cards = self.programs.iter_mut().flat_map(|card| [&mut card.join, &mut card.certificate]);
        cards.chain(std::iter::once(&mut self.level_upgrade.verdict)).collect()
    }
}

impl HoldsVerdicts for Paths {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        let own = self.paths.iter_mut().flat_map(|card| {
            let certificates = card.certificates.iter_mut().map(|one| &mut one.verdict);
            std::iter::once(&mut card.choice).chain(certificates)
        });
        own.chain(std::iter::once(&mut self.exit)).collect()
    }
}

impl HoldsVerdicts for Certification {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        vec![&mut self.role, &mut self.differentiation]
    }
}

impl HoldsVerdicts for OpportunityDetail {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        let offer = self.incentive.as_mut().map(|offer| &mut offer.verdict);
        self.submission.iter_mut().chain(offer).collect()
    }
}

/// Do both say the same, whenever they were asked?
fn says_the_same<T: HoldsVerdicts>(one: &T, other: &T) -> bool {
    let (mut one, mut other) = (one.clone(), other.clone());
    one.verdicts().into_iter().chain(other.verdicts()).for_each(forget_moment);
    one == other
}

/// A condition of being in time sees the moment itself.
fn forget_moment(verdict: &mut Verdict) {
    let at = std::mem::replace(&mut verdict.evaluated_at, DateTime::UNIX_EPOCH);
    for seen in verdict.conditions.iter_mut().filter_map(|condition| condition.seen.as_mut()) {
        if *seen == Value::At(at) {
            *seen = Value::At(DateTime::UNIX_EPOCH);
        }
    }
}

impl<T: HoldsVerdicts> Fetch<T> {
    /// The answer for what is drawn from it: reading the same again draws nothing anew, and takes no focus away.
    pub fn steady(self) -> Memo<Option<Arc<T>>> {
        Memo::new_with_compare(
            move |_| self.get(),
            |before, after| match (before.and_then(Option::as_deref), after.and_then(Option::as_deref)) {
                (Some(before), Some(after)) => !says_the_same(before, after),
                (before, after) => before.is_some() != after.is_some(),
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, Utc};
    use domain::money::{Currency, Money};
    use domain::rules::opportunities::incentive::{IncentiveApplicationFacts, incentive_application};
    use domain::rules::policy::PolicyHistory;
    use domain::rules::programs::path_exit::{PathExitFacts, path_exit};

    fn paths(facts: PathExitFacts, later: TimeDelta) -> Paths {
        let at = DateTime::from_timestamp(1_795_300_000, 0).unwrap() + later;
        let policy = PolicyHistory::built_in().unwrap().at(at).unwrap().clone();
        Paths { paths: Vec::new(), exit: path_exit(&facts, &policy, at), exit_facts: facts, records: Vec::new() }
    }

    #[test]
    fn the_moment_alone_is_nothing_new() {
        let (none, one) = (PathExitFacts::default(), PathExitFacts { test_coupons: 1, ..PathExitFacts::default() });
        let first = paths(none.clone(), TimeDelta::zero());
        let again = paths(none, TimeDelta::seconds(5));
        assert_ne!(first, again);
        assert!(says_the_same(&first, &again));
        assert!(!says_the_same(&first, &paths(one, TimeDelta::zero())));
    }

    /// What depends on a deadline alone.
    #[derive(Clone, PartialEq)]
    struct InTime(Verdict);

    impl HoldsVerdicts for InTime {
        fn verdicts(&mut self) -> Vec<&mut Verdict> {
            vec![&mut self.0]
        }
    }

    #[test]
    fn a_deadline_that_passes_is_new_and_the_moment_before_it_is_not() {
        let delivered = DateTime::from_timestamp(1_795_300_000, 0).unwrap();
        let history = PolicyHistory::built_in().unwrap();
        let policy = history.at(delivered).unwrap();
        let facts = IncentiveApplicationFacts {
            in_pce_plan: true,
            state: domain::states::po::PoState::Delivered,
            delivered_at: Some(delivered),
            refused_at: None,
            cloud_revenue: Money::new(1_000_000, Currency::Cny),
            applied_for: false,
        };
        let at = |now: DateTime<Utc>| InTime(incentive_application(facts, policy, &history, now));
        let days = |days: i64| delivered + TimeDelta::days(days);
        assert_ne!(at(days(1)).0, at(days(2)).0);
        assert!(says_the_same(&at(days(1)), &at(days(2))));
        assert!(!says_the_same(&at(days(1)), &at(days(400))));
    }
}
