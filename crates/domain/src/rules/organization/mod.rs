//! The organisation's rules: who may have which roles, and what custom roles may be.

mod access;
mod custom;
mod member;

pub use access::{AccessFacts, access, access_rule};
pub use custom::{ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, contact_room, custom_role};
pub use member::{
    MemberFacts, MemberOperation, MemberOperationFacts, ProposedRoles, RetirementFacts, RoleAssignmentFacts,
    assign_roles, member_operation, released_customers, retire_member,
};

/// A number as conditions show it.
fn few(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
