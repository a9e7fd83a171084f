//! The organisation: the roles that each member has, and room for one more role and one more contact.

use super::Question;
use crate::store::organization::{custom_roles, member_state};
use crate::store::{Reader, StoreError};
use domain::organization::PresetRole;
use domain::permission::Permission;
use domain::rules::organization::{
    ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, ProposedRoles, RoleAssignmentFacts,
};
use domain::rules::verdict::RuleId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

/// Would each member be given again what it has? Is there room for another role and another contact?
pub(crate) async fn about_organization(db: &Reader) -> Result<Vec<Question>, StoreError> {
    let mut all = Vec::new();
    let ids: Vec<Id> = db.all(db.sql("SELECT id FROM members WHERE tenant_id = $1 ORDER BY id")).await?;
    for one in ids {
        let id = one.id.parse().map_err(|_| StoreError::Corrupt { column: "members.id" })?;
        let Some(state) = member_state(db, &id, None).await? else { continue };
        let preset: Vec<PresetRole> = state.held.preset.clone();
        let custom = state.held.custom.iter().map(|role| role.role_id.clone()).collect();
        let proposed = ProposedRoles { preset, custom, ..ProposedRoles::default() };
        // The primary account has no roles to be given.
        if !state.facts.is_primary {
            let facts = RoleAssignmentFacts { member: state.facts, proposed };
            all.push(Question::new(RuleId::R61, &facts, ("member", &one.id, &state.name))?);
        }
    }
    let others = custom_roles(db).await?.len() as u64;
    let keep = CustomRoleQuestion::Keep(CustomRoleFacts { permissions: vec![Permission::ViewCustomers], others });
    all.push(Question::new(RuleId::R63, &keep, ("role", "", ""))?);
    let contacts = db.value::<i64>(db.sql("SELECT COUNT(*) FROM customer_contacts WHERE tenant_id = $1")).await?;
    let contacts = ContactRoomFacts { contacts: contacts.unwrap_or(0).unsigned_abs() };
    all.push(Question::new(RuleId::R81, &contacts, ("contact", "", ""))?);
    Ok(all)
}
