//! The members of a partner's organisation (P-53).

use crate::api::error::FieldError;
use crate::ids::{CustomRoleId, MemberId};
use crate::organization::PresetRole;
use crate::roles::{EffectiveAccess, member_faults, user_name_fault};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The query of `GET /v2/partners/members`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MemberQuery {
    /// Part of a name, an account name, a mail address or a phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only who has this preset role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset_role: Option<PresetRole>,
    /// Only who has this custom role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_role: Option<CustomRoleId>,
    /// Only disabled members, or only those that are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
    /// Rows to skip; 0 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to return, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `GET /v2/partners/members`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Members {
    /// Members that match.
    pub count: u64,
    /// The account name of the primary account, which starts the account names of new members.
    pub primary_account: String,
    /// One page: the primary account first, then by name.
    pub members: Vec<Member>,
}

/// One member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// The member.
    pub member_id: MemberId,
    /// Account name; final once created.
    pub account_name: String,
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Phone number, empty when unknown.
    pub telephone: String,
    /// Is it the login that owns the partner account?
    pub is_primary: bool,
    /// Cannot sign in.
    pub disabled: bool,
    /// Has not changed the initial password yet.
    pub must_change_password: bool,
    /// Preset roles, in the order of the specification.
    pub preset_roles: Vec<PresetRole>,
    /// Those of them whose qualification is under review: they cannot be taken away.
    pub under_review: Vec<PresetRole>,
    /// Custom roles, by name.
    pub custom_roles: Vec<RoleName>,
    /// The director that an account manager reports to; none when unmanaged.
    pub director: Option<MemberName>,
    /// Customers whose account manager it is.
    pub customers: u64,
    /// Account managers that report to it.
    pub account_managers: u64,
    /// When it was created.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: DateTime<Utc>,
    /// Counts changes; the `ETag`.
    pub version: i64,
}

/// A custom role by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleName {
    /// The role.
    pub role_id: CustomRoleId,
    /// Its name.
    pub name: String,
}

/// A member by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberName {
    /// The member.
    pub member_id: MemberId,
    /// Its name.
    pub name: String,
}

/// `GET /v2/partners/members/{member_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberDetail {
    /// The member.
    pub member: Member,
    /// What it may do, and which role each right comes from.
    pub access: EffectiveAccess,
    /// Customers that it sees.
    pub visible_customers: u64,
}

/// `POST /v2/partners/members`. The first sign-in forces another password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// The user part of the account name: a letter, then letters, digits, `-`, `_` or `.`, 2 to 32 in all.
    pub user_name: String,
    /// Name, 1 to 64 characters.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Phone number; may be empty.
    pub telephone: String,
    /// Initial password, 12 to 128 characters, not a common one. It is not stored in clear and never answered.
    pub initial_password: String,
    /// Preset roles.
    pub preset_roles: Vec<PresetRole>,
    /// Custom roles.
    pub custom_roles: Vec<CustomRoleId>,
    /// The director that an account manager is to report to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub director_id: Option<MemberId>,
}

// A password must not reach a log through `{:?}`.
impl std::fmt::Debug for NewMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMember").field("user_name", &self.user_name).finish_non_exhaustive()
    }
}

impl NewMember {
    /// What is wrong with the fields; the roles and the password are judged elsewhere.
    pub fn faults(&self) -> Vec<FieldError> {
        let own = member_faults(&self.name, &self.email, &self.telephone);
        user_name_fault(&self.user_name).into_iter().chain(own).collect()
    }
}

/// `PUT /v2/partners/members/{member_id}`. The account name is not among the fields: it is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    /// Name, 1 to 64 characters.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Phone number; may be empty.
    pub telephone: String,
    /// The director that an account manager reports to; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub director_id: Option<MemberId>,
}

/// `PUT /v2/partners/members/{member_id}/password`: a new initial password; the next sign-in forces another.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// Initial password, 12 to 128 characters, not a common one.
    pub initial_password: String,
}

impl std::fmt::Debug for PasswordReset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordReset").finish_non_exhaustive()
    }
}

/// `PUT /v2/partners/members/{member_id}/roles`: all roles that the member is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleAssignment {
    /// Preset roles.
    pub preset_roles: Vec<PresetRole>,
    /// Custom roles.
    pub custom_roles: Vec<CustomRoleId>,
    /// How many customers may lose their account manager through it; the number that a preview showed.
    #[serde(default)]
    pub released_customers: u64,
}

/// `POST /v2/partners/members/{member_id}/disable` and `…/remove`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Retirement {
    /// How many customers may lose their account manager through it.
    #[serde(default)]
    pub released_customers: u64,
}
