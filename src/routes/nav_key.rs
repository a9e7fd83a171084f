//! The entries of the navigation.

/// Entries of the navigation (domain.md 2.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavKey {
    /// 主页.
    Home,
    /// 客户管理.
    Customers,
    /// 客户关联关系申请.
    AssociationRequests,
    /// 客户授权记录.
    Authorizations,
    /// 激励管理.
    Incentives,
    /// 组织成员.
    Members,
    /// 项目专员.
    Specialists,
    /// 伙伴计划.
    Programs,
    /// 发展路径.
    Paths,
    /// 我的合作伙伴.
    MyPartner,
    /// Message centre.
    Messages,
    /// Settings.
    Settings,
    /// The rules.
    Rules,
    /// 判定凭证.
    Receipts,
    /// 审核.
    Reviews,
}
