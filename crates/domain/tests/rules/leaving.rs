//! who may leave a programme, asked by the partner and recorded by the vendor.

use super::support::{now, policy, unmet};
use domain::program::Program;
use domain::rules::programs::plan_leave::{PlanLeaveFacts, plan_leave};
use domain::rules::verdict::Check;

fn facts(program: Program) -> PlanLeaveFacts {
    PlanLeaveFacts { program, recorded_by_vendor: false, resellers: 0, reseller_applications: 0 }
}

#[test]
fn a_partner_leaves_what_it_joined_here_and_resellers_leave_off_line() {
    for program in Program::ALL {
        let off_line = [Program::CloudReseller, Program::GovCloud, Program::GovSubsidy].contains(program);
        let asked = plan_leave(facts(*program), &policy(), now());
        assert_eq!(unmet(&asked), if off_line { vec![Check::LeaveOffLine] } else { vec![] }, "{program}");
        let recorded = PlanLeaveFacts { recorded_by_vendor: true, ..facts(*program) };
        assert!(plan_leave(recorded, &policy(), now()).allowed(), "{program}");
    }
}

#[test]
fn a_distributor_leaves_after_its_last_reseller_whoever_asks() {
    for recorded_by_vendor in [false, true] {
        let of = |resellers, reseller_applications| PlanLeaveFacts {
            recorded_by_vendor,
            resellers,
            reseller_applications,
            ..facts(Program::Distribution)
        };
        assert_eq!(unmet(&plan_leave(of(1, 0), &policy(), now())), [Check::HasResellers]);
        assert_eq!(
            unmet(&plan_leave(of(3, 1), &policy(), now())),
            [Check::HasResellers, Check::ResellerApplicationsWait]
        );
        assert!(plan_leave(of(0, 0), &policy(), now()).allowed());
    }
}
