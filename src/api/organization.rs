//! Members, roles and customer contacts (P-53), and who may do what.

use domain::api::organization::{
    Member, MemberChange, MemberDetail, MemberQuery, Members, NewMember, PasswordReset, Retirement, RoleAssignment,
};
use domain::api::roles::{
    AccessAnswer, AccessPreview, AccessQuery, AccessQuestion, Contacts, CustomRole, CustomerContact, NewContact,
    NewCustomRole, RolePreview, RoleQuestion, Roles,
};
use domain::ids::{ContactId, CustomRoleId, MemberId};
use domain::permission::Permission;

use super::request::{Ignored, Method, Request};

const MEMBERS: &str = "/v2/partners/members";
const ROLES: &str = "/v2/partners/roles";
const CONTACTS: &str = "/v2/partners/contacts";

/// `GET /v2/partners/members`.
pub fn members(query: &MemberQuery) -> Request<Members> {
    Request::get_with(MEMBERS, query)
}

/// `GET /v2/partners/members/{id}`.
pub fn member(id: &MemberId) -> Request<MemberDetail> {
    Request::get(format!("{MEMBERS}/{id}"))
}

/// `POST /v2/partners/members`.
pub fn create_member(new: &NewMember) -> Request<Member> {
    Request::write(Method::Post, MEMBERS, new)
}

/// `PUT /v2/partners/members/{id}`.
pub fn change_member(id: &MemberId, version: i64, new: &MemberChange) -> Request<MemberDetail> {
    Request::write(Method::Put, format!("{MEMBERS}/{id}"), new).if_match(version)
}

/// `PUT /v2/partners/members/{id}/password`.
pub fn reset_password(id: &MemberId, version: i64, new: &PasswordReset) -> Request<MemberDetail> {
    Request::write(Method::Put, format!("{MEMBERS}/{id}/password"), new).if_match(version)
}

/// `PUT /v2/partners/members/{id}/roles`.
pub fn assign_roles(id: &MemberId, version: i64, new: &RoleAssignment) -> Request<MemberDetail> {
    Request::write(Method::Put, format!("{MEMBERS}/{id}/roles"), new).if_match(version)
}

/// `POST …/{id}/disable` and `…/{id}/remove`.
pub fn retire(id: &MemberId, version: i64, act: &str, retirement: Retirement) -> Request<Ignored> {
    Request::write(Method::Post, format!("{MEMBERS}/{id}/{act}"), &retirement).if_match(version)
}

/// `POST …/{id}/enable`.
pub fn enable(id: &MemberId, version: i64) -> Request<Ignored> {
    Request::command(Method::Post, format!("{MEMBERS}/{id}/enable")).if_match(version)
}

/// `POST /v2/partners/access-previews`: changes nothing.
pub fn preview(question: &AccessQuestion) -> Request<AccessPreview> {
    Request::query("/v2/partners/access-previews", question)
}

/// `POST /v2/partners/role-previews`: changes nothing.
pub fn role_preview(question: &RoleQuestion) -> Request<RolePreview> {
    Request::query("/v2/partners/role-previews", question)
}

/// `GET /v2/partners/access`.
pub fn access(permission: Permission) -> Request<AccessAnswer> {
    Request::get_with("/v2/partners/access", &AccessQuery { permission })
}

/// `GET /v2/partners/roles`.
pub fn roles() -> Request<Roles> {
    Request::get(ROLES)
}

/// `POST /v2/partners/roles`, or `PUT …/{id}` for the role of this id and version.
pub fn save_role(known: Option<(&CustomRoleId, i64)>, new: &NewCustomRole) -> Request<CustomRole> {
    match known {
        Some((id, version)) => Request::write(Method::Put, format!("{ROLES}/{id}"), new).if_match(version),
        None => Request::write(Method::Post, ROLES, new),
    }
}

/// `DELETE /v2/partners/roles/{id}`.
pub fn delete_role(id: &CustomRoleId, version: i64) -> Request<Ignored> {
    Request::command(Method::Delete, format!("{ROLES}/{id}")).if_match(version)
}

/// `GET /v2/partners/contacts`.
pub fn contacts() -> Request<Contacts> {
    Request::get(CONTACTS)
}

/// `POST /v2/partners/contacts`, or `PUT …/{id}` for the contact of this id and version.
pub fn save_contact(known: Option<(&ContactId, i64)>, new: &NewContact) -> Request<CustomerContact> {
    match known {
        Some((id, version)) => Request::write(Method::Put, format!("{CONTACTS}/{id}"), new).if_match(version),
        None => Request::write(Method::Post, CONTACTS, new),
    }
}

/// `DELETE /v2/partners/contacts/{id}`.
pub fn delete_contact(id: &ContactId, version: i64) -> Request<Ignored> {
    Request::command(Method::Delete, format!("{CONTACTS}/{id}")).if_match(version)
}
