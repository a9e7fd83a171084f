//! Custom roles, who has them, and roles that a review locks.

use super::catalog::CustomRoleSpec;
use super::partner::Partner;
use super::world::{DAY, World};
use super::write::{Row, insert};
use crate::store::search::folded;
use crate::store::{StoreError, Tx};

const CUSTOM_ROLES: &str =
    "INSERT INTO custom_roles (tenant_id, id, name, name_folded, description, created_at) VALUES";
const PERMISSIONS: &str = "INSERT INTO custom_role_permissions (tenant_id, role_id, permission) VALUES";
const HOLDERS: &str = "INSERT INTO member_custom_roles (tenant_id, member_id, role_id) VALUES";
const REVIEWS: &str = "INSERT INTO role_reviews (tenant_id, member_id, role, since_at) VALUES";

/// The organisation's own roles and its reviews; the members are there already.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, StoreError> {
    let tenant = partner.spec.id.as_str();
    let mut rng = world.rng(tenant, "custom roles");
    let specs = world.catalog.people.custom_roles.iter().filter(|spec| spec.tenant == tenant);
    let roles: Vec<(String, &CustomRoleSpec)> = specs.map(|spec| (rng.id(world.now - 200 * DAY), spec)).collect();
    let rows = roles.iter().map(|(id, spec)| {
        let name = spec.name.as_str();
        let created_at = world.now - 200 * DAY;
        vec![id.as_str().into(), name.into(), folded(name).into(), spec.description.as_str().into(), created_at.into()]
    });
    let mut written = insert(tx, tenant, CUSTOM_ROLES, rows).await?;
    let rows = roles.iter().flat_map(|(id, spec)| {
        spec.permissions.iter().map(|permission| vec![id.as_str().into(), permission.as_str().into()])
    });
    written += insert(tx, tenant, PERMISSIONS, rows).await?;
    let rows = roles.iter().flat_map(|(id, spec)| {
        let member = |account: &String| partner.members.iter().find(|member| member.account == *account);
        let holders = spec.members.iter().filter_map(member);
        holders.map(|member| vec![member.id.as_str().into(), id.as_str().into()]).collect::<Vec<Row>>()
    });
    written += insert(tx, tenant, HOLDERS, rows).await?;
    let reviewed = world.catalog.people.members.iter().filter(|spec| spec.tenant == tenant);
    let rows = reviewed.flat_map(|spec| {
        let member = partner.members.iter().find(|member| member.account == spec.account);
        let row =
            |role: &String| Some(vec![member?.id.as_str().into(), role.as_str().into(), (world.now - 12 * DAY).into()]);
        spec.under_review.iter().filter_map(row).collect::<Vec<Row>>()
    });
    Ok(written + insert(tx, tenant, REVIEWS, rows).await?)
}
