//! The numbers of the policy by name, with the rules that read them and whom they concern.

use crate::association::Party;
use crate::codes;
use crate::rules::verdict::RuleId;

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
        /// New accounts that one general link registers in a business day.
        LinkRegistrations = "association.link_registrations_per_day",
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

impl PolicyNumber {
    /// The rules that read it; none where no rule is asked.
    pub const fn rules(self) -> &'static [RuleId] {
        match self {
            Self::DirectWindow => &[RuleId::R01],
            Self::PreregistrationCap | Self::PreregistrationDays => &[RuleId::R05],
            Self::InvitationDays | Self::LinkRegistrations => &[RuleId::R04],
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
            | Self::LinkRegistrations
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
