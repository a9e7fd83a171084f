//! P-53 组织成员: members, roles and customer contacts.

mod access_preview;
mod contact_form;
mod contacts;
mod member;
mod member_actions;
mod member_columns;
mod member_edit;
mod member_facts;
mod members;
mod new_member;
mod page;
mod permission_tree;
mod reset_password;
mod retire;
mod role;
mod role_columns;
mod role_form;
mod role_picker;
mod role_preview;
mod roles;
mod roles_drawer;
mod words;

pub use member::MemberPage;
pub use new_member::NewMemberPage;
pub use page::OrganizationPage;
pub use role::RolePage;
