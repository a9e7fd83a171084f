//! The terms of programmes, certification, specialists and what partners submit, one text a value.

mod development;
mod levels;
mod opportunities;
mod records;

pub use development::{industry, report_state, review_reason};
pub use levels::{level_step, partner_tier};
pub use opportunities::{ho_state, opportunity_incentive_state, po_state};
pub use records::{record_kind, solution_state};

use crate::i18n::{Key, t::program_terms as p};
use crate::ui::Turn;
use domain::api::certification::CertificationStep;
use domain::api::reviews::ReviewKind;
use domain::program::{
    CertificationKind, CompetencyTag, DevelopmentPath, FreezeCause, PlanState, Program, RealNameKind,
};
use domain::rules::certification::certificates::{CertCode, CertLevel, Discount};
use domain::rules::policy_groups::Basis;
use domain::states::membership::MembershipState;
use domain::states::path_stage::PathStage;
use domain::states::reseller_application::ResellerApplicationState;
use domain::states::review::ReviewState;
use domain::states::specialist::SpecialistState;

/// A programme.
pub fn program(value: Program) -> Key {
    match value {
        Program::Pce => p::PROGRAM_PCE,
        Program::Capability => p::PROGRAM_CAPABILITY,
        Program::SolutionProvider => p::PROGRAM_SOLUTION_PROVIDER,
        Program::Distribution => p::PROGRAM_DISTRIBUTION,
        Program::CloudReseller => p::PROGRAM_CLOUD_RESELLER,
        Program::MarketplaceSeller => p::PROGRAM_MARKETPLACE_SELLER,
        Program::MarketplaceService => p::PROGRAM_MARKETPLACE_SERVICE,
        Program::GovCloud => p::PROGRAM_GOV_CLOUD,
        Program::GovSubsidy => p::PROGRAM_GOV_SUBSIDY,
    }
}

/// A development path.
pub fn path(value: DevelopmentPath) -> Key {
    match value {
        DevelopmentPath::Software => p::PATH_SOFTWARE,
        DevelopmentPath::Service => p::PATH_SERVICE,
        DevelopmentPath::Learning => p::PATH_LEARNING,
        DevelopmentPath::SystemIntegration => p::PATH_SYSTEM_INTEGRATION,
        DevelopmentPath::Distributor => p::PATH_DISTRIBUTOR,
    }
}

/// A competency tag.
pub fn competency_tag(value: CompetencyTag) -> Key {
    match value {
        CompetencyTag::CloudAdoption => p::TAG_CLOUD_ADOPTION,
        CompetencyTag::Database => p::TAG_DATABASE,
        CompetencyTag::AscendCloud => p::TAG_ASCEND_CLOUD,
        CompetencyTag::AiPlatform => p::TAG_AI_PLATFORM,
        CompetencyTag::BigData => p::TAG_BIG_DATA,
        CompetencyTag::CloudNative => p::TAG_CLOUD_NATIVE,
        CompetencyTag::AppModernization => p::TAG_APP_MODERNIZATION,
        CompetencyTag::Sap => p::TAG_SAP,
    }
}

/// As whom an account is verified.
pub fn real_name(value: RealNameKind) -> Key {
    match value {
        RealNameKind::None => p::REAL_NAME_NONE,
        RealNameKind::Personal => p::REAL_NAME_PERSONAL,
        RealNameKind::Enterprise => p::REAL_NAME_ENTERPRISE,
    }
}

/// Why an account is frozen.
pub fn freeze_cause(value: FreezeCause) -> Key {
    match value {
        FreezeCause::Closing => p::FREEZE_CLOSING,
        FreezeCause::Arrears => p::FREEZE_ARREARS,
        FreezeCause::PublicSecurity => p::FREEZE_PUBLIC_SECURITY,
        FreezeCause::Violation => p::FREEZE_VIOLATION,
    }
}

/// State of a membership.
pub fn membership_state(value: MembershipState) -> Key {
    match value {
        MembershipState::NotJoined => p::MEMBERSHIP_NOT_JOINED,
        MembershipState::Applying => p::MEMBERSHIP_APPLYING,
        MembershipState::Rejected => p::MEMBERSHIP_REJECTED,
        MembershipState::Joined => p::MEMBERSHIP_JOINED,
        MembershipState::Expiring => p::MEMBERSHIP_EXPIRING,
        MembershipState::Expired => p::MEMBERSHIP_EXPIRED,
        MembershipState::Exited => p::MEMBERSHIP_EXITED,
    }
}

/// Stage on a path.
pub fn path_stage(value: PathStage) -> Key {
    match value {
        PathStage::Available => p::STAGE_AVAILABLE,
        PathStage::Selected => p::STAGE_SELECTED,
        PathStage::RoleReviewing => p::STAGE_ROLE_REVIEWING,
        PathStage::RoleCertified => p::STAGE_ROLE_CERTIFIED,
        PathStage::DifferentiationReviewing => p::STAGE_DIFFERENTIATION_REVIEWING,
        PathStage::Differentiated => p::STAGE_DIFFERENTIATED,
    }
}

/// How far a business plan is.
pub fn plan_state(value: PlanState) -> Key {
    match value {
        PlanState::Missing => p::PLAN_MISSING,
        PlanState::Refused => p::PLAN_REFUSED,
        PlanState::HandedIn => p::PLAN_HANDED_IN,
        PlanState::Accepted => p::PLAN_ACCEPTED,
    }
}

/// Which certification.
pub fn certification_kind(value: CertificationKind) -> Key {
    match value {
        CertificationKind::Role => p::CERTIFICATION_ROLE,
        CertificationKind::Differentiation => p::CERTIFICATION_DIFFERENTIATION,
    }
}

/// What is applied for on a path.
pub fn certification_step(value: CertificationStep) -> Key {
    match value {
        CertificationStep::Role => p::CERTIFICATION_ROLE,
        CertificationStep::Differentiation => p::CERTIFICATION_DIFFERENTIATION,
        CertificationStep::AnnualReview => p::REVIEW_ANNUAL,
    }
}

/// State of a certification review.
pub fn review_state(value: ReviewState) -> Key {
    match value {
        ReviewState::UnderReview => p::REVIEW_UNDER_REVIEW,
        ReviewState::Approved => p::REVIEW_APPROVED,
        ReviewState::Rejected => p::REVIEW_REJECTED,
        ReviewState::Withdrawn => p::REVIEW_WITHDRAWN,
    }
}

/// State of a link.
pub fn specialist_state(value: SpecialistState) -> Key {
    match value {
        SpecialistState::Invited => p::SPECIALIST_INVITED,
        SpecialistState::Expired => p::SPECIALIST_EXPIRED,
        SpecialistState::Bound => p::SPECIALIST_BOUND,
        SpecialistState::Unbound => p::SPECIALIST_UNBOUND,
        SpecialistState::ApplyReviewing => p::SPECIALIST_APPLY_REVIEWING,
        SpecialistState::ApplyRejected => p::SPECIALIST_APPLY_REJECTED,
        SpecialistState::Specialist => p::SPECIALIST_SPECIALIST,
        SpecialistState::CancelReviewing => p::SPECIALIST_CANCEL_REVIEWING,
        SpecialistState::CancelApproved => p::SPECIALIST_CANCEL_APPROVED,
        SpecialistState::CancelledByVendor => p::SPECIALIST_CANCELLED_BY_VENDOR,
    }
}

/// Level of a certificate.
pub fn cert_level(value: CertLevel) -> Key {
    match value {
        CertLevel::Associate => p::LEVEL_ASSOCIATE,
        CertLevel::Professional => p::LEVEL_PROFESSIONAL,
        CertLevel::Expert => p::LEVEL_EXPERT,
    }
}

/// A kind of certificate; the short ones are names. Followed.
pub fn certificate(value: CertCode) -> &'static str {
    match value {
        CertCode::HcieSolutionsArchitect => p::CERT_HCIE_ARCHITECT.get(),
        name => name.as_str(),
    }
}

/// Why a certificate does not count.
pub fn discount(value: Discount) -> Key {
    match value {
        Discount::OtherKind => p::DISCOUNT_OTHER_KIND,
        Discount::EnterpriseAccount => p::DISCOUNT_ENTERPRISE_ACCOUNT,
        Discount::NotVerified => p::DISCOUNT_NOT_VERIFIED,
        Discount::NotBound => p::DISCOUNT_NOT_BOUND,
        Discount::Expired => p::DISCOUNT_EXPIRED,
    }
}

/// What happened to an application that the vendor and a distributor decide.
pub fn application_event(event: &str) -> (Turn, Key) {
    match event {
        "SUBMITTED" => (Turn::Running, p::EVENT_SUBMITTED),
        "INVITED" => (Turn::Done, p::EVENT_INVITED),
        "APPROVE" => (Turn::Done, p::EVENT_PASSED),
        "REJECT" => (Turn::Failed, p::EVENT_REJECTED),
        "WITHDRAW" => (Turn::Closed, p::EVENT_WITHDRAWN),
        _ => (Turn::Running, p::EVENT_OTHER),
    }
}

/// State of a reseller's application.
pub fn reseller_application_state(value: ResellerApplicationState) -> Key {
    match value {
        ResellerApplicationState::VendorReview => p::RESELLER_VENDOR_REVIEW,
        ResellerApplicationState::DistributorReview => p::RESELLER_DISTRIBUTOR_REVIEW,
        ResellerApplicationState::Approved => p::RESELLER_APPROVED,
        ResellerApplicationState::Rejected => p::RESELLER_REJECTED,
        ResellerApplicationState::Withdrawn => p::RESELLER_WITHDRAWN,
    }
}

/// What a version of the policy rests on.
pub fn basis(value: Basis) -> Key {
    match value {
        Basis::Published => p::BASIS_PUBLISHED,
        Basis::OwnDecision => p::BASIS_OWN_DECISION,
    }
}

/// What partners submit to the vendor.
pub fn review_kind(value: ReviewKind) -> Key {
    match value {
        ReviewKind::ProgramApplication => p::REVIEW_PROGRAM_APPLICATION,
        ReviewKind::ProgramRenewal => p::REVIEW_PROGRAM_RENEWAL,
        ReviewKind::LevelUpgrade => p::REVIEW_LEVEL_UPGRADE,
        ReviewKind::RoleCertification => p::REVIEW_ROLE_CERTIFICATION,
        ReviewKind::Differentiation => p::REVIEW_DIFFERENTIATION,
        ReviewKind::AnnualReview => p::REVIEW_ANNUAL,
        ReviewKind::PathApplication => p::REVIEW_PATH_APPLICATION,
        ReviewKind::CustomerReport => p::REVIEW_CUSTOMER_REPORT,
        ReviewKind::SpecialistApplication => p::REVIEW_SPECIALIST_APPLICATION,
        ReviewKind::SpecialistCancellation => p::REVIEW_SPECIALIST_CANCELLATION,
        ReviewKind::OpportunityReview => p::REVIEW_OPPORTUNITY_REVIEW,
        ReviewKind::OpportunityValidation => p::REVIEW_OPPORTUNITY_VALIDATION,
        ReviewKind::ResellerApplication => p::REVIEW_RESELLER_APPLICATION,
        ReviewKind::OpportunityIncentive => p::REVIEW_OPPORTUNITY_INCENTIVE,
        ReviewKind::IncentiveObjection => p::REVIEW_INCENTIVE_OBJECTION,
    }
}
