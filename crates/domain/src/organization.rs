//! Partner types, preset roles and kinds of login.

use crate::codes;

codes! {
    /// What kind of partner a tenant is (domain.md 1.2).
    pub enum PartnerType {
        /// 解决方案提供商: first tier, sells to customers directly.
        SolutionProvider = "SOLUTION_PROVIDER",
        /// 华为云总经销商: first tier, develops resellers.
        Distributor = "DISTRIBUTOR",
        /// 云经销商: second tier, belongs to one distributor.
        CloudReseller = "CLOUD_RESELLER",
        /// 政务云伙伴.
        GovCloud = "GOV_CLOUD",
        /// 政府补贴类伙伴.
        GovSubsidy = "GOV_SUBSIDY",
    }
}

codes! {
    /// Roles that every organisation has and that nobody can change.
    pub enum PresetRole {
        /// 系统管理员: every permission but the root login's own; excludes all other roles.
        Admin = "ADMIN",
        /// 客户经理: alone it sees own customers only.
        AccountManager = "ACCOUNT_MANAGER",
        /// 客户经理主管: sees the customers of its account managers.
        AccountManagerDirector = "ACCOUNT_MANAGER_DIRECTOR",
        /// 财务专员.
        Finance = "FINANCE",
        /// SA专人.
        SaSpecialist = "SA_SPECIALIST",
    }
}

codes! {
    /// What stands behind a login.
    pub enum PrincipalKind {
        /// The login that owns the partner account.
        PartnerRoot = "PARTNER_ROOT",
        /// A member of the partner's organisation.
        PartnerMember = "PARTNER_MEMBER",
        /// A customer account.
        Customer = "CUSTOMER",
        /// A personal account: of an employee, or of somebody whom a partner can invite as one (P-52).
        Employee = "EMPLOYEE",
        /// The vendor's operator.
        Operator = "OPERATOR",
    }
}

impl PrincipalKind {
    /// Does it work for a partner?
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::PartnerRoot | Self::PartnerMember)
    }

    /// Is it an account of its own, whose pages stand under `/my`?
    pub const fn is_customer(self) -> bool {
        matches!(self, Self::Customer | Self::Employee)
    }
}
