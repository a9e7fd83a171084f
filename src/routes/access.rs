//! Who may open each page, and where the navigation shows it.

use domain::permission::Permission;

use super::route::Route;

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever has this right.
    Needs(Permission),
}

/// Entries of the navigation (domain.md 2.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavKey {
    /// 主页.
    Home,
    /// 客户管理.
    Customers,
    /// 客户拓展.
    CustomerDevelopment,
    /// 客户关联关系申请.
    AssociationRequests,
    /// 客户授权记录.
    Authorizations,
    /// 激励管理.
    Incentives,
    /// 机会点共享.
    Opportunities,
    /// 机会点激励申请.
    OpportunityIncentives,
    /// 云经销商管理; for a reseller its distributor.
    Resellers,
    /// 组织成员.
    Members,
    /// 项目专员.
    Specialists,
    /// 伙伴计划.
    Programs,
    /// 发展路径.
    Paths,
    /// Competency tags.
    Capabilities,
    /// 合作承诺与协议.
    Agreements,
    /// 我的合作伙伴.
    MyPartner,
    /// The records of one's own personal account.
    MyRecords,
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
    /// The vendor's partners.
    Partners,
    /// Personal accounts of employees.
    PersonalAccounts,
}

impl Route {
    /// Who may open it.
    pub const fn access(&self) -> Access {
        match self {
            Self::SignIn | Self::NotFound => Access::Public,
            Self::Password | Self::Home | Self::Messages | Self::Rules | Self::WhatIf => Access::SignedIn,
            // Who may not change an association finds that among the conditions of its account check.
            Self::Customers | Self::Customer(_) | Self::SwitchType(_) | Self::Unbind(_) | Self::Reseller(_) => {
                Access::Needs(Permission::ViewCustomers)
            }
            // A reseller sees its money there; what a distributor may see of its resellers, the page asks itself.
            Self::Resellers => Access::Needs(Permission::ViewBalance),
            Self::ResellerApplication(_) => Access::Needs(Permission::ManageResellers),
            Self::CustomerDevelopment | Self::CustomerReport(_) => Access::Needs(Permission::DevelopCustomers),
            Self::AccountManager(_) => Access::Needs(Permission::AssignAccountManager),
            Self::Authorize(_) => Access::Needs(Permission::RequestAuthorization),
            Self::AssociationRequests | Self::Authorizations | Self::Receipts | Self::Receipt(_) => {
                Access::Needs(Permission::ViewRecords)
            }
            Self::Reviews
            | Self::ShareOpportunity
            | Self::Review(_)
            | Self::Partners
            | Self::Partner(_)
            | Self::PersonalAccounts
            | Self::PersonalAccount(_) => Access::Needs(Permission::Operate),
            Self::Incentives | Self::Incentive(_) | Self::Payout(_) => Access::Needs(Permission::ViewIncentives),
            Self::Opportunities
            | Self::NewOpportunity
            | Self::Opportunity(_)
            | Self::EditOpportunity(_)
            | Self::OpportunityIncentives
            | Self::OpportunityIncentive(_) => Access::Needs(Permission::ManageOpportunities),
            Self::Members
            | Self::NewMember
            | Self::Member(_)
            | Self::NewRole
            | Self::Role(_)
            | Self::OtherAccounts
            | Self::Specialists
            | Self::Specialist(_) => Access::Needs(Permission::ManageOrganization),
            Self::Certification(_) => Access::Needs(Permission::ManagePrograms),
            Self::Todos | Self::Settings | Self::Access(_) => Access::Needs(Permission::UsePartnerCenter),
            Self::Programs | Self::ProgramCertificate(_) | Self::Paths | Self::Capabilities | Self::Agreements => {
                Access::Needs(Permission::ViewPrograms)
            }
            Self::MyPartner | Self::MyMessages => Access::Needs(Permission::UseMyPartner),
            Self::MyRecords => Access::Needs(Permission::KeepOwnRecords),
        }
    }

    /// The entry of the navigation that is marked while the page is open.
    pub const fn nav_key(&self) -> Option<NavKey> {
        match self {
            Self::Home | Self::Todos => Some(NavKey::Home),
            Self::Customers | Self::Customer(_) | Self::SwitchType(_) | Self::Unbind(_) | Self::AccountManager(_) => {
                Some(NavKey::Customers)
            }
            Self::CustomerDevelopment | Self::CustomerReport(_) => Some(NavKey::CustomerDevelopment),
            Self::AssociationRequests => Some(NavKey::AssociationRequests),
            Self::Authorizations | Self::Authorize(_) => Some(NavKey::Authorizations),
            Self::Incentives | Self::Incentive(_) | Self::Payout(_) => Some(NavKey::Incentives),
            Self::Opportunities | Self::NewOpportunity | Self::Opportunity(_) | Self::EditOpportunity(_) => {
                Some(NavKey::Opportunities)
            }
            Self::OpportunityIncentives | Self::OpportunityIncentive(_) => Some(NavKey::OpportunityIncentives),
            Self::Resellers | Self::Reseller(_) | Self::ResellerApplication(_) => Some(NavKey::Resellers),
            Self::Members | Self::NewMember | Self::Member(_) | Self::NewRole | Self::Role(_) => Some(NavKey::Members),
            Self::Specialists | Self::Specialist(_) => Some(NavKey::Specialists),
            Self::Programs | Self::ProgramCertificate(_) | Self::OtherAccounts => Some(NavKey::Programs),
            Self::Capabilities => Some(NavKey::Capabilities),
            Self::Agreements => Some(NavKey::Agreements),
            Self::Paths | Self::Certification(_) => Some(NavKey::Paths),
            Self::MyPartner => Some(NavKey::MyPartner),
            Self::MyRecords => Some(NavKey::MyRecords),
            Self::Messages | Self::MyMessages => Some(NavKey::Messages),
            Self::Settings => Some(NavKey::Settings),
            Self::Rules | Self::WhatIf => Some(NavKey::Rules),
            Self::Receipts | Self::Receipt(_) => Some(NavKey::Receipts),
            Self::Reviews | Self::ShareOpportunity | Self::Review(_) => Some(NavKey::Reviews),
            Self::Partners | Self::Partner(_) => Some(NavKey::Partners),
            Self::PersonalAccounts | Self::PersonalAccount(_) => Some(NavKey::PersonalAccounts),
            Self::SignIn | Self::Password | Self::Access(_) | Self::NotFound => None,
        }
    }
}
