//! The account that wants to join a programme, as look at it.

use crate::association::{EnterpriseRole, Party};
use crate::money::Money;
use crate::program::{FreezeCause, Program, RealNameKind};
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value};
use serde::{Deserialize, Serialize};

/// The standing of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Applicant {
    /// As whom it is verified, from its account information.
    pub real_name: RealNameKind,
    /// Has it entered the partner network (入驻 HCPN)?
    pub in_hcpn: bool,
    /// Every cause for which it is frozen now.
    pub freezes: Vec<FreezeCause>,
    /// Debt of the account (欠款).
    pub arrears: Money,
    /// Its place in an enterprise.
    pub enterprise_role: EnterpriseRole,
    /// Is it the customer of a partner?
    pub is_subcustomer: bool,
    /// Is it the sub-account of a partner?
    pub is_partner_subaccount: bool,
    /// Cloud resources that are not closed.
    pub open_resources: u32,
    /// Credit accounts with the vendor.
    pub credit_accounts: u32,
    /// Has it consumed anything?
    pub has_consumed: bool,
    /// Did the vendor's sales report it as theirs?
    pub bd_reported: bool,
    /// Does it belong to the vendor's international site? That asks more of who joins.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_international_site: bool,
    /// Programmes that it is in or applying for.
    pub programs: Vec<Program>,
    /// Is it a distributor, whatever has become of its membership? Then it has resellers of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_distributor: bool,
    /// Has it a distributor, whatever has become of its membership? Then it is a reseller.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_distributor: bool,
    /// Programmes that other accounts of the company are in or applying for.
    pub sibling_programs: Vec<Program>,
}

impl Applicant {
    /// An account of the partner network about which nothing else is known: it stands alone, owes nothing, has done nothing
    /// and is in no programme.
    pub fn in_network(real_name: RealNameKind) -> Self {
        Self {
            real_name,
            in_hcpn: true,
            freezes: Vec::new(),
            arrears: Money::cny(0),
            enterprise_role: EnterpriseRole::Standalone,
            is_subcustomer: false,
            is_partner_subaccount: false,
            open_resources: 0,
            credit_accounts: 0,
            has_consumed: false,
            bd_reported: false,
            on_international_site: false,
            programs: Vec::new(),
            is_distributor: false,
            has_distributor: false,
            sibling_programs: Vec::new(),
        }
    }

    /// The account is not in this programme yet.
    pub(super) fn not_in(&self, rule: RuleId, program: Program) -> Condition {
        Condition::flag(rule, Check::AlreadyInPlan, self.programs.contains(&program), false)
            .fix(Party::Partner, Place::JoinedPrograms)
    }

    /// the account is in no programme that excludes this one.
    pub(super) fn in_no_other(&self, program: Program) -> Condition {
        let distributor = self.is_distributor.then_some(Program::Distribution);
        let reseller = self.has_distributor.then_some(Program::CloudReseller);
        let all = self.programs.iter().copied().chain(distributor).chain(reseller);
        let others = in_order(all.filter(|other| program.excludes(*other)));
        Condition::new(RuleId::R24, Check::OtherPlanOnSameAccount, others.is_empty())
            .seen(Value::Programs(others))
            .needed(Needed::Exactly(Value::Programs(Vec::new())))
            .fix(Party::Partner, Place::OtherAccount)
    }

    /// The account is verified as an enterprise.
    pub(super) fn is_enterprise(&self, rule: RuleId) -> Condition {
        Condition::new(rule, Check::EnterpriseRealname, self.real_name == RealNameKind::Enterprise)
            .seen(Value::RealName(self.real_name))
            .needed(Needed::Exactly(Value::RealName(RealNameKind::Enterprise)))
            .fix(Party::Partner, Place::AccountInformation)
    }

    /// The account is not frozen, whatever the cause. What is frozen for arrears alone, the partner lifts by topping up.
    pub(super) fn is_not_frozen(&self, rule: RuleId, check: Check) -> Condition {
        let (by, place) = if self.freezes.iter().all(|cause| *cause == FreezeCause::Arrears) {
            (Party::Partner, Place::Balance)
        } else {
            (Party::Vendor, Place::EcosystemManager)
        };
        Condition::new(rule, check, self.freezes.is_empty())
            .seen(Value::FreezeCauses(in_order(self.freezes.iter().copied())))
            .needed(Needed::Exactly(Value::FreezeCauses(Vec::new())))
            .fix(by, place)
    }
}
