//! People, their certificates, and which of these count.

use crate::codes;
use crate::ids::{CertificateId, SpecialistId};
use crate::states::specialist::SpecialistState;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The level of a certificate, lowest first.
    pub enum CertLevel {
        /// 工作级.
        Associate = "ASSOCIATE",
        /// 专业级.
        Professional = "PROFESSIONAL",
        /// 专家级.
        Expert = "EXPERT",
    }
}

codes! {
    /// Kinds of certificate.
    pub enum CertCode {
        /// Developer, associate.
        Hccda = "HCCDA",
        /// Developer, professional.
        Hccdp = "HCCDP",
        /// Developer, expert.
        Hccde = "HCCDE",
        /// Cloud service solutions architect, expert: the one of its family that counts, as a HCCDE.
        HcieSolutionsArchitect = "HCIE_CLOUD_SERVICE_SOLUTIONS_ARCHITECT",
        /// Career certification, associate.
        Hcia = "HCIA",
        /// Career certification, professional.
        Hcip = "HCIP",
        /// Career certification, expert, in any other direction.
        Hcie = "HCIE",
    }
}

impl CertCode {
    /// The level as which it counts for role certification; `None` when it does not.
    pub const fn counts_as(self) -> Option<CertLevel> {
        match self {
            Self::Hccda => Some(CertLevel::Associate),
            Self::Hccdp => Some(CertLevel::Professional),
            Self::Hccde | Self::HcieSolutionsArchitect => Some(CertLevel::Expert),
            Self::Hcia | Self::Hcip | Self::Hcie => None,
        }
    }
}

codes! {
    /// With what kind of account an exam was taken.
    pub enum EarnedWith {
        /// A personal account.
        Personal = "PERSONAL",
        /// An enterprise account.
        Enterprise = "ENTERPRISE",
    }
}

codes! {
    /// Why a certificate does not count.
    pub enum Discount {
        /// Not of a kind that counts.
        OtherKind = "OTHER_KIND",
        /// Earned with an enterprise account.
        EnterpriseAccount = "ENTERPRISE_ACCOUNT",
        /// The person's account is not verified as a person.
        NotVerified = "NOT_VERIFIED",
        /// The person's account is not bound to the partner.
        NotBound = "NOT_BOUND",
        /// It has run out.
        Expired = "EXPIRED",
    }
}

/// One certificate, from the records of the personal account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// Which.
    pub certificate_id: CertificateId,
    /// Its kind.
    pub code: CertCode,
    /// With what kind of account it was earned.
    pub earned_with: EarnedWith,
    /// Until when it holds; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
}

/// An employee with a link to the partner, and what it has earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertifiedPerson {
    /// The link.
    pub specialist_id: SpecialistId,
    /// The state of the link.
    pub link: SpecialistState,
    /// Is the account verified as a person?
    pub personally_verified: bool,
    /// All certificates, counting or not.
    pub certificates: Vec<Certificate>,
}

impl CertifiedPerson {
    /// Every reason why this certificate of this person does not count; none when it does.
    ///
    /// A certificate has run out at the moment named on it.
    pub fn discounts(&self, certificate: &Certificate, now: DateTime<Utc>) -> Vec<Discount> {
        certificate.discounts(self.personally_verified, self.link.is_bound(), now)
    }
}

impl Certificate {
    /// Every reason why it does not count for an account that is verified as a person, and bound to a partner, or not.
    pub fn discounts(&self, personally_verified: bool, bound: bool, now: DateTime<Utc>) -> Vec<Discount> {
        [
            (Discount::OtherKind, self.code.counts_as().is_none()),
            (Discount::EnterpriseAccount, self.earned_with == EarnedWith::Enterprise),
            (Discount::NotVerified, !personally_verified),
            (Discount::NotBound, !bound),
            (Discount::Expired, self.valid_until.is_some_and(|until| until <= now)),
        ]
        .into_iter()
        .filter_map(|(why, applies)| applies.then_some(why))
        .collect()
    }
}

/// A number of certificates by level.
///
/// Ordered as a shortfall: fewer in all is less, then fewer of the highest level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LevelCounts {
    /// 专家级.
    pub expert: u32,
    /// 专业级.
    pub professional: u32,
    /// 工作级.
    pub associate: u32,
}

impl LevelCounts {
    /// All levels together.
    pub const fn total(self) -> u32 {
        self.expert.saturating_add(self.professional).saturating_add(self.associate)
    }

    /// How many of one level.
    pub const fn of(self, level: CertLevel) -> u32 {
        match level {
            CertLevel::Expert => self.expert,
            CertLevel::Professional => self.professional,
            CertLevel::Associate => self.associate,
        }
    }

    /// One less of a level.
    #[must_use]
    pub const fn less(mut self, level: CertLevel) -> Self {
        match level {
            CertLevel::Expert => self.expert = self.expert.saturating_sub(1),
            CertLevel::Professional => self.professional = self.professional.saturating_sub(1),
            CertLevel::Associate => self.associate = self.associate.saturating_sub(1),
        }
        self
    }

    /// One entry for each, highest level first.
    pub fn levels(self) -> Vec<CertLevel> {
        CertLevel::ALL.iter().rev().flat_map(|level| std::iter::repeat_n(*level, self.of(*level) as usize)).collect()
    }
}

impl Ord for LevelCounts {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |counts: &Self| (counts.total(), counts.expert, counts.professional);
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for LevelCounts {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What two people have to hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CertificateRequirement {
    /// Certificates of each level or a higher one; each certificate is used once.
    pub slots: LevelCounts,
    /// The least that each of the two brings.
    pub per_person: u32,
}
