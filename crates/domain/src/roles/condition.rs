//! The conditions of the organisation's rules, in the shape of a verdict: every one, met or not.

use crate::codes;
use crate::organization::PresetRole;
use crate::permission::Permission;
use crate::rules::rule_id::RuleId;
use serde::{Deserialize, Serialize};

codes! {
    /// One condition of a change of the organisation.
    pub enum OrganizationCheck {
        //
        /// One to three roles.
        RoleCount = "ROLE_COUNT",
        /// 系统管理员 stands alone.
        AdministratorExclusive = "ADMINISTRATOR_EXCLUSIVE",
        /// Not 客户经理 and 客户经理主管 together.
        ManagerOrDirector = "MANAGER_OR_DIRECTOR",
        /// Every custom role is one of this organisation.
        RoleKnown = "ROLE_KNOWN",
        //
        /// No role is touched while the qualification of its holder is under review.
        RoleUnderReview = "ROLE_UNDER_REVIEW",
        /// Customers that lose their account manager were named and agreed to.
        CustomersReleased = "CUSTOMERS_RELEASED",
        /// It is not the primary account, which has all rights without roles.
        PrimaryAccount = "PRIMARY_ACCOUNT",
        /// It is not the own account, from which one would lock oneself out.
        OwnAccount = "OWN_ACCOUNT",
        //
        /// Room for another custom role.
        CustomRoleCap = "CUSTOM_ROLE_CAP",
        /// At least one right beyond the defaults.
        PermissionChosen = "PERMISSION_CHOSEN",
        /// Only rights that a custom role can grant.
        PermissionGrantable = "PERMISSION_GRANTABLE",
        /// With each right the one without which it is of no use.
        PermissionComplete = "PERMISSION_COMPLETE",
        /// Not a preset role: those can only be viewed.
        PresetRole = "PRESET_ROLE",
        /// No member has the role.
        RoleUnused = "ROLE_UNUSED",
        // P-53
        /// Room for another customer contact.
        ContactCap = "CONTACT_CAP",
    }
}

impl OrganizationCheck {
    /// The rule that asks for it (S-6 for R-60; the manual for ); none for what protects one from locking
    /// oneself out, and for contacts, which the page P-53 bounds.
    pub const fn rule(self) -> Option<RuleId> {
        Some(match self {
            Self::PrimaryAccount => RuleId::R60,
            Self::RoleCount | Self::AdministratorExclusive | Self::ManagerOrDirector | Self::RoleKnown => RuleId::R61,
            Self::RoleUnderReview | Self::CustomersReleased => RuleId::R62,
            Self::CustomRoleCap | Self::PermissionComplete | Self::PresetRole | Self::RoleUnused => RuleId::R63,
            Self::PermissionChosen => RuleId::R64,
            Self::PermissionGrantable => RuleId::R65,
            Self::OwnAccount | Self::ContactCap => return None,
        })
    }
}

/// One condition with what was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationCondition {
    /// Which condition.
    pub check: OrganizationCheck,
    /// The rule that asks for it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
    /// Does it hold?
    pub passed: bool,
    /// The number now: roles, members, customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<u64>,
    /// The number allowed at most, or for customers exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// The preset roles that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<PresetRole>,
    /// The rights that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<Permission>,
}

impl OrganizationCondition {
    pub(super) const fn new(check: OrganizationCheck, passed: bool) -> Self {
        Self { check, rule: check.rule(), passed, seen: None, limit: None, roles: Vec::new(), permissions: Vec::new() }
    }

    pub(super) const fn counted(mut self, seen: u64, limit: u64) -> Self {
        self.seen = Some(seen);
        self.limit = Some(limit);
        self
    }

    pub(super) fn about_roles(mut self, roles: Vec<PresetRole>) -> Self {
        self.roles = roles;
        self
    }

    pub(super) fn about_permissions(mut self, permissions: Vec<Permission>) -> Self {
        self.permissions = permissions;
        self
    }
}

/// The answer of a rule of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationVerdict {
    /// The version of the policy that decided.
    pub policy_version: u32,
    /// Every condition, in the order of the specification.
    pub conditions: Vec<OrganizationCondition>,
}

impl OrganizationVerdict {
    /// Do all conditions hold?
    pub fn allowed(&self) -> bool {
        self.conditions.iter().all(|condition| condition.passed)
    }

    /// The checks that do not hold.
    pub fn unmet(&self) -> impl Iterator<Item = OrganizationCheck> + '_ {
        self.conditions.iter().filter(|condition| !condition.passed).map(|condition| condition.check)
    }
}
