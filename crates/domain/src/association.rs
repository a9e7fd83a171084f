//! The association between a customer and its partner: types, parties and what a request asks for.

use crate::codes;

codes! {
    /// How a customer and its partner do business; the codes are the public API's.
    pub enum AssociationType {
        /// 顾问销售: the customer pays the vendor.
        Referral = "1",
        /// 代售: the partner pays, the customer spends what the partner allocated.
        Resale = "2",
    }
}

impl AssociationType {
    /// The type that a switch leads to.
    pub const fn other(self) -> Self {
        match self {
            Self::Referral => Self::Resale,
            Self::Resale => Self::Referral,
        }
    }
}

codes! {
    /// What a request asks for.
    pub enum RequestKind {
        /// 解除关联: end the association.
        Unbind = "UNBIND",
        /// 切换关联类型: change the association type.
        SwitchType = "SWITCH",
    }
}

codes! {
    /// Who can act, or who must.
    pub enum Party {
        /// The customer account.
        Customer = "CUSTOMER",
        /// The partner's staff.
        Partner = "PARTNER",
        /// An administrator of the partner.
        PartnerAdmin = "PARTNER_ADMIN",
        /// The distributor of a second-tier reseller.
        Distributor = "DISTRIBUTOR",
        /// An employee of the partner, with a personal account.
        Employee = "EMPLOYEE",
        /// The vendor.
        Vendor = "VENDOR",
        /// Nobody: time alone.
        Clock = "CLOCK",
    }
}

codes! {
    /// Whether and how a customer account is frozen; `is_frozen` 0, 1, 2 of the public API (SM-3).
    pub enum FreezeState {
        /// Not frozen.
        Normal = "NORMAL",
        /// The account cannot buy, renew or change.
        Account = "ACCOUNT",
        /// The account and its running resources are stopped.
        AccountAndResources = "ACCOUNT_AND_RESOURCES",
    }
}

codes! {
    /// Real-name authentication; the codes are the public API's (SM-14).
    pub enum RealNameStatus {
        /// 未实名认证.
        None = "-1",
        /// 审核中.
        InReview = "0",
        /// 不通过.
        Failed = "1",
        /// 已实名认证.
        Verified = "2",
    }
}

codes! {
    /// A customer account's place in an enterprise.
    pub enum EnterpriseRole {
        /// Not part of an enterprise hierarchy.
        Standalone = "STANDALONE",
        /// 企业主账号.
        Master = "MASTER",
        /// 财务托管企业子账号: the master pays.
        UnifiedMember = "UNIFIED_MEMBER",
        /// 非财务托管企业子账号: pays by itself.
        IndependentMember = "INDEPENDENT_MEMBER",
    }
}

codes! {
    /// What a customer has that a rule looks at.
    pub enum ObligationKind {
        /// An order that waits for the partner's payment.
        PartnerPayOrder = "PARTNER_PAY_ORDER",
        /// A reserved instance in force.
        ReservedInstance = "RESERVED_INSTANCE",
        /// A support plan bought through the partner.
        PartnerSupportPlan = "PARTNER_SUPPORT_PLAN",
        /// A service support plan of the vendor.
        ServiceSupportPlan = "SERVICE_SUPPORT_PLAN",
        /// A support plan held by a unified member of the enterprise.
        MemberSupportPlan = "MEMBER_SUPPORT_PLAN",
        /// A special contract in force.
        SpecialContract = "SPECIAL_CONTRACT",
        /// A professional-services contract in force.
        ProServiceContract = "PRO_SERVICE_CONTRACT",
        /// A stored-value card with money on it.
        StoredValueCard = "STORED_VALUE_CARD",
        /// An enterprise member that does its own accounting.
        IndependentMember = "INDEPENDENT_MEMBER",
        /// A credit account with the vendor.
        CreditAccount = "CREDIT_ACCOUNT",
    }
}

impl ObligationKind {
    /// Can the customer end it in its own account, without anyone else?
    pub const fn customer_can_end(self) -> bool {
        !matches!(self, Self::SpecialContract | Self::ProServiceContract | Self::CreditAccount)
    }
}
