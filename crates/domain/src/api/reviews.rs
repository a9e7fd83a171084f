//! The operator's console: everything that the vendor reviews, in one queue.

use super::programs::Leaving;
use crate::codes;
use crate::ids::{ReviewId, TenantId};
use crate::money::Money;
use crate::program::Program;
use crate::states::review::{ReviewEvent, ReviewState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use super::review_detail::{ReviewDetail, ReviewReceipt};

codes! {
    /// What partners submit to the vendor.
    pub enum ReviewKind {
        /// 加入伙伴计划 (P-40); the subject is the programme's code.
        ProgramApplication = "PROGRAM_APPLICATION",
        /// 续期 (SM-10); the subject is the programme's code.
        ProgramRenewal = "PROGRAM_RENEWAL",
        /// 提升等级 (P-40b); the subject is the programme's code.
        LevelUpgrade = "LEVEL_UPGRADE",
        /// 角色认证 (P-42); the subject is the path's code.
        RoleCertification = "ROLE_CERTIFICATION",
        /// 差异化认证 (P-42); the subject is the path's code.
        Differentiation = "DIFFERENTIATION",
        /// 年度复核 (SM-11); the subject is the path's code.
        AnnualReview = "ANNUAL_REVIEW",
        /// 申请发展路径的邀请 (P-41, R-82); the subject is the path's code.
        PathApplication = "PATH_APPLICATION",
        /// 申请项目专员 (P-52); the subject is the specialist.
        SpecialistApplication = "SPECIALIST_APPLICATION",
        /// 取消项目专员 (P-52); the subject is the specialist.
        SpecialistCancellation = "SPECIALIST_CANCELLATION",
        /// 共享给华为 (P-50), the review; the subject is the opportunity.
        OpportunityReview = "OPPORTUNITY_REVIEW",
        /// 共享给华为 (P-50), the validation; the subject is the opportunity.
        OpportunityValidation = "OPPORTUNITY_VALIDATION",
        /// 云经销商合作申请 (P-60); the subject is the application.
        ResellerApplication = "RESELLER_APPLICATION",
        /// 机会点激励申请 (P-51); the subject is the application.
        OpportunityIncentive = "OPPORTUNITY_INCENTIVE",
        /// 激励公示异议 (P-51): agreeing is another amount, refusing keeps it; the subject is the application.
        IncentiveObjection = "INCENTIVE_OBJECTION",
        /// 报备客户 (P-23, R-05); the subject is the report.
        CustomerReport = "CUSTOMER_REPORT",
    }
}

/// `GET /v2/operator/reviews`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ReviewQuery {
    /// Only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ReviewState>,
    /// Only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ReviewKind>,
    /// A part of the applicant's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the queue: what waits first, the oldest at the top; then what is decided, the newest at the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reviews {
    /// How many match.
    pub count: u64,
    /// How many wait for the vendor, whatever was asked for.
    pub waiting: u64,
    /// This page.
    pub reviews: Vec<Review>,
}

/// One submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// Which.
    pub review_id: ReviewId,
    /// What was submitted.
    pub kind: ReviewKind,
    /// Its id or code in the applicant's account.
    pub subject_id: String,
    /// A name of the subject that people wrote; empty where the code says it.
    pub title: String,
    /// Name of the partner account, in Chinese.
    pub applicant_zh: String,
    /// The same in English.
    pub applicant_en: String,
    /// Who sent it, by display name.
    pub submitted_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub submitted_at: DateTime<Utc>,
    /// State.
    pub state: ReviewState,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
    /// What the operator can do now.
    pub actions: Vec<ReviewEvent>,
    /// The reason given with the decision.
    pub reason: Option<String>,
    /// What ended it without the vendor's answer; absent while it waits, and when the vendor answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<ReviewEvent>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `POST /v2/operator/reviews/{review_id}/approve` and `/reject`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReviewAnswer {
    /// Why, 1 to 500 characters; needed to refuse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The other amount that an objection is settled with; needed to agree to one, and for nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// `GET /v2/operator/partners`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PartnerQuery {
    /// A part of the name, in either language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

/// Partner accounts by name, at most fifty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerAccounts {
    /// The accounts.
    pub partners: Vec<PartnerAccount>,
}

/// One partner account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerAccount {
    /// Which.
    pub partner_id: TenantId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
}

/// `POST /v2/operator/program-applications`: an application that came on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPaperApplication {
    /// Whose.
    pub partner_id: TenantId,
    /// For which programme; one that is joined off line.
    pub program: Program,
}

/// `GET /v2/operator/partners/{partner_id}/memberships`: what a partner is a member of, to record its leaving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerMemberships {
    /// In the order of the programmes.
    pub memberships: Vec<PartnerMembership>,
}

/// One membership of a partner's, as the vendor sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerMembership {
    /// In which programme.
    pub program: Program,
    /// May its leaving be recorded, and what stays behind.
    pub leaving: Leaving,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `POST /v2/operator/program-exits`: a partner left a programme off line (domain.md 1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PaperExit {
    /// Whose membership.
    pub partner_id: TenantId,
    /// In which programme.
    pub program: Program,
    /// Why; the partner reads it.
    pub reason: String,
}

/// The vendor ends something of a partner's after it was approved: an opportunity (SM-9), a specialist (SM-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VendorCancellation {
    /// Whose.
    pub partner_id: TenantId,
    /// Why; the partner reads it.
    pub reason: String,
}
