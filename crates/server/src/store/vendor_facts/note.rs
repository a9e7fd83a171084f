//! What stays of a change: its history, the audit record, the message to the partner's administrators.

use super::{Subject, count_up};
use crate::auth::scope::AsScope;
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::partners::{FactChange, PartnerLine, VendorFact};
use domain::api::path_records::SolutionState;
use domain::api::time;

/// What was changed, as others read it.
#[derive(Clone, Debug)]
pub(crate) struct Note<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) change: FactChange,
    pub(crate) reason: Option<&'a str>,
    /// Products on the vendor's list.
    pub(crate) count: Option<u32>,
    /// Until when it holds.
    pub(crate) until: Option<DateTime<Utc>>,
    /// The member's name.
    pub(crate) member: Option<String>,
    /// Names of accounts of the same company.
    pub(crate) accounts: Vec<PartnerLine>,
    /// The number of a record.
    pub(crate) number: Option<String>,
    /// How far a solution is.
    pub(crate) state: Option<SolutionState>,
    /// What else the message and the audit record say.
    pub(crate) more: Vec<(&'static str, String)>,
}

impl<'a> Note<'a> {
    /// It holds from now on.
    pub(crate) const fn given(subject: Subject<'a>) -> Self {
        Self {
            subject,
            change: FactChange::Given,
            reason: None,
            count: None,
            until: None,
            member: None,
            accounts: Vec::new(),
            number: None,
            state: None,
            more: Vec::new(),
        }
    }

    /// It holds no more, for this reason.
    pub(crate) fn taken(subject: Subject<'a>, reason: &'a str) -> Self {
        Self { change: FactChange::Taken, reason: Some(reason), ..Self::given(subject) }
    }
}

/// Keeps what was done at the version that the operator saw, and tells the partner.
pub(crate) async fn note(tx: &Tx, seen: i64, note: &Note<'_>) -> Result<(), StoreError> {
    let params = keep(tx, seen, note).await?;
    partner_administrators(tx, MessageKind::VendorFactChanged, &params).await
}

/// The same without the message, where the partner is told in another way.
pub(crate) async fn keep(tx: &Tx, seen: i64, note: &Note<'_>) -> Result<Params, StoreError> {
    let Note { subject, change, reason, .. } = note;
    count_up(tx, seen).await?;
    tx.record(&subject.record(), change.as_str(), *reason).await?;
    let mut params = Params::from([
        ("fact", subject.fact().as_str().to_owned()),
        ("change", change.as_str().to_owned()),
        ("subject", subject.code().to_owned()),
    ]);
    let (count, until) = (note.count.map(|count| count.to_string()), note.until.map(time::to_text));
    let details = [
        ("reason", reason.map(str::to_owned)),
        ("count", count),
        ("until", until),
        ("member", note.member.clone()),
        ("number", note.number.clone()),
        ("state", note.state.map(|state| state.as_str().to_owned())),
    ];
    params.extend(details.into_iter().filter_map(|(name, value)| Some((name, value?))));
    if !note.accounts.is_empty() {
        let names = |read: fn(&PartnerLine) -> &str| note.accounts.iter().map(read).collect::<Vec<_>>().join(" / ");
        params.extend([("partner_zh", names(|one| &one.name_zh)), ("partner_en", names(|one| &one.name_en))]);
    }
    params.extend(note.more.iter().cloned());
    let partner = tx.scope().tenant().as_str();
    tx.audit(action(subject.fact(), *change), Object { kind: OBJECT, id: partner }, &params).await?;
    Ok(params)
}

/// The kind in the audit log: all of a partner's facts have one version.
pub(crate) const OBJECT: &str = "vendor_standing";

const fn action(fact: VendorFact, change: FactChange) -> &'static str {
    match (fact, change) {
        (VendorFact::PathInvitation, FactChange::Given) => "path_invitation.give",
        (VendorFact::PathInvitation, FactChange::Taken) => "path_invitation.withdraw",
        (VendorFact::CoSell, FactChange::Given) => "co_sell.confirm",
        (VendorFact::CoSell, FactChange::Taken) => "co_sell.withdraw",
        (VendorFact::CompetencyTag, FactChange::Given) => "competency_tag.give",
        (VendorFact::CompetencyTag, FactChange::Taken) => "competency_tag.withdraw",
        (VendorFact::RoleReview, FactChange::Given) => "role_review.begin",
        (VendorFact::RoleReview, FactChange::Taken) => "role_review.end",
        (VendorFact::Company, FactChange::Given) => "company.enter",
        (VendorFact::Company, FactChange::Taken) => "company.leave",
        (VendorFact::PathRecord, FactChange::Given) => "path_record.write",
        (VendorFact::PathRecord, FactChange::Taken) => "path_record.withdraw",
        (VendorFact::Standing, FactChange::Given | FactChange::Taken) => "account_standing.change",
        (VendorFact::CouponQuota, FactChange::Given | FactChange::Taken) => "coupon_quota.give",
        (VendorFact::EcosystemManager, FactChange::Given | FactChange::Taken) => "ecosystem_manager.change",
    }
}
