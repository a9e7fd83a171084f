//! The words of an address that switch a fact on, and what a reader reads beside their boxes.

use super::certificates::PEOPLE;
use super::fields::{Input, Word};
use crate::api::names;
use crate::explain::{self, program_terms};
use crate::i18n::{Key, t, t::organization as o, t::rules as r, t::specialists as s};
use crate::ui::Choice;
use domain::organization::PresetRole;
use domain::permission::PermissionGroup;
use domain::program::{DevelopmentPath, PartnerTier, PlanState, Program};
use domain::rules::opportunities::deadlines::HoAnswer;
use domain::rules::organization::MemberOperation;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::membership::MembershipState;
use domain::states::specialist::SpecialistState;

type Words = &'static [(&'static str, Key)];

/// What joining asks an account to be, at its beginning and later.
pub(super) const ACCOUNT: Words = &[
    ("csp", r::FACT_CSP),
    ("distribution", r::FACT_DISTRIBUTION),
    ("reseller", r::FACT_RESELLER),
    ("tied", r::FACT_TIED),
    ("pce", r::FACT_PCE),
    ("subsidy", r::FACT_SUBSIDY),
    ("other", r::FACT_OTHER),
    ("subcustomer", r::FACT_SUBCUSTOMER),
    ("frozen", r::FACT_FROZEN),
    ("arrears", r::FACT_ARREARS),
    ("master", r::FACT_MASTER),
    ("abroad", r::FACT_ABROAD),
    ("personal", r::FACT_PERSONAL),
];

/// What it must not bring along.
pub(super) const PAST: Words = &[
    ("resources", r::FACT_RESOURCES),
    ("credit", r::FACT_CREDIT),
    ("consumed", r::FACT_CONSUMED),
    ("reported", r::FACT_REPORTED),
];

pub(super) const IN_IT: Words = &[("in", r::FACT_IN)];
pub(super) const IN_CSP: Words = &[("csp", r::FACT_CSP)];

pub(super) const CHOOSING: Words =
    &[("on_path", r::FACT_ON_PATH), ("sibling", r::FACT_SIBLING_ON_PATH), ("invited", r::FACT_INVITED)];

pub(super) const CO_SELL: Words =
    &[("enterprise", r::FACT_ENTERPRISE), ("hcpn", r::FACT_HCPN), ("pce", r::FACT_PCE), ("reseller", r::FACT_RESELLER)];

pub(super) const ACCEPTED: Words = &[("terms", r::FACT_TERMS), ("commitments", r::FACT_COMMITMENTS)];

pub(super) const STANDING: Words = &[
    ("enterprise", r::FACT_ENTERPRISE),
    ("frozen", r::FACT_FROZEN),
    ("subsidy", r::FACT_SUBSIDY),
    ("sibling", r::FACT_SIBLING),
    ("subaccount", r::FACT_SUBACCOUNT),
];

pub(super) const RECEIVING: Words =
    &[("pce", r::FACT_PCE), ("confirmed", r::FACT_CONFIRMED), ("offering", r::FACT_OFFERING)];

pub(super) const RECORDS: Words = &[
    ("plan", r::HAS_PLAN),
    ("role", r::HAS_ROLE),
    ("differentiation", r::HAS_DIFFERENTIATION),
    ("solution", r::HAS_SOLUTION),
    ("advanced", r::HAS_ADVANCED),
    ("coupon", r::HAS_COUPON),
    ("voucher", r::HAS_VOUCHER),
    ("mdf", r::HAS_MDF),
    ("fh", r::HAS_FH),
    ("delivery", r::HAS_DELIVERY),
];

pub(super) const REVIEW_WAITS: Words = &[("waiting", r::FACT_REVIEW_WAITS)];
pub(super) const RENEWAL_WAITS: Words = &[("waiting", r::FACT_RENEWAL_WAITS)];
pub(super) const LEAVING: Words = &[("recorded", r::FACT_RECORDED)];
pub(super) const INVITER: Words = &[("admin", r::FACT_ADMIN), ("hcpn", r::FACT_HCPN)];

pub(super) const TARGET: Words =
    &[("enterprise", r::FACT_ENTERPRISE), ("another", r::FACT_LINKED_TO_ANOTHER), ("partner", r::FACT_IS_PARTNER)];

pub(super) const PROJECT: Words = &[("own", r::FACT_OWN_PROJECT), ("vendor", r::FACT_VENDOR_PROJECT)];
pub(super) const MEMBER: Words = &[("primary", r::FACT_PRIMARY), ("self", r::FACT_SELF)];
pub(super) const LOGIN: Words =
    &[("primary", r::FACT_LOGIN_PRIMARY), ("custom", r::FACT_GRANTED_BY_CUSTOM), ("first", r::FACT_FIRST_PASSWORD)];
pub(super) const APPLICATION_WAITS: Words = &[("waiting", r::FACT_PATH_APPLICATION_WAITS)];
pub(super) const PRESET: Words = &[("preset", r::FACT_PRESET)];

pub(super) const SHARING: Words = &[
    ("pce", r::FACT_PCE),
    ("driven", r::FACT_DRIVEN),
    ("budget", r::FACT_BUDGET),
    ("authority", r::FACT_AUTHORITY),
    ("need", r::FACT_NEED),
    ("timing", r::FACT_TIMING),
];

pub(super) const REASON: Words = &[("reason", r::FACT_REASON)];
pub(super) const INCENTIVE: Words = &[("pce", r::FACT_PCE), ("applied", r::FACT_APPLIED)];

/// Those of an example, by their letters.
pub(super) fn people() -> Vec<Word> {
    PEOPLE.map(|letter| (letter, (move || r::person_name(letter)).into())).to_vec()
}

/// The preset roles.
pub(super) fn roles() -> Vec<Word> {
    PresetRole::ALL.iter().map(|one| (one.as_str(), explain::role(*one).into())).collect()
}

/// Rights of partner staff, branch by branch; those that no custom role can have are among them.
pub(super) fn rights() -> Vec<Input> {
    let branch = |group: &PermissionGroup| {
        let rights = group.permissions().iter().map(|one| (one.as_str(), names::permission(*one).into()));
        Input::Group { list: "rights", legend: branch_name(*group), words: rights.collect() }
    };
    PermissionGroup::ALL.iter().map(branch).collect()
}

const fn branch_name(group: PermissionGroup) -> Key {
    match group {
        PermissionGroup::Basics => o::GROUP_BASICS,
        PermissionGroup::Customers => o::GROUP_CUSTOMERS,
        PermissionGroup::Incentives => o::GROUP_INCENTIVES,
        PermissionGroup::Opportunities => o::GROUP_OPPORTUNITIES,
        PermissionGroup::Resellers => o::GROUP_RESELLERS,
        PermissionGroup::Organization => o::GROUP_ORGANIZATION,
    }
}

/// Every right of partner staff.
pub(super) fn permissions() -> Vec<Choice> {
    let all = PermissionGroup::ALL.iter().flat_map(|group| group.permissions());
    all.map(|one| Choice::new(one.as_str(), names::permission(*one))).collect()
}

/// What is done to a member's account.
pub(super) fn member_operations() -> Vec<Choice> {
    let named = |one: &MemberOperation| {
        let label = match one {
            MemberOperation::Change => r::MEMBER_CHANGE,
            MemberOperation::ResetPassword => o::RESET_PASSWORD,
        };
        Choice::new(one.as_str(), label)
    };
    MemberOperation::ALL.iter().map(named).collect()
}

/// What is done with a custom role.
pub(super) fn role_operations() -> Vec<Choice> {
    vec![Choice::new("KEEP", r::ROLE_KEEP), Choice::new("DELETE", r::ROLE_DELETE)]
}

/// What is done with an employee's link.
pub(super) fn operations() -> Vec<Choice> {
    let named = |one: &SpecialistOperation| {
        let label = match one {
            SpecialistOperation::Resend => s::RESEND,
            SpecialistOperation::Apply => s::APPLY,
            SpecialistOperation::Cancel => s::CANCEL_SPECIALIST,
            SpecialistOperation::WithdrawCancel => s::WITHDRAW_CANCEL,
            SpecialistOperation::Unbind => s::UNBIND,
        };
        Choice::new(one.as_str(), label)
    };
    SpecialistOperation::ALL.iter().map(named).collect()
}

/// The answers to an opportunity of the vendor.
pub(super) fn answers() -> Vec<Choice> {
    let named = |one: &HoAnswer| {
        let label = match one {
            HoAnswer::Accept => t::opportunities::ACCEPT,
            HoAnswer::Decline => t::opportunities::DECLINE,
        };
        Choice::new(one.as_str(), label)
    };
    HoAnswer::ALL.iter().map(named).collect()
}

/// Every development path.
pub(super) fn paths() -> Vec<Choice> {
    DevelopmentPath::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::path(*one))).collect()
}

/// How far a business plan is.
pub(super) fn plans() -> Vec<Choice> {
    PlanState::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::plan_state(*one))).collect()
}

/// The levels of a partner, and none.
pub(super) fn levels() -> Vec<Choice> {
    let levels = PartnerTier::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::partner_tier(*one)));
    std::iter::once(Choice::new("", t::terms::NONE)).chain(levels).collect()
}

/// The programmes of this kind.
pub(super) fn programs(of: fn(Program) -> bool) -> Vec<Choice> {
    let all = Program::ALL.iter().copied().filter(|one| of(*one));
    all.map(|one| Choice::new(one.as_str(), program_terms::program(one))).collect()
}

/// Where an account can stand with a programme.
pub(super) fn memberships() -> Vec<Choice> {
    MembershipState::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::membership_state(*one))).collect()
}

/// Where a link can stand.
pub(super) fn specialist_states() -> impl Iterator<Item = Choice> {
    SpecialistState::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::specialist_state(*one)))
}
