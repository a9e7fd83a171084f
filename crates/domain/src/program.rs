//! Partner programmes, development paths and the vocabulary of those who join them.

use crate::codes;
use crate::organization::PartnerType;

codes! {
    /// 伙伴计划: what a partner account can be a member of (domain.md P-40).
    pub enum Program {
        /// 合作伙伴共拓计划: sharing of opportunities.
        Pce = "PCE",
        /// 合作伙伴能力计划.
        Capability = "CAPABILITY",
        /// 解决方案提供商计划.
        SolutionProvider = "SOLUTION_PROVIDER",
        /// 分销计划(总经销商).
        Distribution = "DISTRIBUTION",
        /// 分销计划(云经销商).
        CloudReseller = "CLOUD_RESELLER",
        /// 云商店商家计划.
        MarketplaceSeller = "MARKETPLACE_SELLER",
        /// 云商店客户服务商计划.
        MarketplaceService = "MARKETPLACE_SERVICE",
        /// 政务云伙伴计划: joined off line.
        GovCloud = "GOV_CLOUD",
        /// 政府补贴伙伴计划.
        GovSubsidy = "GOV_SUBSIDY",
    }
}

codes! {
    /// 业务计划: how far the business plan of a path is (P-42), from nothing on.
    pub enum PlanState {
        /// None was handed in.
        Missing = "MISSING",
        /// The vendor refused the certification that it was part of: another one has to come.
        Refused = "REFUSED",
        /// One is there, and was never part of a certification that the vendor gave.
        HandedIn = "HANDED_IN",
        /// The vendor gave a certification with it.
        Accepted = "ACCEPTED",
    }
}

impl PlanState {
    /// What facts say that are older than plans.
    pub const fn missing() -> Self {
        Self::Missing
    }

    /// Is there none? Facts from before plans were asked for say nothing of them.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl Program {
    /// Is it applied for in the partner centre? The government programmes are joined off line.
    pub const fn is_online(self) -> bool {
        !matches!(self, Self::GovCloud | Self::GovSubsidy)
    }

    /// May only one account of a company be in it?
    pub const fn is_joined_once_a_company(self) -> bool {
        matches!(self, Self::GovCloud)
    }

    /// Is it left off line, through the ecosystem manager? Resellers leave so (domain.md 1.2), and whoever joined so.
    pub const fn is_left_off_line(self) -> bool {
        matches!(self, Self::CloudReseller) || !self.is_online()
    }

    /// Does a member sell or distribute, so that R-22 asks about the account's standing?
    pub const fn is_sales_tier(self) -> bool {
        matches!(self, Self::SolutionProvider | Self::Distribution | Self::CloudReseller)
    }

    /// What kind of partner a member is (domain.md 1.2); none where membership says nothing about selling.
    ///
    /// The three sales tiers make an account what it is. A government programme does so only for an account that is
    /// nothing else: who sells stays what it sells as.
    pub const fn partner_type(self) -> Option<PartnerType> {
        match self {
            Self::SolutionProvider => Some(PartnerType::SolutionProvider),
            Self::Distribution => Some(PartnerType::Distributor),
            Self::CloudReseller => Some(PartnerType::CloudReseller),
            Self::GovCloud => Some(PartnerType::GovCloud),
            Self::GovSubsidy => Some(PartnerType::GovSubsidy),
            Self::Pce | Self::Capability | Self::MarketplaceSeller | Self::MarketplaceService => None,
        }
    }

    /// Can one account not be in both? A reseller's account is in no other programme, and one
    /// account is not of two first tiers.
    pub fn excludes(self, other: Self) -> bool {
        let reseller = self == Self::CloudReseller || other == Self::CloudReseller;
        let first_tiers = [Self::SolutionProvider, Self::Distribution];
        self != other && (reseller || (first_tiers.contains(&self) && first_tiers.contains(&other)))
    }
}

codes! {
    /// 伙伴等级 within a programme.
    pub enum PartnerTier {
        /// 优选级.
        Preferred = "PREFERRED",
        /// 领先级.
        Leading = "LEADING",
        /// 核心级.
        Core = "CORE",
    }
}

impl PartnerTier {
    /// The level above one, the first for an account that has none yet; nothing above the highest.
    pub fn above(level: Option<Self>) -> Option<Self> {
        match level {
            None => Self::ALL.first().copied(),
            Some(level) => Self::ALL.iter().copied().find(|other| *other > level),
        }
    }
}

codes! {
    /// 伙伴发展路径.
    pub enum DevelopmentPath {
        /// 软件伙伴发展路径.
        Software = "SOFTWARE",
        /// 服务伙伴发展路径.
        Service = "SERVICE",
        /// 学习与赋能伙伴发展路径.
        Learning = "LEARNING",
        /// 数字化转型咨询与系统集成伙伴发展路径.
        SystemIntegration = "SYSTEM_INTEGRATION",
        /// 总经销商发展路径.
        Distributor = "DISTRIBUTOR",
    }
}

codes! {
    /// 能力标签 that count for differentiation.
    pub enum CompetencyTag {
        /// 上云规划实施.
        CloudAdoption = "CLOUD_ADOPTION",
        /// 数据库.
        Database = "DATABASE",
        /// 昇腾云.
        AscendCloud = "ASCEND_CLOUD",
        /// AI平台.
        AiPlatform = "AI_PLATFORM",
        /// 大数据.
        BigData = "BIG_DATA",
        /// 云原生.
        CloudNative = "CLOUD_NATIVE",
        /// 应用现代化.
        AppModernization = "APP_MODERNIZATION",
        /// SAP.
        Sap = "SAP",
    }
}

codes! {
    /// As whom an account is verified.
    pub enum RealNameKind {
        /// 未实名认证.
        None = "NONE",
        /// 个人实名认证.
        Personal = "PERSONAL",
        /// 企业实名认证.
        Enterprise = "ENTERPRISE",
    }
}

codes! {
    /// Why an account is frozen; more than one cause can hold at a time (S-17).
    pub enum FreezeCause {
        /// 关闭冻结.
        Closing = "CLOSING",
        /// 欠费冻结.
        Arrears = "ARREARS",
        /// 公安冻结.
        PublicSecurity = "PUBLIC_SECURITY",
        /// 违规冻结.
        Violation = "VIOLATION",
    }
}

codes! {
    /// Who found a shared opportunity.
    pub enum Direction {
        /// 共享给华为: by the partner.
        Po = "PO",
        /// 由华为共享: by the vendor.
        Ho = "HO",
    }
}

codes! {
    /// Certifications on a development path (P-42).
    pub enum CertificationKind {
        /// 角色认证.
        Role = "ROLE",
        /// 差异化认证.
        Differentiation = "DIFFERENTIATION",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_climbed_one_at_a_time() {
        let (mut level, mut climbed) = (None, Vec::new());
        while let Some(next) = PartnerTier::above(level) {
            climbed.push(next);
            level = Some(next);
        }
        assert_eq!(climbed, [PartnerTier::Preferred, PartnerTier::Leading, PartnerTier::Core]);
    }

    #[test]
    fn every_kind_of_partner_is_made_by_one_programme_and_every_sales_tier_makes_one() {
        for kind in PartnerType::ALL {
            assert_eq!(
                Program::ALL.iter().filter(|program| program.partner_type() == Some(*kind)).count(),
                1,
                "{kind}"
            );
        }
        assert!(
            Program::ALL
                .iter()
                .filter(|program| program.is_sales_tier())
                .all(|program| program.partner_type().is_some())
        );
    }

    #[test]
    fn exclusion_is_mutual_and_never_of_itself() {
        for one in Program::ALL {
            assert!(!one.excludes(*one), "{one}");
            for other in Program::ALL {
                assert_eq!(one.excludes(*other), other.excludes(*one), "{one} {other}");
            }
        }
        assert!(Program::SolutionProvider.excludes(Program::CloudReseller));
        assert!(Program::Pce.excludes(Program::CloudReseller));
        assert!(!Program::Pce.excludes(Program::SolutionProvider));
    }
}
