//! Employees: inviting them, and what is done with a link.

use super::super::specialists::people;
use super::super::staff::Member;
use crate::http::error::ApiError;
use crate::store::questions::{Question, about_specialists};
use crate::store::specialists::{Asker, contact_hash, target_facts};
use crate::store::{Reader, Tx};
use domain::api::policies::TRIED_MAX;
use domain::association::Party;
use domain::rules::evaluate::TargetQuestion;
use domain::rules::policy::Policy;
use domain::rules::verdict::RuleId;

pub(super) async fn asked(db: &Reader, tx: &Tx, admin: &Member, policy: &Policy) -> Result<Vec<Question>, ApiError> {
    let mut all =
        about_specialists(db, Asker { login: &admin.login_id, is_admin: admin.is_admin() }, TRIED_MAX, tx.now())
            .await?;
    for person in people()? {
        for account in db.personal_accounts(&contact_hash(&person.mobile)).await? {
            let facts = target_facts(db, &account, tx.now_secs()).await?.told_to_partner(policy, tx.now());
            let asked = TargetQuestion { facts, viewer: Party::PartnerAdmin };
            all.push(Question::new(RuleId::R35, &asked, ("specialist", &account.id, &account.account_name))?);
        }
    }
    Ok(all)
}
