//! The changes themselves. Each answers the state that refuses it: what is so already is not done again.

use crate::http::error::ApiError;
use crate::store::{Query, Tx};
use domain::api::error::FieldProblem;
use domain::api::vendor_facts::NewCompetencyTag;
use domain::ids::MemberId;
use domain::organization::PresetRole;
use domain::period::{end_of_day, start_of_day};
use domain::program::{CompetencyTag, DevelopmentPath};

/// Runs a statement that changes one row, or none where it is so already.
async fn unless(tx: &Tx, already: &str, query: Query) -> Result<(), ApiError> {
    match tx.exec(query).await? {
        0 => Err(ApiError::State { state: already.to_owned() }),
        _ => Ok(()),
    }
}

/// Invites the partner to a path.
pub(crate) async fn invite(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    let sql = "INSERT INTO path_standings (tenant_id, path, invited) VALUES ($1, $2, TRUE)
        ON CONFLICT (tenant_id, path) DO UPDATE SET invited = TRUE WHERE NOT path_standings.invited";
    unless(tx, "INVITED", tx.sql(sql).bind(path.as_str())).await
}

/// Takes the invitation back. Who is on the path stays on it.
pub(crate) async fn uninvite(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    let sql = "UPDATE path_standings SET invited = FALSE WHERE tenant_id = $1 AND path = $2 AND invited";
    unless(tx, "NOT_INVITED", tx.sql(sql).bind(path.as_str())).await
}

/// Confirms the partner for opportunities of the vendor, with the products that are on its list.
pub(crate) async fn confirm(tx: &Tx, listed_products: u32) -> Result<(), ApiError> {
    let sql = "INSERT INTO opportunity_standings (tenant_id, vendor_confirmed, listed_products) VALUES ($1, TRUE, $2)
        ON CONFLICT (tenant_id) DO UPDATE SET vendor_confirmed = TRUE, listed_products = excluded.listed_products
            WHERE NOT (opportunity_standings.vendor_confirmed AND opportunity_standings.listed_products = excluded.listed_products)";
    unless(tx, "CONFIRMED", tx.sql(sql).bind(i64::from(listed_products))).await
}

/// Takes the confirmation back; what is on the list stays there.
pub(crate) async fn unconfirm(tx: &Tx) -> Result<(), ApiError> {
    let sql = "UPDATE opportunity_standings SET vendor_confirmed = FALSE WHERE tenant_id = $1 AND vendor_confirmed";
    unless(tx, "NOT_CONFIRMED", tx.sql(sql)).await
}

/// Gives a tag, or other days and contents to one that the partner holds.
pub(crate) async fn give_tag(tx: &Tx, new: &NewCompetencyTag) -> Result<(), ApiError> {
    let since = new.held_since.ok_or_else(|| ApiError::field("held_since", FieldProblem::Required))?;
    let until = match new.valid_until {
        Some(day) => Some(end_of_day(day).ok_or_else(|| ApiError::field("valid_until", FieldProblem::OutOfRange))?),
        None => None,
    };
    let contains: Vec<&str> = new.contains.iter().map(|name| name.trim()).collect();
    let contains = serde_json::to_string(&contains).map_err(|_| ApiError::Internal("second-level tags"))?;
    let sql =
        "INSERT INTO competency_tags (tenant_id, tag, held_since, valid_until, contains) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, tag) DO UPDATE SET held_since = excluded.held_since, valid_until = excluded.valid_until,
            contains = excluded.contains
            WHERE competency_tags.held_since <> excluded.held_since OR competency_tags.contains <> excluded.contains
                OR COALESCE(competency_tags.valid_until, -1) <> COALESCE(excluded.valid_until, -1)";
    let query = tx.sql(sql).bind(new.tag.as_str()).bind(start_of_day(since).timestamp());
    unless(tx, "HELD", query.bind(until.map(|end| end.timestamp())).bind(contains)).await
}

/// Takes a tag.
pub(crate) async fn drop_tag(tx: &Tx, tag: CompetencyTag) -> Result<(), ApiError> {
    let sql = "DELETE FROM competency_tags WHERE tenant_id = $1 AND tag = $2";
    unless(tx, "NOT_HELD", tx.sql(sql).bind(tag.as_str())).await
}

/// Puts a role that a member has under review: it is locked until the review ends. Answers the member's name.
pub(crate) async fn review_role(tx: &Tx, member: &MemberId, role: PresetRole) -> Result<String, ApiError> {
    let name = holder(tx, member, role).await?;
    let sql = "INSERT INTO role_reviews (tenant_id, member_id, role, since_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, member_id, role) DO NOTHING";
    let query = tx.sql(sql).bind(member.as_str()).bind(role.as_str()).bind(tx.now_secs());
    unless(tx, "UNDER_REVIEW", query).await?;
    Ok(name)
}

/// Ends the review: the role can be changed again. Answers the member's name.
pub(crate) async fn end_review(tx: &Tx, member: &MemberId, role: PresetRole) -> Result<String, ApiError> {
    let name = holder(tx, member, role).await?;
    let sql = "DELETE FROM role_reviews WHERE tenant_id = $1 AND member_id = $2 AND role = $3";
    unless(tx, "NOT_UNDER_REVIEW", tx.sql(sql).bind(member.as_str()).bind(role.as_str())).await?;
    Ok(name)
}

/// The name of the member, if it has the role.
async fn holder(tx: &Tx, member: &MemberId, role: PresetRole) -> Result<String, ApiError> {
    let sql = "SELECT name FROM members m WHERE m.tenant_id = $1 AND m.id = $2 AND EXISTS (SELECT 1 FROM member_roles r
        WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id AND r.role = $3)";
    let name: Option<String> = tx.value(tx.sql(sql).bind(member.as_str()).bind(role.as_str())).await?;
    name.ok_or_else(|| ApiError::field("role", FieldProblem::NotAChoice))
}
