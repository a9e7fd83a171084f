//! Whom two versions of the policy answer otherwise: everything that a partner has is asked under both.

use crate::auth::scope::AsScope;
use crate::store::customers::{PartnerContext, batch_after};
use crate::store::questions::{Question, about_organization, about_programs, about_specialists};
use crate::store::specialists::Asker;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::policies::{AffectedObject, AffectedRule, LISTED_MAX};
use domain::rules::affected::{Trial, shift};
use domain::rules::concerned::ConcernedObject as Object;
use domain::rules::customer_unbind::{CustomerUnbindFacts, customer_unbind};
use domain::rules::evaluate::evaluate;
use domain::rules::facts::{AssociationFacts, CallerStanding};
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::Policy;
use domain::rules::verdict::{RuleId, Verdict};

/// Customers that are read at once.
const BATCH: u32 = 5_000;

/// Two versions, and for what both are asked.
#[derive(Clone, Copy)]
pub(crate) struct Versions<'a> {
    pub(crate) before: &'a Policy,
    pub(crate) after: &'a Policy,
    /// The moment.
    pub(crate) now: DateTime<Utc>,
    /// The most objects of one kind.
    pub(crate) most: u32,
}

/// Counts the answers of one rule, and keeps the first that differ.
struct Tally(AffectedRule);

impl Tally {
    fn new(rule: RuleId, of: Object) -> Self {
        Self(AffectedRule { rule, of, asked: 0, changed: 0, first_only: false, objects: Vec::new() })
    }

    /// Questions about one object follow each other.
    fn ask(&mut self, asked: &[Question], versions: Versions<'_>) -> Result<(), StoreError> {
        let rule = self.0.rule;
        let (mut last, mut objects) = (None, 0);
        for one in asked.iter().filter(|one| one.rule == rule) {
            if last != Some(&one.subject) {
                (last, objects) = (Some(&one.subject), objects + 1);
            }
            if objects > versions.most {
                self.0.first_only = true;
                break;
            }
            let (kind, id, name) = &one.subject;
            self.note(&both(one, versions)?, (*kind, id.as_str(), name.as_str()));
        }
        Ok(())
    }

    fn note(&mut self, [before, after]: &[Verdict; 2], (kind, id, name): (&str, &str, &str)) {
        self.0.asked += 1;
        let Some(shift) = shift(before, after) else { return };
        self.0.changed += 1;
        if self.0.objects.len() < LISTED_MAX {
            self.0.objects.push(AffectedObject {
                subject_kind: kind.to_owned(),
                subject_id: id.to_owned(),
                subject_name: name.to_owned(),
                was_allowed: shift.was_allowed,
                is_allowed: shift.is_allowed,
                arises: shift.arises,
                ends: shift.ends,
                was_available_at: shift.was_available_at,
                available_at: shift.available_at,
            });
        }
    }
}

/// The rules, each tried on what this scope sees. Those that are not tried on objects are left out.
pub(crate) async fn affected(
    db: &Reader,
    rules: &[RuleId],
    caller: &CallerStanding,
    versions: Versions<'_>,
) -> Result<Vec<AffectedRule>, StoreError> {
    let mut tallies: Vec<_> = rules.iter().filter_map(|rule| Some(Tally::new(*rule, object(*rule)?))).collect();
    let about = |objects: &[Object]| tallies.iter().any(|tally| objects.contains(&tally.0.of));
    let (now, most) = (versions.now, versions.most);
    let mut asked = Vec::new();
    if about(&[Object::Programs, Object::Paths]) {
        asked.extend(about_programs(db, now).await?);
    }
    if about(&[Object::Specialists, Object::SpecialistInvitations]) {
        let login = db.scope().login().map(ToString::to_string).unwrap_or_default();
        asked.extend(
            about_specialists(db, Asker { login: &login, is_admin: caller.is_admin }, one_more(most), now).await?,
        );
    }
    if about(&[Object::Members, Object::CustomRoles, Object::Contacts]) {
        asked.extend(about_organization(db, one_more(most)).await?);
    }
    let has_customers = about(&[Object::Customers]);
    for tally in &mut tallies {
        tally.ask(&asked, versions)?;
    }
    if has_customers {
        about_customers(db, &mut tallies, caller, versions).await?;
    }
    Ok(tallies.into_iter().map(|tally| tally.0).collect())
}

/// One object more than is tried says whether there are more.
const fn one_more(most: u32) -> u32 {
    most.saturating_add(1)
}

const fn object(rule: RuleId) -> Option<Object> {
    match rule.trial() {
        Trial::On(object) => Some(object),
        Trial::Within | Trial::Not(_) => None,
    }
}

fn both(one: &Question, versions: Versions<'_>) -> Result<[Verdict; 2], StoreError> {
    let ask = |policy| {
        let verdict = evaluate(one.rule, &one.facts, policy, versions.now);
        verdict.map_err(|_| StoreError::Corrupt { column: "facts" })
    };
    Ok([ask(versions.before)?, ask(versions.after)?])
}

/// Customers are many: their facts are read in batches and asked without a detour through JSON.
async fn about_customers(
    db: &Reader,
    tallies: &mut [Tally],
    caller: &CallerStanding,
    versions: Versions<'_>,
) -> Result<(), StoreError> {
    let partner = PartnerContext::load(db).await?.standing()?;
    let (mut last, mut left) = (String::new(), versions.most);
    loop {
        let rows = batch_after(db, &last, one_more(left).min(BATCH)).await?;
        for row in rows.iter().take(left as usize) {
            let facts = AssociationFacts {
                customer: row.standing()?,
                history: row.history(),
                partner: partner.clone(),
                caller: *caller,
                own_customer: row.is_own(),
            };
            for tally in tallies.iter_mut() {
                if let Some(verdicts) = of_customer(tally.0.rule, &facts, versions) {
                    tally.note(&verdicts, ("customer", &row.id, &row.name));
                }
            }
        }
        if rows.len() > left as usize {
            tallies
                .iter_mut()
                .filter(|tally| tally.0.of == Object::Customers)
                .for_each(|tally| tally.0.first_only = true);
            return Ok(());
        }
        match rows.last() {
            Some(row) if rows.len() == BATCH as usize => last.clone_from(&row.id),
            _ => return Ok(()),
        }
        left = left.saturating_sub(BATCH);
    }
}

fn of_customer(rule: RuleId, facts: &AssociationFacts, versions: Versions<'_>) -> Option<[Verdict; 2]> {
    let Versions { before, after, now, .. } = versions;
    Some(match rule {
        RuleId::R08 => {
            let facts = CustomerUnbindFacts { customer: facts.customer.clone(), history: facts.history.clone() };
            [before, after].map(|policy| customer_unbind(&facts, policy, now))
        }
        RuleId::R09 => [before, after].map(|policy| partner_unbind(facts, policy, now)),
        RuleId::R10 => {
            let target = facts.customer.association_type.other();
            [before, after].map(|policy| partner_switch(facts, target, policy, now))
        }
        _ => return None,
    })
}

#[cfg(test)]
#[path = "affected_tests.rs"]
mod tests;
