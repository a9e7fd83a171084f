//! The choices of the form and of a progress update.

use crate::codes;

codes! {
    /// 已完成售前活动: what was done with the customer before.
    pub enum PresalesActivity {
        /// 客户拜访.
        Visit = "VISIT",
        /// 技术交流.
        TechnicalExchange = "TECHNICAL_EXCHANGE",
        /// 方案演示.
        Demonstration = "DEMONSTRATION",
        /// 概念验证.
        ProofOfConcept = "PROOF_OF_CONCEPT",
        /// 方案与报价.
        Proposal = "PROPOSAL",
    }
}

codes! {
    /// 华为云服务: the groups of the vendor's services that are asked for.
    pub enum CloudService {
        /// 计算.
        Compute = "COMPUTE",
        /// 存储.
        Storage = "STORAGE",
        /// 网络.
        Network = "NETWORK",
        /// 数据库.
        Database = "DATABASE",
        /// 容器.
        Container = "CONTAINER",
        /// 大数据.
        BigData = "BIG_DATA",
        /// 人工智能.
        Ai = "AI",
        /// 安全.
        Security = "SECURITY",
        /// 视频与媒体.
        Media = "MEDIA",
        /// 其他.
        Other = "OTHER",
    }
}

codes! {
    /// What the partner asks the vendor for.
    pub enum RequestedSupport {
        /// 架构验证.
        Architecture = "ARCHITECTURE",
        /// 业务演示.
        Demonstration = "DEMONSTRATION",
        /// 技术咨询.
        Consulting = "CONSULTING",
        /// 策略支持.
        Strategy = "STRATEGY",
        /// 资源配置支持.
        Resources = "RESOURCES",
        /// 仅供可视: nothing, the vendor is only to know of it.
        VisibilityOnly = "VISIBILITY_ONLY",
    }
}

codes! {
    /// 发展阶段 of an opportunity that is being followed up.
    pub enum OpportunityPhase {
        /// 需求确认.
        NeedConfirmed = "NEED_CONFIRMED",
        /// 方案设计.
        Solution = "SOLUTION",
        /// 招投标.
        Bidding = "BIDDING",
        /// 商务谈判.
        Negotiation = "NEGOTIATION",
        /// 合同签订.
        Contract = "CONTRACT",
    }
}

codes! {
    /// What a progress update says about the opportunity itself.
    pub enum ProgressEvent {
        /// It goes on.
        UpdateProgress = "UPDATE_PROGRESS",
        /// It is delivered.
        Deliver = "DELIVER",
        /// It ends without delivery.
        Close = "CLOSE",
    }
}

codes! {
    /// 数据概览: how far back the figures look.
    pub enum OverviewPeriod {
        /// 近一个月.
        Month = "MONTH",
        /// 近半年.
        HalfYear = "HALF_YEAR",
        /// 近一年.
        Year = "YEAR",
    }
}

impl OverviewPeriod {
    /// Calendar months back from now, in business time.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}
