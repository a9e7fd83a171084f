//! What a login may do. Access is denied unless a role grants it.

use crate::codes;
use crate::organization::PresetRole;

codes! {
    /// One right. An operation names exactly one; a page asks for the same one.
    pub enum Permission {
        /// Home page, own profile, messages: every login of a partner has it.
        UsePartnerCenter = "partner:center:use",
        /// Account balance of the partner.
        ViewBalance = "partner:balance:view",
        /// Customers, within the scope of the roles.
        ViewCustomers = "partner:customer:view",
        /// Give a customer to an account manager.
        AssignAccountManager = "partner:customer:assign",
        /// Report customers, invite them, make invitation links (P-23).
        DevelopCustomers = "partner:customer:develop",
        /// Start an unbind or a type switch; answer a customer's unbind.
        ChangeAssociation = "partner:association:change",
        /// Take the customer list out as a file.
        ExportCustomers = "partner:customer:export",
        /// Read association and authorisation records.
        ViewRecords = "partner:record:view",
        /// Ask a resale customer for authorisation.
        RequestAuthorization = "partner:authorization:request",
        /// Incentives and payout applications, to read.
        ViewIncentives = "partner:incentive:view",
        /// Send payout applications, hand in their invoices, withdraw them.
        ManagePayouts = "partner:payout:manage",
        /// Settings of the partner account, such as the verification-code switch.
        ManageSettings = "partner:settings:manage",
        /// Members, roles and customer contacts of the organisation (P-53).
        ManageOrganization = "partner:organization:manage",
        /// Programmes and development paths, to read.
        ViewPrograms = "partner:program:view",
        /// Join programmes and leave paths.
        ManagePrograms = "partner:program:manage",
        /// Opportunity management: the root login alone.
        ManageOpportunities = "partner:opportunity:manage",
        /// Applications of those who want to become this distributor's resellers (P-60).
        ManageResellers = "partner:reseller:manage",
        /// The customer's own pages.
        UseMyPartner = "customer:partner:use",
        /// The records of one's own personal account, to read and to keep.
        KeepOwnRecords = "employee:records:keep",
        /// The vendor's operator console.
        Operate = "operator:console:use",
    }
}

codes! {
    /// Who can come to have a right at all.
    pub enum PermissionTier {
        /// Comes with every role.
        Default = "DEFAULT",
        /// Preset and custom roles can grant it.
        Grantable = "GRANTABLE",
        /// Only 系统管理员 and the root login; no custom role can grant it.
        AdministratorOnly = "ADMINISTRATOR_ONLY",
        /// Only the root login.
        RootOnly = "ROOT_ONLY",
        /// A right of another kind of account: customers, the vendor's operators.
        OtherKind = "OTHER_KIND",
    }
}

codes! {
    /// Branches of the permission tree, in the order of the navigation (domain.md 2.0).
    pub enum PermissionGroup {
        /// 主页, 账户信息, 基本信息: the defaults.
        Basics = "BASICS",
        /// 销售 > 客户.
        Customers = "CUSTOMERS",
        /// 销售 > 激励.
        Incentives = "INCENTIVES",
        /// 销售 > 机会点管理.
        Opportunities = "OPPORTUNITIES",
        /// 销售 > 云经销商.
        Resellers = "RESELLERS",
        /// 组织, 伙伴信息.
        Organization = "ORGANIZATION",
    }
}

impl PermissionGroup {
    /// The leaves of the branch.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::Basics => &[P::UsePartnerCenter, P::ViewBalance, P::ViewPrograms],
            Self::Customers => &[
                P::ViewCustomers,
                P::DevelopCustomers,
                P::AssignAccountManager,
                P::ViewRecords,
                P::RequestAuthorization,
                P::ChangeAssociation,
                P::ExportCustomers,
            ],
            Self::Incentives => &[P::ViewIncentives, P::ManagePayouts],
            Self::Opportunities => &[P::ManageOpportunities],
            Self::Resellers => &[P::ManageResellers],
            Self::Organization => &[P::ManageOrganization, P::ManageSettings, P::ManagePrograms],
        }
    }
}

impl Permission {
    /// Preset roles that grant this right, in the order in which to ask for them.
    pub fn granting_roles(self) -> Vec<PresetRole> {
        PresetRole::ALL.iter().copied().filter(|role| role.grants(self)).collect()
    }

    /// Who can come to have it.
    pub const fn tier(self) -> PermissionTier {
        match self {
            Self::UsePartnerCenter | Self::ViewBalance | Self::ViewPrograms => PermissionTier::Default,
            Self::ViewCustomers
            | Self::AssignAccountManager
            | Self::DevelopCustomers
            | Self::ViewRecords
            | Self::RequestAuthorization
            | Self::ViewIncentives
            | Self::ManagePayouts
            | Self::ManageResellers => PermissionTier::Grantable,
            // Whoever could give rights away through a custom role would be an administrator.
            Self::ChangeAssociation
            | Self::ExportCustomers
            | Self::ManageSettings
            | Self::ManageOrganization
            | Self::ManagePrograms => PermissionTier::AdministratorOnly,
            Self::ManageOpportunities => PermissionTier::RootOnly,
            Self::UseMyPartner | Self::KeepOwnRecords | Self::Operate => PermissionTier::OtherKind,
        }
    }

    /// The right without which this one is of no use: who acts on something has to see it.
    pub const fn needs(self) -> Option<Self> {
        match self {
            Self::AssignAccountManager
            | Self::DevelopCustomers
            | Self::RequestAuthorization
            | Self::ManageResellers => Some(Self::ViewCustomers),
            Self::ManagePayouts => Some(Self::ViewIncentives),
            _ => None,
        }
    }
}

impl PresetRole {
    /// Does the role grant this right?
    pub fn grants(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::UsePartnerCenter | P::ViewBalance | P::ViewPrograms => true,
            P::ManageOpportunities | P::UseMyPartner | P::KeepOwnRecords | P::Operate => false,
            P::ViewCustomers | P::ViewRecords => !matches!(self, Self::SaSpecialist),
            P::RequestAuthorization => matches!(self, Self::Admin | Self::AccountManager),
            P::AssignAccountManager => matches!(self, Self::Admin | Self::AccountManagerDirector),
            P::DevelopCustomers => {
                matches!(self, Self::Admin | Self::AccountManager | Self::AccountManagerDirector)
            }
            P::ChangeAssociation
            | P::ExportCustomers
            | P::ManageSettings
            | P::ManageOrganization
            | P::ManagePrograms
            | P::ManageResellers => {
                matches!(self, Self::Admin)
            }
            P::ViewIncentives | P::ManagePayouts => matches!(self, Self::Admin | Self::Finance),
        }
    }

    /// Every right that the role grants.
    pub fn permissions(self) -> Vec<Permission> {
        Permission::ALL.iter().copied().filter(|permission| self.grants(*permission)).collect()
    }
}

codes! {
    /// Which customers of its tenant a login sees.
    pub enum CustomerVisibility {
        /// All customers of the tenant.
        All = "ALL",
        /// Customers of the account managers that report to this login.
        OfReportingManagers = "OF_REPORTING_MANAGERS",
        /// Only customers whose account manager this login is.
        Own = "OWN",
        /// None.
        Nothing = "NOTHING",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_holds_every_right_of_a_partner_once() {
        let leaves: Vec<Permission> =
            PermissionGroup::ALL.iter().flat_map(|group| group.permissions()).copied().collect();
        for permission in Permission::ALL {
            let times = leaves.iter().filter(|leaf| *leaf == permission).count();
            assert_eq!(times, usize::from(permission.tier() != PermissionTier::OtherKind), "{permission}");
        }
    }

    #[test]
    fn the_tier_of_a_right_agrees_with_the_preset_roles() {
        use PresetRole::Admin;
        for permission in Permission::ALL {
            let roles = permission.granting_roles();
            match permission.tier() {
                PermissionTier::Default => assert_eq!(roles, PresetRole::ALL, "{permission}"),
                PermissionTier::Grantable => assert!(roles.contains(&Admin), "{permission}"),
                PermissionTier::AdministratorOnly => assert_eq!(roles, [Admin], "{permission}"),
                PermissionTier::RootOnly | PermissionTier::OtherKind => assert_eq!(roles, [], "{permission}"),
            }
        }
    }

    #[test]
    fn a_role_that_acts_on_something_also_sees_it() {
        for role in PresetRole::ALL {
            for needed in role.permissions().into_iter().filter_map(Permission::needs) {
                assert!(role.grants(needed), "{role} lacks {needed}");
            }
        }
    }
}
