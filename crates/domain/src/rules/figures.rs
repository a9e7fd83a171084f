//! Every number of one version of the policy, with its value.
//!
//! What the page of the rules shows and compares. A test holds that no number of the data is left out.

use crate::money::{BasisPoints, Money};
use crate::program::{DevelopmentPath, Program};
use crate::rules::certification::certificates::LevelCounts;
use crate::rules::policy::Policy;
use crate::rules::policy_groups::PathRequirement;
use chrono::NaiveDate;

pub use super::policy_number::PolicyNumber;

/// A value with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// Nothing is asked for.
    Nothing,
    /// A number of things.
    Count(u32),
    /// Days of 24 hours.
    Days(u32),
    /// Working days.
    WorkingDays(u32),
    /// Calendar months.
    Months(u32),
    /// Hours.
    Hours(u32),
    /// Minutes.
    Minutes(u32),
    /// Seconds.
    Seconds(u32),
    /// Yes or no.
    Flag(bool),
    /// A share.
    Rate(BasisPoints),
    /// An amount of money.
    Amount(Money),
    /// Certificates by level.
    Levels(LevelCounts),
    /// Development paths.
    Paths(Vec<DevelopmentPath>),
    /// Programmes.
    Programs(Vec<Program>),
    /// Days of the calendar.
    Dates(Vec<NaiveDate>),
}

/// One number of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub number: PolicyNumber,
    /// On which path, for numbers that each path has for itself.
    pub path: Option<DevelopmentPath>,
    /// Its value.
    pub value: FigureValue,
}

impl Figure {
    const fn new(number: PolicyNumber, value: FigureValue) -> Self {
        Self { number, path: None, value }
    }

    /// Is it the same number, whatever its value?
    pub fn is_same_number(&self, other: &Self) -> bool {
        (self.number, self.path) == (other.number, other.path)
    }
}

/// Every number of this version, in the order of the data.
pub fn figures(policy: &Policy) -> Vec<Figure> {
    use FigureValue as V;
    use PolicyNumber as N;
    let (association, verification, incentive) = (&policy.association, &policy.verification, &policy.incentive);
    let (program, specialist, opportunity) = (&policy.program, &policy.specialist, &policy.opportunity);
    let before_paths = [
        Figure::new(N::DirectWindow, V::Days(association.direct_window_days)),
        Figure::new(N::PreregistrationCap, V::Count(association.preregistration_cap)),
        Figure::new(N::PreregistrationDays, V::Days(association.preregistration_days)),
        Figure::new(N::InvitationDays, V::Days(association.invitation_days)),
        Figure::new(N::LinkRegistrations, V::Count(association.link_registrations_per_day)),
        Figure::new(N::MaxRequests, V::Count(association.max_requests)),
        Figure::new(N::RequestWindow, V::Months(association.request_window_months)),
        Figure::new(N::AnswerDays, V::Days(association.answer_days)),
        Figure::new(N::CodeMinutes, V::Minutes(verification.valid_minutes)),
        Figure::new(N::CodeTries, V::Count(verification.max_tries)),
        Figure::new(N::CodeResend, V::Seconds(verification.resend_seconds)),
        Figure::new(N::MaxRoles, V::Count(policy.organization.max_roles)),
        Figure::new(N::MaxCustomRoles, V::Count(policy.organization.max_custom_roles)),
        Figure::new(N::MaxContacts, V::Count(policy.organization.max_contacts)),
        Figure::new(N::MovedCustomer, V::Months(incentive.moved_customer_months)),
        Figure::new(N::PaymentDays, V::WorkingDays(incentive.payment_working_days)),
        Figure::new(N::InvitedPaths, V::Paths(program.invited_paths.clone())),
        Figure::new(N::StrictJoin, V::Flag(program.strict_join)),
        Figure::new(N::RegistrationLinkHours, V::Hours(program.registration_link_hours)),
        Figure::new(N::UpgradePaths, V::Paths(program.upgrade_paths.clone())),
        Figure::new(N::CertificatePrograms, V::Programs(program.certificate_programs.clone())),
    ];
    let after_paths = [
        Figure::new(N::DifferentiationTags, V::Count(program.differentiation_tags)),
        Figure::new(N::EndingDays, V::Days(program.ending_days)),
        Figure::new(N::PlanYearPrograms, V::Programs(program.plan_year_programs.clone())),
        Figure::new(N::PlanYearLastMonth, V::Count(program.plan_year_last_month)),
        Figure::new(N::PlanYearRenewsItself, V::Flag(program.plan_year_renews_itself)),
        Figure::new(N::MembershipMonths, V::Months(program.membership_months)),
        Figure::new(N::CertificationMonths, V::Months(program.certification_months)),
        Figure::new(N::CertificationWindow, V::Days(program.certification_window_days)),
        Figure::new(N::DeclarationMonths, V::Months(program.declaration_months)),
        Figure::new(N::SpecialistInvitations, V::Count(specialist.invitations_per_day)),
        Figure::new(N::SpecialistInvitationDays, V::Days(specialist.invitation_days)),
        Figure::new(N::InvitingPaths, V::Paths(specialist.inviting_paths.clone())),
        Figure::new(N::InvitingPrograms, V::Programs(specialist.inviting_programs.clone())),
        Figure::new(N::PartnerLimit, V::Count(specialist.partner_limit)),
        Figure::new(N::PartnerWindow, V::Months(specialist.partner_window_months)),
        Figure::new(N::ValidationDays, V::WorkingDays(opportunity.validation_working_days)),
        Figure::new(N::AcceptanceDays, V::WorkingDays(opportunity.acceptance_working_days)),
        Figure::new(N::IncentiveApplicationDays, V::Days(opportunity.incentive_application_days)),
        Figure::new(N::IncentiveCheckDays, V::WorkingDays(opportunity.incentive_check_working_days)),
        Figure::new(N::IncentiveRate, V::Rate(opportunity.incentive_rate)),
        Figure::new(N::IncentiveCap, V::Amount(Money::cny(opportunity.incentive_cap_minor))),
        Figure::new(N::Holidays, V::Dates(policy.calendar.holidays.clone())),
        Figure::new(N::Workdays, V::Dates(policy.calendar.workdays.clone())),
    ];
    let of_paths = program.role_certification.iter().flat_map(of_path);
    before_paths.into_iter().chain(of_paths).chain(after_paths).collect()
}

fn of_path(asked: &PathRequirement) -> [Figure; 5] {
    let figure = |number, value| Figure { number, path: Some(asked.path), value };
    let (slots, per_person) = asked.certificates.map_or((FigureValue::Nothing, FigureValue::Nothing), |certificates| {
        (FigureValue::Levels(certificates.slots), FigureValue::Count(certificates.per_person))
    });
    [
        figure(PolicyNumber::CertificateSlots, slots),
        figure(PolicyNumber::CertificatesPerPerson, per_person),
        figure(PolicyNumber::CertifiedSolutions, FigureValue::Count(asked.certified_solutions)),
        figure(PolicyNumber::PathSpecialists, FigureValue::Count(asked.specialists)),
        figure(PolicyNumber::BusinessPlan, FigureValue::Flag(asked.business_plan)),
    ]
}
