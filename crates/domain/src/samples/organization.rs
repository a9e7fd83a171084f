//! Generated facts of the organisation's rules.

use super::seed::Samples;
use crate::ids::CustomRoleId;
use crate::organization::{PresetRole, PrincipalKind};
use crate::permission::Permission;
use crate::roles::HeldRoles;
use crate::rules::organization::{
    AccessFacts, ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, MemberFacts, MemberOperation,
    MemberOperationFacts, ProposedRoles, RetirementFacts, RoleAssignmentFacts,
};

impl Samples {
    /// Facts of R-83.
    pub fn member_operation_facts(&mut self) -> MemberOperationFacts {
        let operation = self.pick(MemberOperation::ALL, MemberOperation::Change);
        MemberOperationFacts { operation, member: self.member() }
    }

    /// Facts of.
    pub fn access_facts(&mut self) -> AccessFacts {
        let held = HeldRoles { preset: self.preset_roles(), custom: Vec::new() };
        let kind = if self.once_in(4) { PrincipalKind::PartnerRoot } else { PrincipalKind::PartnerMember };
        let permission = self.pick(Permission::ALL, Permission::ManageOpportunities);
        AccessFacts::of(permission, kind, &held, self.once_in(6))
    }

    /// Facts of R-61.
    pub fn role_assignment_facts(&mut self) -> RoleAssignmentFacts {
        let member = self.member();
        let released_customers = if self.once_in(2) { member.customers } else { u64::from(self.few()) };
        let custom = (0..self.few() % 3).filter_map(|number| CustomRoleId::new(format!("r{number}")).ok()).collect();
        let unknown = u64::from(self.once_in(8));
        let proposed = ProposedRoles { preset: self.preset_roles(), custom, unknown, released_customers };
        RoleAssignmentFacts { member, proposed }
    }

    /// Facts of R-62.
    pub fn retirement_facts(&mut self) -> RetirementFacts {
        let member = self.member();
        let released_customers = if self.once_in(2) { member.customers } else { u64::from(self.few()) };
        RetirementFacts { member, released_customers }
    }

    /// Facts of R-63.
    pub fn custom_role_question(&mut self) -> CustomRoleQuestion {
        if self.once_in(3) {
            return CustomRoleQuestion::Delete { is_preset: self.once_in(3), members: u64::from(self.few()) };
        }
        let permissions = Permission::ALL.iter().copied().filter(|_| self.once_in(4)).collect();
        let others = u64::from(self.few() + self.few() * 3);
        CustomRoleQuestion::Keep(CustomRoleFacts { permissions, others })
    }

    /// Facts of R-81.
    pub fn contact_room_facts(&mut self) -> ContactRoomFacts {
        ContactRoomFacts { contacts: u64::from(self.few() + self.few()) }
    }

    fn member(&mut self) -> MemberFacts {
        let preset = self.preset_roles();
        MemberFacts {
            is_primary: self.once_in(8),
            is_self: self.once_in(8),
            under_review: preset.iter().copied().filter(|_| self.once_in(4)).collect(),
            preset,
            customers: u64::from(self.few()),
        }
    }

    fn preset_roles(&mut self) -> Vec<PresetRole> {
        PresetRole::ALL.iter().copied().filter(|_| self.once_in(3)).collect()
    }
}
