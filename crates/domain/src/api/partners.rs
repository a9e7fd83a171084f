//! The operator's console: the partners, and what the vendor decides about each of its own accord.

use crate::api::capabilities::HeldTag;
use crate::api::companies::PartnerCompany;
use crate::api::opportunities::Opportunity;
use crate::api::program_contacts::ProgramContact;
use crate::api::specialists::Specialist;
use crate::api::vendor_grants::{PartnerManager, PartnerQuotas};
use crate::api::vendor_records::{PartnerRecord, PartnerStanding};
use crate::codes;
use crate::ids::{MemberId, TenantId};
use crate::organization::{PartnerType, PresetRole};
use crate::program::{CompetencyTag, DevelopmentPath, PartnerTier, Program};
use crate::states::membership::MembershipState;
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What the vendor says about a partner of its own accord, without an application.
    pub enum VendorFact {
        /// The invitation to a path that needs one; the subject is the path's code.
        PathInvitation = "PATH_INVITATION",
        /// The confirmation for opportunities of the vendor; without a subject.
        CoSell = "CO_SELL",
        /// A competency tag (R-33, P-44); the subject is the tag's code.
        CompetencyTag = "COMPETENCY_TAG",
        /// The review of the qualification behind a member's role; the subject is the role's code.
        RoleReview = "ROLE_REVIEW",
        /// Which other accounts belong to the same company; without a subject.
        Company = "COMPANY",
        /// A record that keeps the account on its path; the subject is the kind's code.
        PathRecord = "PATH_RECORD",
        /// The standing of the account; without a subject.
        Standing = "STANDING",
        /// A quota of vouchers (P-38); without a subject.
        CouponQuota = "COUPON_QUOTA",
        /// The ecosystem manager; without a subject.
        EcosystemManager = "ECOSYSTEM_MANAGER",
    }
}

codes! {
    /// What became of such a fact.
    pub enum FactChange {
        /// It holds from now on, or holds with other figures.
        Given = "GIVEN",
        /// It holds no more.
        Taken = "TAKEN",
    }
}

/// `POST /v2/operator/partners/query`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PartnerListQuery {
    /// A part of the name, in either language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only partners of this type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_type: Option<PartnerType>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the partners, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerList {
    /// How many match.
    pub count: u64,
    /// This page.
    pub partners: Vec<PartnerLine>,
}

/// One partner account as the vendor lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerLine {
    /// Which.
    pub partner_id: TenantId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// Its type; none before it joined a programme that makes it one.
    pub partner_type: Option<PartnerType>,
    /// Is the account frozen?
    pub frozen: bool,
}

/// `GET /v2/operator/partners/{partner_id}`: what the vendor knows and decides about a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerFile {
    /// The account.
    pub partner: PartnerLine,
    /// Every programme that it ever applied for.
    pub programs: Vec<PartnerProgram>,
    /// Every path, with the invitation where one is needed.
    pub paths: Vec<PartnerPath>,
    /// Whether it is confirmed for opportunities of the vendor.
    pub co_sell: CoSellStanding,
    /// Every competency tag, held or not.
    pub tags: Vec<PartnerTag>,
    /// The preset roles of its members, and which are under review.
    pub roles: Vec<PartnerRole>,
    /// The other accounts of its company.
    pub company: PartnerCompany,
    /// The standing of its account.
    pub standing: PartnerStanding,
    /// Whom it reaches at the vendor.
    pub manager: PartnerManager,
    /// Its quotas of vouchers and cash coupons.
    pub coupon_quotas: PartnerQuotas,
    /// The records on its paths, newest first; those that were withdrawn too.
    pub records: Vec<PartnerRecord>,
    /// What of the partner's the vendor can cancel.
    pub cancellable: Cancellable,
    /// Version of what the vendor decides about it, for `If-Match`; 0 before the first decision.
    pub version: i64,
}

/// A programme of the partner's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerProgram {
    /// Which.
    pub program: Program,
    /// State.
    pub state: MembershipState,
    /// Level, in programmes that have one.
    pub level: Option<PartnerTier>,
    /// Until when it is valid.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Whom the vendor reaches about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ProgramContact>,
}

/// A path of the partner's, and the invitation to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerPath {
    /// Which.
    pub path: DevelopmentPath,
    /// How far the partner is.
    pub stage: PathStage,
    /// Until when its certification is valid.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Is the path by invitation, in the version of the rules in force?
    pub by_invitation: bool,
    /// Is the partner invited?
    pub invited: bool,
    /// The last change of the invitation; none for what was there before changes were kept.
    pub changed: Option<LastFactChange>,
}

/// Whether the partner is confirmed for opportunities of the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoSellStanding {
    /// Is it confirmed?
    pub confirmed: bool,
    /// How many of its joint products are on the vendor's list.
    pub listed_products: u32,
    /// The last change.
    pub changed: Option<LastFactChange>,
}

/// A competency tag, held by the partner or not (P-44).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerTag {
    /// Which.
    pub tag: CompetencyTag,
    /// Since when and until when the partner holds it; none when it does not.
    pub held: Option<HeldTag>,
    /// The last change.
    pub changed: Option<LastFactChange>,
}

/// A preset role of one of the partner's members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerRole {
    /// Whose.
    pub member_id: MemberId,
    /// The member's name.
    pub name: String,
    /// Which role.
    pub role: PresetRole,
    /// Since when its qualification is under review; none when it is not.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub under_review_since: Option<DateTime<Utc>>,
    /// The last change.
    pub changed: Option<LastFactChange>,
}

/// What was accepted or approved, and goes on until somebody ends it: the newest of each kind, a hundred at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cancellable {
    /// How many opportunities of the partner's are accepted (SM-9).
    pub opportunity_count: u64,
    /// These.
    pub opportunities: Vec<Opportunity>,
    /// How many project specialists the partner has (SM-5).
    pub specialist_count: u64,
    /// These.
    pub specialists: Vec<Specialist>,
}

/// Who changed a fact last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastFactChange {
    /// What was done.
    pub change: FactChange,
    /// The operator's display name.
    pub by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: DateTime<Utc>,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}
