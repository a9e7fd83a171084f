//! Roles of an organisation, customer contacts, and the answers to "who may do what".

use crate::api::error::FieldError;
use crate::ids::{ContactId, CustomRoleId, MemberId};
use crate::organization::PresetRole;
use crate::permission::{CustomerVisibility, Permission, PermissionTier};
use crate::roles::{EffectiveAccess, contact_faults, description_fault, role_name_fault};
use crate::rules::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/roles`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Roles {
    /// Roles that every organisation has.
    pub preset_roles: Vec<PresetRoleInfo>,
    /// The organisation's own, by name.
    pub custom_roles: Vec<CustomRole>,
}

/// A preset role; it can only be viewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresetRoleInfo {
    /// The role.
    pub role: PresetRole,
    /// What it grants.
    pub permissions: Vec<Permission>,
    /// Members that have it.
    pub members: u64,
}

/// A role that the organisation made for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomRole {
    /// The role.
    pub role_id: CustomRoleId,
    /// Its name, unique in the organisation.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it grants beyond the defaults.
    pub permissions: Vec<Permission>,
    /// Members that have it.
    pub members: u64,
    /// Counts changes; the `ETag`.
    pub version: i64,
}

/// `POST /v2/partners/roles` and `PUT /v2/partners/roles/{role_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCustomRole {
    /// Name, 1 to 32 characters, unique in the organisation.
    pub name: String,
    /// What it is for, up to 200 characters.
    pub description: String,
    /// What it is to grant beyond the defaults.
    pub permissions: Vec<Permission>,
}

impl NewCustomRole {
    /// What is wrong with the fields; the permissions are the rule's to judge.
    pub fn faults(&self) -> Vec<FieldError> {
        [role_name_fault(&self.name), description_fault(&self.description)].into_iter().flatten().collect()
    }
}

/// `GET /v2/partners/contacts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contacts {
    /// In the order in which customers see them.
    pub contacts: Vec<CustomerContact>,
    /// Whom customers see while there is none: the administrator.
    pub fallback: Option<String>,
}

/// A person whom customers see under 我的合作伙伴.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerContact {
    /// The contact.
    pub contact_id: ContactId,
    /// Name.
    pub name: String,
    /// Phone number, empty when unknown.
    pub telephone: String,
    /// Mail address, empty when unknown.
    pub email: String,
    /// Counts changes; the `ETag`.
    pub version: i64,
}

/// `POST /v2/partners/contacts` and `PUT /v2/partners/contacts/{contact_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// Name, 1 to 64 characters.
    pub name: String,
    /// Phone number; one of both is needed.
    pub telephone: String,
    /// Mail address; one of both is needed.
    pub email: String,
}

impl NewContact {
    /// What is wrong with the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        contact_faults(&self.name, &self.email, &self.telephone)
    }
}

/// `POST /v2/partners/access-previews`: what would these roles do?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccessQuestion {
    /// The member; absent for one that is yet to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_id: Option<MemberId>,
    /// Preset roles that it would have.
    pub preset_roles: Vec<PresetRole>,
    /// Custom roles that it would have.
    pub custom_roles: Vec<CustomRoleId>,
}

/// The answer: what changes, before anything is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessPreview {
    /// Every condition of the role set; customers to be released count as agreed to.
    pub verdict: Verdict,
    /// What the member could do, and which role each right comes from.
    pub access: EffectiveAccess,
    /// Rights that it would gain.
    pub gained: Vec<Permission>,
    /// Rights that it would lose.
    pub lost: Vec<Permission>,
    /// Which customers it sees now.
    pub visibility_before: CustomerVisibility,
    /// How many those are.
    pub customers_before: u64,
    /// How many it would see.
    pub customers_after: u64,
    /// Customers that would be without account manager.
    pub released_customers: u64,
    /// Account managers that would be without director.
    pub unmanaged_managers: u64,
}

/// `POST /v2/partners/role-previews`: what would these rights of a custom role do?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleQuestion {
    /// The role; absent for one that is yet to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_id: Option<CustomRoleId>,
    /// What it would grant beyond the defaults.
    pub permissions: Vec<Permission>,
}

/// What a change of roles means to one login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessEffect {
    /// Rights that it would gain.
    pub gained: Vec<Permission>,
    /// Rights that it would lose.
    pub lost: Vec<Permission>,
    /// Which customers it sees now.
    pub visibility_before: CustomerVisibility,
    /// Which it would see.
    pub visibility_after: CustomerVisibility,
    /// How many it sees now.
    pub customers_before: u64,
    /// How many it would see.
    pub customers_after: u64,
}

impl From<&AccessPreview> for AccessEffect {
    fn from(preview: &AccessPreview) -> Self {
        Self {
            gained: preview.gained.clone(),
            lost: preview.lost.clone(),
            visibility_before: preview.visibility_before,
            visibility_after: preview.access.visibility,
            customers_before: preview.customers_before,
            customers_after: preview.customers_after,
        }
    }
}

/// The same for a member that has the role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleHolderEffect {
    /// The member.
    pub member_id: MemberId,
    /// Its name.
    pub name: String,
    /// What would change.
    pub effect: AccessEffect,
}

/// Members that are looked at one by one in the preview of a role.
pub const ROLE_HOLDERS_MAX: u32 = 200;

/// The answer: what a role of these rights would change for those who have it, before it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RolePreview {
    /// Every condition of the role.
    pub verdict: Verdict,
    /// What it would mean to somebody who has this role and no other.
    pub alone: AccessEffect,
    /// Those who have the role, in the order of their names: [`ROLE_HOLDERS_MAX`] at most.
    pub holders: Vec<RoleHolderEffect>,
    /// How many have it.
    pub count: u64,
    /// Customers that come into view, added up over the holders: a customer counts once for each who would see it.
    pub opens: u64,
    /// Customers that go out of view, added up in the same way.
    pub closes: u64,
}

/// The query of `GET /v2/partners/access`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AccessQuery {
    /// The right in question.
    pub permission: Permission,
}

/// `GET /v2/partners/access`: who has a right, and who can give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessAnswer {
    /// The right.
    pub permission: Permission,
    /// Who can come to have it at all.
    pub tier: PermissionTier,
    /// Has the asker it?
    pub held: bool,
    /// Every condition of it, for the asker.
    pub verdict: Verdict,
    /// Preset roles that grant it.
    pub granted_by: Vec<PresetRole>,
    /// Names of the organisation's own roles that grant it.
    pub granted_by_custom: Vec<String>,
    /// Names of those who can assign a role: the primary account and the administrators.
    pub assigned_by: Vec<String>,
    /// Who owns the partner account, by name: the one login that has everything.
    pub primary: Option<String>,
}
