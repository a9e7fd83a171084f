//! What nobody may do to anybody in the organisation, and roles and contacts that are too many.

use crate::http::error::ApiError;
use crate::store::Reader;
use crate::store::organization::{custom_roles, member_state, members};
use crate::store::questions::Question;
use domain::api::organization::MemberQuery;
use domain::organization::{PresetRole, PrincipalKind};
use domain::permission::Permission;
use domain::rules::organization::{
    AccessFacts, ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, MemberOperation, MemberOperationFacts,
    ProposedRoles, RetirementFacts, RoleAssignmentFacts, access_rule,
};
use domain::rules::verdict::RuleId;

/// What members press that is not theirs.
const PRESSED: [Permission; 3] =
    [Permission::ManageOpportunities, Permission::ManagePayouts, Permission::ChangeAssociation];

/// The questions.
pub(super) async fn asked(db: &Reader) -> Result<Vec<Question>, ApiError> {
    let mut all = Vec::new();
    for member in members(db, &MemberQuery::default(), (0, 100)).await?.members {
        let Some(state) = member_state(db, &member.member_id, Some(&member.member_id)).await? else { continue };
        let subject = ("member", member.member_id.as_str(), member.name.as_str());
        let operation = MemberOperation::ResetPassword;
        let facts = MemberOperationFacts { operation, member: state.facts.clone() };
        all.push(Question::new(RuleId::R83, &facts, subject)?);
        // Who is disabled does not get as far as pressing something.
        for permission in PRESSED.into_iter().filter(|_| !member.disabled) {
            let rule = access_rule(permission, member.must_change_password);
            let kind = if state.facts.is_primary { PrincipalKind::PartnerRoot } else { PrincipalKind::PartnerMember };
            let facts = AccessFacts::of(permission, kind, &state.held, member.must_change_password);
            all.push(Question::new(rule, &facts, subject)?);
        }
        for preset in [&[][..], PresetRole::ALL] {
            let proposed = ProposedRoles { preset: preset.to_vec(), unknown: 1, ..ProposedRoles::default() };
            let facts = RoleAssignmentFacts { member: state.facts.clone(), proposed };
            all.push(Question::new(RuleId::R61, &facts, subject)?);
        }
        let facts = RetirementFacts { member: state.facts, released_customers: 0 };
        all.push(Question::new(RuleId::R62, &facts, subject)?);
    }
    let roles = custom_roles(db).await?;
    for permissions in [&[][..], Permission::ALL, &[Permission::AssignAccountManager]] {
        let facts = CustomRoleFacts { permissions: permissions.to_vec(), others: roles.len() as u64 };
        all.push(Question::new(RuleId::R63, &CustomRoleQuestion::Keep(facts), ("role", "", ""))?);
    }
    for (is_preset, role) in roles.iter().map(|role| (false, role)).chain(roles.first().map(|role| (true, role))) {
        let asked = CustomRoleQuestion::Delete { is_preset, members: role.members };
        all.push(Question::new(RuleId::R63, &asked, ("role", role.role_id.as_str(), &role.name))?);
    }
    let contacts = "SELECT COUNT(*) FROM customer_contacts WHERE tenant_id = $1";
    let contacts = db.value::<i64>(db.sql(contacts)).await?.unwrap_or(0).unsigned_abs();
    all.push(Question::new(RuleId::R81, &ContactRoomFacts { contacts }, ("contact", "", ""))?);
    Ok(all)
}
