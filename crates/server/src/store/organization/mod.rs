//! Members, roles and customer contacts of a partner's organisation.

mod contacts;
mod facts;
mod holders;
mod member_list;
mod member_rows;
mod members;
mod roles;

pub(crate) use contacts::{ContactRow, contact, contacts};
pub(crate) use facts::{
    MemberState, RoleHolder, custom_grants, held_roles, holders_of, member_state, preset_roles, role_holders,
    role_names,
};
pub(crate) use holders::{custom_roles_granting, fallback_contact, primary_account, primary_name, role_givers};
pub(crate) use member_list::{member, members};
pub(crate) use members::{
    NewMemberRow, bump, disable_login, find_login, insert_member, is_director, name_is_taken, release_customers,
    remove_member, set_roles, unmanage_managers,
};
pub(crate) use roles::{
    custom_role, custom_role_count, custom_roles, delete_custom_role, preset_role_members, save_custom_role,
};
