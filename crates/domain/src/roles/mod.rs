//! Roles of an organisation: what they grant, what follows from holding them, and the fields of members and roles.

mod access;
mod fields;
mod held;

pub use access::{AccessChange, EffectiveAccess, Grant, access_change, effective_access};
pub use fields::{
    DESCRIPTION_MAX, NAME_MAX, ROLE_NAME_MAX, USER_NAME_MAX, contact_faults, description_fault, email_fault,
    login_name, member_faults, name_fault, role_name_fault, telephone_fault, user_name_fault,
};
pub use held::{CustomGrants, HeldRoles, customer_visibility, is_administrator, is_granted};
