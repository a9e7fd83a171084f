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
        let cards = self.programs.iter_mut().flat_map(|card| {
            let renewal = card.renewal.iter_mut().map(|renewal| &mut renewal.verdict);
            let leaving = card.leaving.iter_mut().map(|leaving| &mut leaving.verdict);
            [&mut card.join, &mut card.certificate].into_iter().chain(renewal).chain(leaving)
        });
        cards.chain(std::iter::once(&mut self.level_upgrade.verdict)).collect()
    }
}

impl HoldsVerdicts for Paths {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        let own = self.paths.iter_mut().flat_map(|card| {
            let certificates = card.certificates.iter_mut().map(|one| &mut one.verdict);
            let invitation = card.invitation.iter_mut().map(|invitation| &mut invitation.verdict);
            std::iter::once(&mut card.choice).chain(certificates).chain(invitation)
        });
        own.chain(std::iter::once(&mut self.exit)).collect()
    }
}

impl HoldsVerdicts for Certification {
    fn verdicts(&mut self) -> Vec<&mut Verdict> {
        let again = self.annual_review.iter_mut().map(|again| &mut again.verdict);
        again.chain([&mut self.role, &mut self.differentiation]).collect()
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

    #[test]
    fn the_moment_alone_is_nothing_new_to_a_member() {
        use domain::api::levels::LevelUpgrade;
        use domain::api::program_contacts::ProgramContact;
        use domain::api::programs::{Leaving, ProgramCard};
        use domain::program::{Program, RealNameKind};
        use domain::rules::programs::applicant::Applicant;
        use domain::rules::programs::certificate_download::{
            CertificateDownloadFacts, CertificateOf, certificate_download,
        };
        use domain::rules::programs::join::{Accepted, join};
        use domain::rules::programs::level_upgrade::{LevelUpgradeFacts, level_upgrade};
        use domain::rules::programs::plan_leave::{PlanLeaveFacts, plan_leave};
        use domain::states::membership::MembershipState;
        let member = |later: TimeDelta, resellers: u32| {
            let now = DateTime::from_timestamp(1_795_300_000, 0).unwrap() + later;
            let policy = PolicyHistory::built_in().unwrap().at(now).unwrap().clone();
            let (program, state) = (Program::Distribution, MembershipState::Joined);
            let applicant = Applicant {
                programs: vec![program],
                is_distributor: true,
                ..Applicant::in_network(RealNameKind::Enterprise)
            };
            let leave = PlanLeaveFacts { program, recorded_by_vendor: false, resellers, reseller_applications: 0 };
            let certificate =
                CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until: None };
            let level = LevelUpgradeFacts { in_csp_plan: false, level: None, company_paths: Vec::new() };
            let card = ProgramCard {
                program,
                online: true,
                state,
                level: None,
                applied_at: None,
                joined_at: None,
                valid_until: None,
                reason: None,
                contact: None,
                turn: state.turn(now),
                reseller_application: None,
                actions: Vec::new(),
                join: join(program, &applicant, Accepted::default(), &policy, now),
                certificate: certificate_download(&certificate, &policy, now),
                renewal: None,
                leaving: Some(Box::new(Leaving {
                    verdict: plan_leave(leave, &policy, now),
                    facts: leave,
                    customers: 3,
                    opportunities: 0,
                })),
                version: 1,
            };
            let level_upgrade = LevelUpgrade {
                program: Program::SolutionProvider,
                next: None,
                verdict: level_upgrade(&level, &policy, now),
                facts: level,
                applications: Vec::new(),
                version: 0,
            };
            Programs { applicant, programs: vec![card], own_contact: ProgramContact::default(), level_upgrade }
        };
        let first = member(TimeDelta::zero(), 0);
        assert!(says_the_same(&first, &member(TimeDelta::seconds(5), 0)));
        assert!(!says_the_same(&first, &member(TimeDelta::zero(), 1)));
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
