//! The organisation's rules: who may have which roles, and what follows from them.

mod access;
mod condition;
mod custom;
mod fields;
mod held;
mod member;

pub use access::{AccessChange, EffectiveAccess, Grant, access_change, effective_access};
pub use condition::{OrganizationCheck, OrganizationCondition, OrganizationVerdict};
pub use custom::{CustomRoleFacts, contact_room, custom_role, delete_role};
pub use fields::{
    DESCRIPTION_MAX, NAME_MAX, ROLE_NAME_MAX, USER_NAME_MAX, contact_faults, description_fault, email_fault,
    login_name, member_faults, name_fault, role_name_fault, telephone_fault, user_name_fault,
};
pub use held::{CustomGrants, HeldRoles, customer_visibility, is_granted};
pub use member::{
    MemberFacts, ProposedRoles, assign_roles, change_member, released_customers, reset_password, retire_member,
};
