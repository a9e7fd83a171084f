//! Reports of the demo: the solution provider's in every state.

use super::catalog::ReportSpec;
use super::customer_rows::HOME;
use super::decisions::{Asked, RECEIPTS, json, receipt, submit};
use super::development::Prospect;
use super::development_attempts::{self, Tried};
use super::development_letters::Letter;
use super::partner::Partner;
use super::queue::{Decided, Waiting, put_decided};
use super::random::Rng;
use super::staff::Member;
use super::world::{DAY, HOUR, World, moment};
use super::write::{Row, insert};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use crate::store::development::{account_of, preregistration_facts};
use domain::api::reviews::ReviewKind;
use domain::rules::associable::CurrentPartner;
use domain::rules::preregistration::preregister;
use domain::rules::verdict::RuleId;
use domain::states::customer_report::CustomerReportState as State;
use domain::states::review::ReviewEvent;

pub(super) const REPORTS: &str = "INSERT INTO customer_reports (tenant_id, id, home_tenant_id, account_id, account_name, customer_name, industry, \
    contact_name, contact_email, reason, state, state_since, reported_by, reported_by_name, reported_by_member, reported_at, \
    protected_until, review_reasons, answer, invited_as, invited_until, failed_on, customer_id) VALUES";
pub(super) const CLAIMS: &str =
    "INSERT INTO customer_report_claims (tenant_id, account_id, partner_tenant_id, report_id, until_at) VALUES";
/// What the policy says of both.
pub(super) const DAYS: i64 = 15;

/// Whom a report is about.
pub(super) struct Subject {
    pub(super) id: String,
    pub(super) login_id: String,
    pub(super) account: String,
    pub(super) name: String,
    /// When it associated, where it has.
    pub(super) associated_on: Option<i64>,
}

/// The reports of the solution provider.
pub(super) async fn write(
    tx: &Tx,
    (world, partner): (&World, &Partner),
    rng: &mut Rng,
    all: &[Prospect],
    url: &str,
) -> Result<usize, ApiError> {
    let mut written = 0;
    for spec in &world.catalog.development.reports {
        written += Report { tx, world, partner, url }.write(rng, all, spec).await?;
    }
    Ok(written)
}

/// Where reports of the solution provider go.
struct Report<'a> {
    tx: &'a Tx,
    world: &'a World,
    partner: &'a Partner,
    url: &'a str,
}

impl Report<'_> {
    async fn write(&self, rng: &mut Rng, all: &[Prospect], spec: &ReportSpec) -> Result<usize, ApiError> {
        let (tx, world, partner) = (self.tx, self.world, self.partner);
        let Some(subject) = self.subject(all, &spec.account) else { return Ok(0) };
        let member = partner.members.iter().find(|member| member.account == spec.by);
        let Some(member) = member else { return Ok(0) };
        // Who has associated since did so within the hour.
        let at = subject.associated_on.map_or(world.now - spec.days * DAY - HOUR, |on| on - HOUR / 2);
        let invited_at = subject.associated_on.map_or(world.now - spec.invited_days * DAY - HOUR, |on| on - HOUR / 3);
        let id = rng.id(at);
        let mut written = 0;
        let until = match spec.state {
            State::InReview | State::Refused => None,
            State::Withdrawn => Some(at + DAY),
            State::Associated => subject.associated_on,
            _ => Some(at + DAYS * DAY),
        };
        if let (true, Some(until)) = (spec.state.protects(), until) {
            written += insert(tx, HOME, CLAIMS, [claim(&subject.id, &partner.spec.id, &id, until)]).await?;
        }
        let mut failed_on = "[]".to_owned();
        if let Some(kind) = spec.invited {
            let letter = rng.id(invited_at);
            let about = Letter { tx, partner, url: self.url, subject: &subject, member, kind, at: invited_at };
            written += about.write(rng, (&id, &letter)).await?;
            let tried_at = spec.failed_days.map(|days| world.now - days * DAY - HOUR).or(subject.associated_on);
            if let Some(at) = tried_at {
                let invitation = (letter.as_str(), true);
                let report = Some(id.as_str());
                let tried = Tried { account: &subject.id, kind, invitation, made_at: invited_at, at, report, member };
                let (unmet, rows) = development_attempts::write(tx, world, (partner, rng), tried).await?;
                (failed_on, written) = (unmet, written + rows);
            }
        }
        let reasons = self.decision(rng, &subject, (&id, member, spec, at)).await?;
        let since = match spec.state {
            State::Expired => at + DAYS * DAY,
            State::Refused | State::Withdrawn => at + DAY,
            State::Invited => invited_at,
            State::AssociationFailed => world.now - spec.failed_days.unwrap_or(0) * DAY - HOUR,
            State::Associated => subject.associated_on.unwrap_or(at),
            State::InReview | State::Reported => at,
        };
        let row = vec![
            id.as_str().into(),
            HOME.into(),
            subject.id.as_str().into(),
            subject.account.as_str().into(),
            subject.name.as_str().into(),
            spec.industry.as_str().into(),
            world.catalog.names.surnames.first().cloned().unwrap_or_default().into(),
            format!("{}@example.com", subject.account).into(),
            spec.reason.as_str().into(),
            spec.state.as_str().into(),
            since.into(),
            member.login_id.as_str().into(),
            member.name.as_str().into(),
            member.id.as_str().into(),
            at.into(),
            until.into(),
            reasons.into(),
            spec.answer.clone().into(),
            spec.invited.map(|kind| kind.as_str().to_owned()).into(),
            spec.invited.map(|_| invited_at + DAYS * DAY).into(),
            failed_on.into(),
            (spec.state == State::Associated).then(|| subject.id.clone()).into(),
        ];
        Ok(written + insert(tx, &partner.spec.id, REPORTS, [row]).await?)
    }

    fn subject(&self, all: &[Prospect], account: &str) -> Option<Subject> {
        let prospect = all.iter().find(|one| one.spec.account == account).map(|one| Subject {
            id: one.id.clone(),
            login_id: one.login_id.clone(),
            account: one.spec.account.clone(),
            name: one.spec.name.clone(),
            associated_on: None,
        });
        let customer = || self.partner.customers.iter().find(|one| one.account_name == account);
        prospect.or_else(|| {
            customer().map(|one| Subject {
                id: one.id.clone(),
                login_id: one.login_id.clone(),
                account: one.account_name.clone(),
                name: one.name.clone(),
                associated_on: Some(one.associated_on),
            })
        })
    }

    /// The receipt of the decision, the vendor's review where it looked, and why it did.
    async fn decision(
        &self,
        rng: &mut Rng,
        subject: &Subject,
        (id, member, spec, at): (&str, &Member, &ReportSpec, i64),
    ) -> Result<String, ApiError> {
        let (tx, world, partner) = (self.tx, self.world, self.partner);
        let db = tx.within(&system_scope(code(&partner.spec.id, "tenants.tenant_id")?, "demo"));
        let account = account_of(&db, HOME, &subject.id).await?.ok_or(ApiError::Internal("demo prospect"))?;
        let mut facts = preregistration_facts(&db, &account, Some(id), moment(at)).await?;
        facts.customer.partner = CurrentPartner::Nobody;
        facts.vendor.direct_sales |= !spec.review.is_empty();
        let report = preregister(&facts, world.policy(at)?, moment(at));
        let by = (member.login_id.as_str(), member.name.as_str());
        let (operator, title) = (world.catalog.people.operator.as_str(), subject.name.as_str());
        let mut asked =
            Asked { rule: RuleId::R05, facts: json(&facts)?, at, by, subject: ("customer_report", id, title) };
        if spec.state == State::InReview {
            let (review, _) = submit(tx, (world, partner), rng, ReviewKind::CustomerReport, &asked).await?;
            let vendor = tx.within(&system_scope(code("platform", "tenants.tenant_id")?, "demo"));
            let sql = "UPDATE reviews SET title = $3 WHERE tenant_id = $1 AND id = $2";
            vendor.exec_one(vendor.sql(sql).bind(review).bind(title)).await?;
        } else {
            asked.subject.1 = &subject.id;
            insert(tx, &partner.spec.id, RECEIPTS, [receipt(world, rng, &asked)?.1]).await?;
        }
        if let Some(answer) = &spec.answer {
            let waiting = Waiting { kind: ReviewKind::CustomerReport, subject: id, title, by: by.1, at };
            let reason = Some(answer.as_str());
            let decided = Decided { event: ReviewEvent::Reject, by: operator, at: at + DAY, reason };
            put_decided(tx, partner, rng.id(at), waiting, decided).await?;
        }
        let reasons: Vec<_> = report.review.iter().map(|reason| reason.as_str()).collect();
        Ok(reasons.join(","))
    }
}

/// Whose report of an account holds until when.
pub(super) fn claim(account: &str, partner: &str, report: &str, until: i64) -> Row {
    vec![account.into(), partner.into(), report.into(), until.into()]
}
