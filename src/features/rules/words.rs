//! Numbers of the policy in words.

use crate::explain::program_terms::{cert_level, path, program};
use crate::i18n::{Key, day, joined, money, number, percent_of_basis_points, t};
use chrono::NaiveDate;
use domain::program::DevelopmentPath;
use domain::rules::certification::certificates::{CertLevel, LevelCounts};
use domain::rules::difference::Change;
use domain::rules::figures::{Figure, FigureValue, PolicyNumber};

/// What the number is called.
fn number_name(number: PolicyNumber) -> Key {
    use t::rules as r;
    match number {
        PolicyNumber::DirectWindow => r::N_DIRECT_WINDOW,
        PolicyNumber::PreregistrationCap => r::N_PREREGISTRATION_CAP,
        PolicyNumber::PreregistrationDays => r::N_PREREGISTRATION_DAYS,
        PolicyNumber::InvitationDays => r::N_INVITATION_DAYS,
        PolicyNumber::LinkRegistrations => r::N_LINK_REGISTRATIONS,
        PolicyNumber::MaxRequests => r::N_MAX_REQUESTS,
        PolicyNumber::RequestWindow => r::N_REQUEST_WINDOW,
        PolicyNumber::AnswerDays => r::N_ANSWER_DAYS,
        PolicyNumber::CodeMinutes => r::N_CODE_MINUTES,
        PolicyNumber::CodeTries => r::N_CODE_TRIES,
        PolicyNumber::CodeResend => r::N_CODE_RESEND,
        PolicyNumber::MaxRoles => r::N_MAX_ROLES,
        PolicyNumber::MaxCustomRoles => r::N_MAX_CUSTOM_ROLES,
        PolicyNumber::MaxContacts => r::N_MAX_CONTACTS,
        PolicyNumber::MovedCustomer => r::N_MOVED_CUSTOMER,
        PolicyNumber::PaymentDays => r::N_PAYMENT_DAYS,
        PolicyNumber::InvitedPaths => r::N_INVITED_PATHS,
        PolicyNumber::StrictJoin => r::N_STRICT_JOIN,
        PolicyNumber::UpgradePaths => r::N_UPGRADE_PATHS,
        PolicyNumber::CertificatePrograms => r::N_CERTIFICATE_PROGRAMS,
        PolicyNumber::CertificateSlots => r::N_CERTIFICATE_SLOTS,
        PolicyNumber::CertificatesPerPerson => r::N_CERTIFICATES_PER_PERSON,
        PolicyNumber::CertifiedSolutions => r::N_CERTIFIED_SOLUTIONS,
        PolicyNumber::PathSpecialists => r::N_PATH_SPECIALISTS,
        PolicyNumber::BusinessPlan => r::N_BUSINESS_PLAN,
        PolicyNumber::DifferentiationTags => r::N_DIFFERENTIATION_TAGS,
        PolicyNumber::EndingDays => r::N_ENDING_DAYS,
        PolicyNumber::PlanYearPrograms => r::N_PLAN_YEAR_PROGRAMS,
        PolicyNumber::PlanYearLastMonth => r::N_PLAN_YEAR_LAST_MONTH,
        PolicyNumber::PlanYearRenewsItself => r::N_PLAN_YEAR_RENEWS_ITSELF,
        PolicyNumber::MembershipMonths => r::N_MEMBERSHIP_MONTHS,
        PolicyNumber::CertificationMonths => r::N_CERTIFICATION_MONTHS,
        PolicyNumber::CertificationWindow => r::N_CERTIFICATION_WINDOW,
        PolicyNumber::DeclarationMonths => r::N_DECLARATION_MONTHS,
        PolicyNumber::RegistrationLinkHours => r::N_REGISTRATION_LINK_HOURS,
        PolicyNumber::SpecialistInvitations => r::N_SPECIALIST_INVITATIONS,
        PolicyNumber::SpecialistInvitationDays => r::N_SPECIALIST_INVITATION_DAYS,
        PolicyNumber::InvitingPaths => r::N_INVITING_PATHS,
        PolicyNumber::InvitingPrograms => r::N_INVITING_PROGRAMS,
        PolicyNumber::PartnerLimit => r::N_PARTNER_LIMIT,
        PolicyNumber::PartnerWindow => r::N_PARTNER_WINDOW,
        PolicyNumber::ValidationDays => r::N_VALIDATION_DAYS,
        PolicyNumber::AcceptanceDays => r::N_ACCEPTANCE_DAYS,
        PolicyNumber::IncentiveApplicationDays => r::N_INCENTIVE_APPLICATION_DAYS,
        PolicyNumber::IncentiveCheckDays => r::N_INCENTIVE_CHECK_DAYS,
        PolicyNumber::IncentiveRate => r::N_INCENTIVE_RATE,
        PolicyNumber::IncentiveCap => r::N_INCENTIVE_CAP,
        PolicyNumber::Holidays => r::N_HOLIDAYS,
        PolicyNumber::Workdays => r::N_WORKDAYS,
    }
}

/// The name, with the path where each path has its own.
pub(super) fn name(number: PolicyNumber, on: Option<DevelopmentPath>) -> String {
    let name = number_name(number).get();
    match on {
        Some(on) => t::rules::of_path(name, path(on).get()),
        None => name.to_owned(),
    }
}

/// "An invitation holds: 15 days".
pub(super) fn sentence(figure: &Figure) -> String {
    t::rules::figure(name(figure.number, figure.path), value(&figure.value))
}

/// The value with its unit.
pub(super) fn value(value: &FigureValue) -> String {
    match value {
        FigureValue::Nothing => t::rules::ABSENT.get().to_owned(),
        FigureValue::Count(count) => number(*count),
        FigureValue::Days(days) => t::terms::days(*days),
        FigureValue::WorkingDays(days) => t::rules::working_days(*days),
        FigureValue::Months(months) => t::rules::months(*months),
        FigureValue::Hours(hours) => t::rules::hours(*hours),
        FigureValue::Minutes(minutes) => t::rules::minutes(*minutes),
        FigureValue::Seconds(seconds) => t::rules::seconds(*seconds),
        FigureValue::Flag(true) => t::terms::YES.get().to_owned(),
        FigureValue::Flag(false) => t::terms::NO.get().to_owned(),
        FigureValue::Rate(rate) => percent_of_basis_points(rate.0.into()),
        FigureValue::Amount(amount) => money(amount.minor, amount.currency.as_str()),
        FigureValue::Levels(counts) => levels(*counts),
        FigureValue::Paths(paths) => list(paths.iter().map(|one| path(*one).get().to_owned())),
        FigureValue::Programs(programs) => list(programs.iter().map(|one| program(*one).get().to_owned())),
        // A year's calendar is read in the difference; here it is enough how many there are.
        FigureValue::Dates(days) => t::terms::days(days.len()),
    }
}

/// What was and what is; of a calendar only the days that came or went.
pub(super) fn before_and_after(change: &Change) -> (String, String) {
    let words = |side: &Option<FigureValue>| side.as_ref().map_or_else(|| value(&FigureValue::Nothing), value);
    match (&change.before, &change.after) {
        (Some(FigureValue::Dates(before)), Some(FigureValue::Dates(after))) => {
            let (gone, new) = (without(before, after), without(after, before));
            let side = |all: &[NaiveDate], extra: String| format!("{} · {extra}", t::terms::days(all.len()));
            (side(before, t::rules::removed(gone)), side(after, t::rules::added(new)))
        }
        (before, after) => (words(before), words(after)),
    }
}

fn without(days: &[NaiveDate], others: &[NaiveDate]) -> String {
    let extra: Vec<_> = days.iter().copied().filter(|one| !others.contains(one)).collect();
    // Lines break between days, not inside one.
    let whole = |one: NaiveDate| day(one).replace('-', "\u{2011}");
    list(extra.chunk_by(|one, next| one.succ_opt() == Some(*next)).filter_map(|run| match run {
        [] => None,
        [only] => Some(whole(*only)),
        [first, .., last] => Some(t::rules::from_to(whole(*first), whole(*last))),
    }))
}

fn levels(counts: LevelCounts) -> String {
    let asked = CertLevel::ALL.iter().rev().filter(|level| counts.of(**level) > 0);
    list(asked.map(|level| t::rules::level_count(counts.of(*level), cert_level(*level).get())))
}

/// Several in one line; "none" when there are none.
fn list(words: impl Iterator<Item = String>) -> String {
    Some(joined(words)).filter(|line| !line.is_empty()).unwrap_or_else(|| t::terms::NONE.get().to_owned())
}
