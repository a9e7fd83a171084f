//! Every number of the policy by name, with the rules that read it and whom it concerns.
//!
//! What the page of the rules shows and compares. A test holds that no number of the data is left out.

use crate::association::Party;
use crate::codes;
use crate::money::{BasisPoints, Money};
use crate::program::{DevelopmentPath, Program};
use crate::rules::certification::certificates::LevelCounts;
use crate::rules::policy::Policy;
use crate::rules::policy_groups::PathRequirement;
use crate::rules::verdict::RuleId;
use chrono::NaiveDate;

codes! {
    /// A number of the policy; its code is where it stands in the data.
    pub enum PolicyNumber {
        /// Days after registration in which a customer may associate directly.
        DirectWindow = "association.direct_window_days",
        /// Open pre-registrations of one partner.
        PreregistrationCap = "association.preregistration_cap",
        /// Days a pre-registration holds.
        PreregistrationDays = "association.preregistration_days",
        /// Days an invitation holds.
        InvitationDays = "association.invitation_days",
        /// Requests of one side within the window.
        MaxRequests = "association.max_requests",
        /// That window.
        RequestWindow = "association.request_window_months",
        /// Days in which the other side can answer.
        AnswerDays = "association.answer_days",
        /// Minutes a verification code holds.
        CodeMinutes = "verification.valid_minutes",
        /// Wrong tries before a code is void.
        CodeTries = "verification.max_tries",
        /// Seconds before another code may be asked for.
        CodeResend = "verification.resend_seconds",
        /// Roles of one member.
        MaxRoles = "organization.max_roles",
        /// Custom roles of one partner.
        MaxCustomRoles = "organization.max_custom_roles",
        /// Customer contacts of one partner.
        MaxContacts = "organization.max_contacts",
        /// Months without incentive after a customer changed partner.
        MovedCustomer = "incentive.moved_customer_months",
        /// Working days within which finance starts an approved payout.
        PaymentDays = "incentive.payment_working_days",
        /// Paths that are chosen by invitation only.
        InvitedPaths = "program.invited_paths",
        /// Does joining a sales tier ask for more?
        StrictJoin = "program.strict_join",
        /// Hours that a link works with which another account is registered.
        RegistrationLinkHours = "program.registration_link_hours",
        /// Paths whose role certification counts for a higher level.
        UpgradePaths = "program.upgrade_paths",
        /// Programmes that have a certificate.
        CertificatePrograms = "program.certificate_programs",
        /// Certificates of two people, by level.
        CertificateSlots = "program.role_certification.certificates.slots",
        /// Certificates that each of the two brings at least.
        CertificatesPerPerson = "program.role_certification.certificates.per_person",
        /// Certified cloud software solutions.
        CertifiedSolutions = "program.role_certification.certified_solutions",
        /// Project specialists of the path.
        PathSpecialists = "program.role_certification.specialists",
        /// A business plan for the path.
        BusinessPlan = "program.role_certification.business_plan",
        /// Competency tags for differentiation.
        DifferentiationTags = "program.differentiation_tags",
        /// Days before its end in which a membership comes to an end.
        EndingDays = "program.ending_days",
        /// Programmes whose memberships all end with the plan year.
        PlanYearPrograms = "program.plan_year_programs",
        /// The month with whose last day the plan year ends.
        PlanYearLastMonth = "program.plan_year_last_month",
        /// Do these memberships renew themselves?
        PlanYearRenewsItself = "program.plan_year_renews_itself",
        /// Months that any other membership holds.
        MembershipMonths = "program.membership_months",
        /// Months that a certification holds.
        CertificationMonths = "program.certification_months",
        /// Days before its end in which a certification can be handed in again.
        CertificationWindow = "program.certification_window_days",
        /// Months that a declaration of relations holds.
        DeclarationMonths = "program.declaration_months",
        /// Invitations of one administrator in a day.
        SpecialistInvitations = "specialist.invitations_per_day",
        /// Days an invitation of an employee holds.
        SpecialistInvitationDays = "specialist.invitation_days",
        /// Paths on which employees are invited.
        InvitingPaths = "specialist.inviting_paths",
        /// Programmes in which employees are invited.
        InvitingPrograms = "specialist.inviting_programs",
        /// Partners within the window from which on an account cannot be invited.
        PartnerLimit = "specialist.partner_limit",
        /// That window.
        PartnerWindow = "specialist.partner_window_months",
        /// Working days in which the vendor validates a shared opportunity.
        ValidationDays = "opportunity.validation_working_days",
        /// Working days in which the partner answers an opportunity.
        AcceptanceDays = "opportunity.acceptance_working_days",
        /// Days after the delivery in which the incentive of an opportunity is applied for.
        IncentiveApplicationDays = "opportunity.incentive_application_days",
        /// Working days in which the partner checks a published amount.
        IncentiveCheckDays = "opportunity.incentive_check_working_days",
        /// The share of an opportunity's cloud revenue.
        IncentiveRate = "opportunity.incentive_rate",
        /// The most that one opportunity is given.
        IncentiveCap = "opportunity.incentive_cap_minor",
        /// Weekdays that are holidays.
        Holidays = "calendar.holidays",
        /// Weekend days that are worked.
        Workdays = "calendar.workdays",
    }
}

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

impl PolicyNumber {
    /// The rules that read it; none where no rule is asked.
    pub const fn rules(self) -> &'static [RuleId] {
        match self {
            Self::DirectWindow => &[RuleId::R01],
            Self::PreregistrationCap | Self::PreregistrationDays => &[RuleId::R05],
            Self::InvitationDays => &[RuleId::R04],
            Self::MaxRequests | Self::RequestWindow => &[RuleId::R07, RuleId::R08, RuleId::R09, RuleId::R10],
            Self::AnswerDays => &[RuleId::R08, RuleId::R09, RuleId::R10],
            Self::MovedCustomer => &[RuleId::R52],
            Self::InvitedPaths => &[RuleId::R21, RuleId::R82],
            Self::StrictJoin => &[RuleId::R22, RuleId::R80],
            Self::EndingDays => &[RuleId::R80],
            Self::UpgradePaths => &[RuleId::R23],
            Self::PlanYearPrograms | Self::PlanYearRenewsItself => &[RuleId::R28, RuleId::R80],
            Self::CertificatePrograms
            | Self::PlanYearLastMonth
            | Self::MembershipMonths
            | Self::CertificationMonths => &[RuleId::R28],
            Self::CertificateSlots | Self::CertificatesPerPerson => {
                &[RuleId::R30, RuleId::R31, RuleId::R32, RuleId::R33, RuleId::R79]
            }
            Self::CertifiedSolutions | Self::PathSpecialists | Self::BusinessPlan => {
                &[RuleId::R31, RuleId::R33, RuleId::R79]
            }
            Self::DifferentiationTags => &[RuleId::R33, RuleId::R79],
            Self::CertificationWindow => &[RuleId::R79],
            Self::SpecialistInvitations | Self::SpecialistInvitationDays | Self::InvitingPrograms => &[RuleId::R34],
            Self::InvitingPaths => &[RuleId::R34, RuleId::R36],
            Self::PartnerLimit | Self::PartnerWindow => &[RuleId::R35],
            Self::MaxRoles => &[RuleId::R61],
            Self::MaxCustomRoles => &[RuleId::R63],
            Self::MaxContacts => &[RuleId::R81],
            Self::ValidationDays => &[RuleId::R71],
            Self::AcceptanceDays => &[RuleId::R72],
            Self::IncentiveApplicationDays | Self::IncentiveCheckDays | Self::IncentiveRate | Self::IncentiveCap => {
                &[RuleId::R77]
            }
            Self::Holidays | Self::Workdays => &[RuleId::R71, RuleId::R72, RuleId::R77],
            Self::CodeMinutes
            | Self::CodeTries
            | Self::CodeResend
            | Self::PaymentDays
            | Self::DeclarationMonths
            | Self::RegistrationLinkHours => &[],
        }
    }

    /// Who notices when it changes.
    pub const fn concerns(self) -> &'static [Party] {
        match self {
            Self::DirectWindow
            | Self::PreregistrationDays
            | Self::InvitationDays
            | Self::MaxRequests
            | Self::RequestWindow
            | Self::AnswerDays => &[Party::Partner, Party::Customer],
            Self::CodeMinutes | Self::CodeTries | Self::CodeResend => &[Party::Partner, Party::Customer],
            Self::CertificateSlots
            | Self::CertificatesPerPerson
            | Self::SpecialistInvitationDays
            | Self::PartnerLimit
            | Self::PartnerWindow => &[Party::Partner, Party::Employee],
            Self::SpecialistInvitations
            | Self::MaxRoles
            | Self::MaxCustomRoles
            | Self::MaxContacts
            | Self::RegistrationLinkHours => &[Party::PartnerAdmin],
            Self::ValidationDays
            | Self::PaymentDays
            | Self::IncentiveRate
            | Self::IncentiveCap
            | Self::Holidays
            | Self::Workdays => &[Party::Partner, Party::Vendor],
            Self::PreregistrationCap
            | Self::MovedCustomer
            | Self::InvitedPaths
            | Self::StrictJoin
            | Self::UpgradePaths
            | Self::CertificatePrograms
            | Self::CertifiedSolutions
            | Self::PathSpecialists
            | Self::BusinessPlan
            | Self::DifferentiationTags
            | Self::EndingDays
            | Self::PlanYearPrograms
            | Self::PlanYearLastMonth
            | Self::PlanYearRenewsItself
            | Self::MembershipMonths
            | Self::CertificationMonths
            | Self::CertificationWindow
            | Self::DeclarationMonths
            | Self::InvitingPaths
            | Self::InvitingPrograms
            | Self::AcceptanceDays
            | Self::IncentiveApplicationDays
            | Self::IncentiveCheckDays => &[Party::Partner],
        }
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
