//! The organisation: the roles that each member has, and room for one more role and one more contact.

use super::Question;
use crate::store::organization::{custom_roles, role_holders};
use crate::store::{Reader, StoreError};
use domain::permission::Permission;
use domain::rules::organization::{
    ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, ProposedRoles, RoleAssignmentFacts,
};
use domain::rules::verdict::RuleId;

/// Would each member, of the first so many, be given again what it has? Is there room for another role and another contact?
pub(crate) async fn about_organization(db: &Reader, most: u32) -> Result<Vec<Question>, StoreError> {
    let mut all = Vec::new();
    for one in role_holders(db, most).await? {
        let proposed =
            ProposedRoles { preset: one.facts.preset.clone(), custom: one.custom, ..ProposedRoles::default() };
        let facts = RoleAssignmentFacts { member: one.facts, proposed };
        all.push(Question::new(RuleId::R61, &facts, ("member", &one.id, &one.name))?);
    }
    let others = custom_roles(db).await?.len() as u64;
    let keep = CustomRoleQuestion::Keep(CustomRoleFacts { permissions: vec![Permission::ViewCustomers], others });
    all.push(Question::new(RuleId::R63, &keep, ("role", "", ""))?);
    let contacts = db.value::<i64>(db.sql("SELECT COUNT(*) FROM customer_contacts WHERE tenant_id = $1")).await?;
    let contacts = ContactRoomFacts { contacts: contacts.unwrap_or(0).unsigned_abs() };
    all.push(Question::new(RuleId::R81, &contacts, ("contact", "", ""))?);
    Ok(all)
}
